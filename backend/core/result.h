#pragma once
#include <source_location>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace sluice {

/// What helps against an error; decided where the error is made, obeyed by the lane or the job that meets it.
enum class Remedy : std::uint8_t {
    Retry,   ///< the same again, later: a connection was lost, the server is busy
    Reject,  ///< this row alone is at fault: set it aside, go on (or stop, as the job's `on_error` says)
    Halt,    ///< somebody has to act: the job fails with this sentence
};

/// One sentence with the object, the cause and what to do about it. Never holds a secret.
struct Error {
    Remedy remedy = Remedy::Halt;
    std::string message;
    std::source_location where = std::source_location::current();
    bool refused =
        false;  ///< Retry only: the system answered and said no, so it is tried `retries` times, not for ever
};

/// A value, or the Error that kept us from it. Ignoring one does not compile.
template <class T = void>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

/// `return halt(fmt::format(...))`: the job stops until somebody has acted.
inline tl::unexpected<Error> halt(std::string message, std::source_location where = std::source_location::current()) {
    return tl::unexpected<Error>(Error{Remedy::Halt, std::move(message), where});
}
/// The same operation may succeed later.
inline tl::unexpected<Error> retry(std::string message, std::source_location where = std::source_location::current()) {
    return tl::unexpected<Error>(Error{Remedy::Retry, std::move(message), where});
}
/// The same operation may succeed later, but the system answered and said no (too busy, blocked): tried `retries`
/// times.
inline tl::unexpected<Error> refuse(std::string message, std::source_location where = std::source_location::current()) {
    return tl::unexpected<Error>(Error{Remedy::Retry, std::move(message), where, true});
}
/// Only this row is at fault.
inline tl::unexpected<Error> reject(std::string message, std::source_location where = std::source_location::current()) {
    return tl::unexpected<Error>(Error{Remedy::Reject, std::move(message), where});
}
/// Hands on the error of a Result of another type.
template <class T>
tl::unexpected<Error> forward(const Result<T>& failed) {
    return tl::unexpected<Error>(failed.error());
}

}  // namespace sluice
