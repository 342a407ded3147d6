#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Bytes that a DECIMAL(precision, scale) takes in a row event.
std::size_t binlogDecimalSize(unsigned precision, unsigned scale);
/// Appends the digits as a SELECT gives them (`-12.50`, `0.05`). False: the bytes are no such decimal.
bool appendBinlogDecimal(std::string_view bytes, unsigned precision, unsigned scale, std::string& out);

/// Whether that is a plain decimal: sign, digits, one point.
bool isDecimalText(std::string_view text);
/// Exact: -1, 0 or 1. Both must be isDecimalText().
int compareDecimals(std::string_view a, std::string_view b);

/// A big-endian two's complement number of the fewest bytes, as Java's BigInteger writes it.
struct UnscaledBytes {
    char bytes[33];
    std::uint8_t size = 0;  ///< 0: it did not fit (more than 76 digits, or digits beyond the scale)
    std::string_view view() const { return {bytes + sizeof bytes - size, size}; }
};
/// The decimal times 10^scale.
UnscaledBytes unscaledOf(std::string_view decimal, unsigned scale);
/// The other way. False: more than 32 bytes, or none.
bool appendUnscaled(std::string_view bigEndian, unsigned scale, std::string& out);

}  // namespace sluice
