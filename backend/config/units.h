#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::config {

/// `"500ms"`, `"5s"`, `"2m"`, `"1h"`, `"7d"`; zero: none.
struct Duration {
    std::chrono::milliseconds value{0};
    friend bool operator==(const Duration&, const Duration&) = default;
};
/// `"256KiB"`, `"8MiB"`, plain bytes; zero: automatic.
struct ByteSize {
    std::uint64_t bytes = 0;
    friend bool operator==(const ByteSize&, const ByteSize&) = default;
};
/// `"50000/s"`; zero: no limit.
struct Rate {
    std::uint64_t perSecond = 0;
    friend bool operator==(const Rate&, const Rate&) = default;
};

std::optional<Duration> parseDuration(std::string_view text);
std::optional<ByteSize> parseByteSize(std::string_view text);
std::optional<Rate> parseRate(std::string_view text);
std::string toString(const Duration& duration);
/// For sentences, never more than there is in MiB: `255 MiB`, from 10 GiB on `34.8 GiB`.
std::string readable(ByteSize size);

}  // namespace sluice::config
