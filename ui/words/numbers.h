#pragma once
#include <cstdint>
#include <optional>

#include <QString>

namespace sluice::ui {

/// A number ready to show: the digits, and the unit said once. A missing one is `—` without unit.
struct Quantity {
    QString number;
    QString unit;
    /// `180 ms`, `312 /s`, `97.3 %`.
    QString text() const { return unit.isEmpty() ? number : number + QChar(u' ') + unit; }
    bool operator==(const Quantity&) const = default;
};

/// What stands where nothing is known.
inline const QString missing = QStringLiteral("—");

/// `1,204,331`
QString grouped(std::uint64_t count);
QString grouped(std::int64_t count);
/// Three digits and k, M, G: `942`, `12.4 k`, `3.10 M`; the exact one belongs into a tool tip.
Quantity rounded(double count);

/// Per second: `312 /s`, `12.5 k/s`; of something: `312 docs/s`, `3.1 k rows/s`.
Quantity rate(double perSecond, const QString& of = {});
/// A network or log rate, decimal: `1.9 MB/s`.
Quantity byteRate(double bytesPerSecond);
/// How bytes() counts, all over the program: by 1000 (`13.2 MB`) or, as usual, by 1024. Lives on: GUI thread.
void setDecimalSizes(bool decimal);
/// Binary: `12.6 MiB`, `812 B`; decimal where setDecimalSizes() said so.
Quantity bytes(std::uint64_t count);
/// `1.2 of 4 GiB`; without a limit only the first.
QString bytesOf(std::uint64_t used, std::uint64_t limit);

/// 0…1 as `97.3 %`; `< 0.1 %` for a little, `100 %` only for all.
Quantity percent(double ratio);
/// Whole percent, rounded down: a copy is not at 100 % before it is done.
QString progress(std::uint64_t done, std::uint64_t all);

/// `binlog.000412:48,213,004`
QString logPosition(const QString& file, std::uint64_t offset);

/// `1 table`, `3 tables` of `%1 table` and `%1 tables`; languages without a plural translate both alike.
QString counted(std::uint64_t count, const QString& one, const QString& many);

}  // namespace sluice::ui
