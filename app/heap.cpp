#include "app/heap.h"

#include <malloc.h>

#include <QThreadPool>
#include <QTimer>

namespace sluice::app {

void shareHeaps() {
    mallopt(M_ARENA_MAX, 2);
}

void giveBackFreeMemory(QObject* owner) {
    auto* timer = new QTimer(owner);
    QObject::connect(timer, &QTimer::timeout, owner,
                     [] { QThreadPool::globalInstance()->start([] { malloc_trim(0); }); });
    timer->start(30'000);
}

}  // namespace sluice::app
