#pragma once

class QObject;

namespace sluice::app {

/// Before the first thread: all threads share two heaps. What a worker makes a lane gives back, so with a heap for each
/// thread every one would keep its share of the peak.
void shareHeaps();

/// Gives back twice a minute what a snapshot or a burst left behind, beside the event loop, until `owner` goes.
/// Lives on: the thread of `owner`.
void giveBackFreeMemory(QObject* owner);

}  // namespace sluice::app
