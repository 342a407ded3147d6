#include "ui/words/time_words.h"

#include "ui/words/words.h"
#include "widgets/layout/shown_time.h"

#include <cmath>

#include <QLocale>

namespace sluice::ui {

namespace {

QDateTime local(Micros time) {
    return widgets::shownTime(toMicros(time) / 1000);
}

QString two(std::int64_t value) {
    return QStringLiteral("%1").arg(value, 2, 10, QChar(u'0'));
}

}  // namespace

Quantity durationQuantity(std::chrono::microseconds length) {
    const auto micros = std::max<std::int64_t>(length.count(), 0);
    const auto millis = (micros + 500) / 1000;
    if (micros > 0 && millis == 0) return {QStringLiteral("< 1"), QStringLiteral("ms")};
    if (millis < 1000) return {QString::number(millis), QStringLiteral("ms")};
    const auto tenths = (micros + 50'000) / 100'000;
    if (tenths < 100) return {QString::number(static_cast<double>(tenths) / 10, 'f', 1), QStringLiteral("s")};
    const auto seconds = (micros + 500'000) / 1'000'000;
    if (seconds < 60) return {QString::number(seconds), QStringLiteral("s")};
    if (seconds < 3600) return {QStringLiteral("%1 m %2 s").arg(seconds / 60).arg(two(seconds % 60)), {}};
    const auto minutes = seconds / 60;
    if (minutes < 24 * 60) return {QStringLiteral("%1 h %2 m").arg(minutes / 60).arg(two(minutes % 60)), {}};
    const auto hours = minutes / 60;
    if (hours < 24 * 10) return {QStringLiteral("%1 d %2 h").arg(hours / 24).arg(hours % 24), {}};
    return {QString::number(hours / 24), QStringLiteral("d")};
}

QString duration(std::chrono::microseconds length) {
    return durationQuantity(length).text();
}

QString ping(std::int64_t micros) {
    if (micros > 0 && micros < 50) return QStringLiteral("< 0.1 ms");
    if (micros < 9'950) return QString::number(static_cast<double>(micros) / 1000, 'f', 1) + QStringLiteral(" ms");
    return duration(std::chrono::microseconds(micros));
}

Quantity lag(std::int64_t micros, bool wholeSeconds) {
    if (wholeSeconds && micros < 1'000'000) return {QStringLiteral("< 1"), QStringLiteral("s")};
    return durationQuantity(std::chrono::microseconds(micros));
}

QString wholeDuration(std::chrono::microseconds length) {
    if (length >= std::chrono::seconds(1) && length < std::chrono::seconds(60)) {
        return QString::number((length.count() + 500'000) / 1'000'000) + QStringLiteral(" s");
    }
    return duration(length);
}

QString window(std::int64_t seconds) {
    seconds = std::max<std::int64_t>(seconds, 0);
    if (seconds < 3600) return QStringLiteral("%1 min").arg(seconds / 60);
    const auto hours = seconds / 3600;
    if (hours < 72) return QStringLiteral("%1 h").arg(hours);
    return QStringLiteral("%1 d").arg(hours / 24);
}

QString clock(Micros time) {
    return local(time).toString(QStringLiteral("HH:mm:ss"));
}

QString moment(Micros time, Micros now) {
    const auto at = local(time);
    if (at.date() == local(now).date()) return at.toString(QStringLiteral("HH:mm:ss"));
    //: a day and a time, as QLocale::toString() takes it
    return QLocale(QLocale::English).toString(at, Words::tr("d MMM HH:mm"));
}

QString exactMoment(Micros time) {
    const auto at = local(time);
    const auto offset = at.offsetFromUtc();
    const auto minutes = std::abs(offset) / 60;
    return at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz ")) + (offset < 0 ? QChar(u'-') : QChar(u'+')) +
           two(minutes / 60) + QChar(u':') + two(minutes % 60);
}

QString ago(Micros time, Micros now) {
    const auto age = now - time;
    if (age < std::chrono::milliseconds(100)) return Words::tr("just now");
    return Words::tr("%1 ago").arg(duration(age));
}

}  // namespace sluice::ui
