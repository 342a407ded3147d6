#include "backend/config/units.h"

#include <charconv>

#include <fmt/format.h>

namespace sluice::config {
namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};

template <std::size_t N>
std::optional<std::uint64_t> parse(std::string_view text, const Unit (&units)[N]) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    for (const auto& [name, factor] : units)
        if (rest == name) return number > UINT64_MAX / factor ? std::nullopt : std::optional(number * factor);
    return std::nullopt;
}

}  // namespace

std::optional<Duration> parseDuration(std::string_view text) {
    static constexpr Unit units[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};
    const auto milliseconds = parse(text, units);
    if (!milliseconds || *milliseconds > INT64_MAX / 1'000'000) return std::nullopt;
    return Duration{std::chrono::milliseconds(*milliseconds)};
}

std::optional<ByteSize> parseByteSize(std::string_view text) {
    static constexpr Unit units[] = {{"", 1},           {"B", 1},     {"KiB", 1u << 10}, {"MiB", 1u << 20},
                                     {"GiB", 1u << 30}, {"kB", 1000}, {"MB", 1'000'000}, {"GB", 1'000'000'000}};
    const auto bytes = parse(text, units);
    return bytes ? std::optional(ByteSize{*bytes}) : std::nullopt;
}

std::optional<Rate> parseRate(std::string_view text) {
    static constexpr Unit units[] = {{"/s", 1}, {"k/s", 1000}, {"M/s", 1'000'000}};
    const auto rate = parse(text, units);
    return rate && *rate > 0 ? std::optional(Rate{*rate}) : std::nullopt;
}

std::string toString(const Duration& duration) {
    const auto ms = duration.value.count();
    if (ms % 3'600'000 == 0 && ms != 0) return fmt::format("{}h", ms / 3'600'000);
    if (ms % 60'000 == 0 && ms != 0) return fmt::format("{}m", ms / 60'000);
    if (ms % 1000 == 0) return fmt::format("{}s", ms / 1000);
    return fmt::format("{}ms", ms);
}

std::string readable(ByteSize size) {
    const auto mebibytes = size.bytes >> 20;
    if (mebibytes < 10 * 1024) return fmt::format("{} MiB", mebibytes);
    return fmt::format("{:.1f} GiB", static_cast<double>(mebibytes) / 1024);
}

}  // namespace sluice::config
