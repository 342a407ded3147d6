#pragma once
#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace sluice::ui {

/// Tells when the open workspace file was changed by somebody else. A file written anew under its name counts once,
/// half a second after the last write; one that was only touched does not count. Lives on: GUI thread.
class FileWatch : public QObject {
    Q_OBJECT

public:
    explicit FileWatch(QObject* parent = nullptr);

    /// Takes what the file says now as known. Empty: watches nothing.
    void watch(const QString& file);
    const QString& file() const { return m_file; }

Q_SIGNALS:
    void changed();

private:
    void look();
    QByteArray digest() const;

    QString m_file;
    QByteArray m_known;
    QFileSystemWatcher m_watcher;
    QTimer m_settled;
};

}  // namespace sluice::ui
