#include "widgets/layout/shown_time.h"

namespace sluice::widgets {
namespace {

QTimeZone& zone() {
    static QTimeZone shown;
    return shown;
}

}  // namespace

void setShownZone(const QTimeZone& shown) {
    zone() = shown;
}

const QTimeZone& shownZone() {
    return zone();
}

QDateTime shownTime(qint64 milliseconds) {
    return zone().isValid() ? QDateTime::fromMSecsSinceEpoch(milliseconds, zone())
                            : QDateTime::fromMSecsSinceEpoch(milliseconds);
}

}  // namespace sluice::widgets
