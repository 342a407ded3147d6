#include "widgets/layout/keep_state.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QTimer>

namespace sluice::widgets {

namespace {

constexpr int saveAfterMs = 500;

// Restarted by every change; saves when there was none for a while.
template <class Kept>
QTimer* saver(Kept* kept, QSettings* settings, const QString& key) {
    auto* timer = new QTimer(kept);
    timer->setSingleShot(true);
    timer->setInterval(saveAfterMs);
    QObject::connect(timer, &QTimer::timeout, kept,
                     [kept, settings, key] { settings->setValue(key, kept->saveState()); });
    return timer;
}

}  // namespace

void keepState(QSplitter* splitter, QSettings* settings, const QString& key) {
    splitter->restoreState(settings->value(key).toByteArray());
    QTimer* timer = saver(splitter, settings, key);
    QObject::connect(splitter, &QSplitter::splitterMoved, timer, [timer] { timer->start(); });
}

void keepState(QHeaderView* header, QSettings* settings, const QString& key) {
    const QByteArray kept = settings->value(key).toByteArray();
    const QByteArray before = header->saveState();
    const int columns = header->count();
    if (!kept.isEmpty() && (!header->restoreState(kept) || header->count() != columns)) header->restoreState(before);
    QTimer* timer = saver(header, settings, key);
    const auto start = [timer] { timer->start(); };
    QObject::connect(header, &QHeaderView::sectionResized, timer, start);
    QObject::connect(header, &QHeaderView::sectionMoved, timer, start);
    QObject::connect(header, &QHeaderView::sortIndicatorChanged, timer, start);
}

}  // namespace sluice::widgets
