#pragma once
#include <QDateTime>
#include <QTimeZone>

namespace sluice::widgets {

/// The zone that times are shown in, all over the program; not valid: the computer's own. Lives on: GUI thread.
void setShownZone(const QTimeZone& zone);
const QTimeZone& shownZone();
/// A moment, in milliseconds since 1970 UTC, as it is shown.
QDateTime shownTime(qint64 milliseconds);

}  // namespace sluice::widgets
