#pragma once
#include "backend/core/clock.h"

#include <functional>
#include <string>
#include <string_view>

namespace sluice {

enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error };

/// One line of the engine's log. `subject` is the job or the connection that it is about. Never holds a secret.
struct LogLine {
    Micros time;
    LogLevel level = LogLevel::Info;
    std::string subject;
    std::string message;
};

/// Hands a line to every listener, in the caller's thread. Not for the hot path.
void log(LogLevel level, std::string_view subject, std::string message);

/// Listens until the returned object is gone. The listener is called from any thread and must be quick.
class LogListener {
public:
    explicit LogListener(std::function<void(const LogLine&)> listener);
    ~LogListener();
    LogListener(const LogListener&) = delete;
    LogListener& operator=(const LogListener&) = delete;

private:
    int m_id;
};

/// "debug", "info", "warning", "error".
std::string_view toString(LogLevel level);

}  // namespace sluice
