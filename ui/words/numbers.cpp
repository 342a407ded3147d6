#include "ui/words/numbers.h"

#include "ui/words/words.h"

#include <array>
#include <cmath>

#include <QLocale>

namespace sluice::ui {

namespace {

struct Scaled {
    double value;
    int step;
};

/// Divides by `base` until three digits are left, after rounding: 999.96 is 1.0 of the next.
Scaled scale(double value, double base, int steps) {
    int step = 0;
    while (step < steps && std::abs(value) >= (step == 0 ? base - 0.5 : base - 0.05)) {
        value /= base;
        ++step;
    }
    return {value, step};
}

QString digits(double value, int step) {
    if (step == 0) return QString::number(std::llround(value));
    if (std::abs(value) >= 99.95) return QString::number(std::llround(value));
    return QString::number(value, 'f', 1);
}

const std::array<const char*, 5> decimal = {"", "k", "M", "G", "T"};
const std::array<const char*, 6> binary = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
const std::array<const char*, 6> decimalSizes = {"B", "kB", "MB", "GB", "TB", "PB"};

bool& sizesAreDecimal() {
    static bool decimal = false;
    return decimal;
}

}  // namespace

QString grouped(std::uint64_t count) {
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(count));
}

QString grouped(std::int64_t count) {
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qlonglong>(count));
}

Quantity rounded(double count) {
    if (!std::isfinite(count)) return {missing, {}};
    const auto [value, step] = scale(count, 1000, 4);
    return {digits(value, step), QString::fromLatin1(decimal.at(static_cast<std::size_t>(step)))};
}

Quantity rate(double perSecond, const QString& of) {
    if (!std::isfinite(perSecond)) return {missing, {}};
    const auto suffix = of + QStringLiteral("/s");
    if (perSecond > 0 && perSecond < 0.95) {
        return {perSecond < 0.05 ? QStringLiteral("< 0.1") : QString::number(perSecond, 'f', 1), suffix};
    }
    const auto [value, step] = scale(perSecond, 1000, 4);
    const auto prefix = QString::fromLatin1(decimal.at(static_cast<std::size_t>(step)));
    const bool parted = step > 0 && !of.isEmpty();
    return {digits(value, step), prefix + (parted ? QStringLiteral(" ") : QString()) + suffix};
}

Quantity byteRate(double bytesPerSecond) {
    if (!std::isfinite(bytesPerSecond)) return {missing, {}};
    const auto [value, step] = scale(bytesPerSecond, 1000, 4);
    return {digits(value, step),
            QString::fromLatin1(decimal.at(static_cast<std::size_t>(step))) + QStringLiteral("B/s")};
}

void setDecimalSizes(bool decimal) {
    sizesAreDecimal() = decimal;
}

Quantity bytes(std::uint64_t count) {
    const bool byThousand = sizesAreDecimal();
    const auto [value, step] = scale(static_cast<double>(count), byThousand ? 1000 : 1024, 5);
    auto number = digits(value, step);
    if (number.endsWith(QStringLiteral(".0"))) number.chop(2);
    return {number, QString::fromLatin1((byThousand ? decimalSizes : binary).at(static_cast<std::size_t>(step)))};
}

QString bytesOf(std::uint64_t used, std::uint64_t limit) {
    if (limit == 0) return bytes(used).text();
    const auto part = bytes(used);
    const auto whole = bytes(limit);
    const bool sameUnit = part.unit == whole.unit;
    return Words::tr("%1 of %2").arg(sameUnit ? part.number : part.text(), whole.text());
}

Quantity percent(double ratio) {
    if (!std::isfinite(ratio)) return {missing, {}};
    const auto unit = QStringLiteral("%");
    if (ratio > 0 && ratio < 0.001) return {QStringLiteral("< 0.1"), unit};
    if (ratio >= 1) return {QStringLiteral("100"), unit};
    if (ratio > 0.999) return {QStringLiteral("99.9"), unit};
    return {QString::number(ratio * 100, 'f', 1), unit};
}

QString progress(std::uint64_t done, std::uint64_t all) {
    if (all == 0) return missing;
    if (done >= all) return QStringLiteral("100 %");
    const auto whole = std::floor(100.0 * static_cast<double>(done) / static_cast<double>(all));
    return QStringLiteral("%1 %").arg(static_cast<int>(whole));
}

QString logPosition(const QString& file, std::uint64_t offset) {
    return file.isEmpty() ? missing : file + QChar(u':') + grouped(offset);
}

QString counted(std::uint64_t count, const QString& one, const QString& many) {
    const auto& words = count == 1 ? one : many;
    if (!words.contains(QStringLiteral("%1"))) return grouped(count) + QChar(u' ') + words;
    return words.arg(grouped(count));
}

}  // namespace sluice::ui
