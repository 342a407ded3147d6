#include "ui/shell/file_watch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace sluice::ui {

FileWatch::FileWatch(QObject* parent) : QObject(parent) {
    m_settled.setSingleShot(true);
    m_settled.setInterval(500);
    connect(&m_settled, &QTimer::timeout, this, &FileWatch::look);
    const auto soon = [this] { m_settled.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
}

void FileWatch::watch(const QString& file) {
    const auto watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty()) m_watcher.removePaths(watched);
    m_file = file;
    m_known = digest();
    if (file.isEmpty() || !QFileInfo::exists(file)) return;
    // Editors replace a file by another of its name: its folder tells of that.
    m_watcher.addPaths({file, QFileInfo(file).absolutePath()});
}

QByteArray FileWatch::digest() const {
    QFile file(m_file);
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
    return QCryptographicHash::hash(file.read(16 << 20), QCryptographicHash::Sha256);
}

void FileWatch::look() {
    const auto now = digest();
    if (now.isEmpty()) return;  // between two versions, or removed: what is open goes on
    if (!m_watcher.files().contains(m_file)) m_watcher.addPath(m_file);
    if (now == m_known) return;
    m_known = now;
    Q_EMIT changed();
}

}  // namespace sluice::ui
