#include "backend/core/log.h"

#include "backend/core/monitor.h"

#include <map>
#include <memory>

namespace sluice {
namespace {

using Listener = std::shared_ptr<const std::function<void(const LogLine&)>>;
struct Listeners {
    int next = 0;
    std::map<int, Listener> byId;
};
Monitor<Listeners>& listeners() {
    static Monitor<Listeners> all;
    return all;
}

}  // namespace

void log(LogLevel level, std::string_view subject, std::string message) {
    const LogLine line{utcNow(), level, std::string(subject), std::move(message)};
    // Called outside the lock: a listener may log or leave.
    const auto current = listeners().read([](const Listeners& all) { return all.byId; });
    for (const auto& [id, listener] : current) (*listener)(line);
}

LogListener::LogListener(std::function<void(const LogLine&)> listener)
    : m_id(listeners().with([&](Listeners& all) {
          all.byId[all.next] = std::make_shared<const std::function<void(const LogLine&)>>(std::move(listener));
          return all.next++;
      })) {}

LogListener::~LogListener() {
    listeners().with([this](Listeners& all) { all.byId.erase(m_id); });
}

std::string_view toString(LogLevel level) {
    switch (level) {
        case LogLevel::Debug:
            return "debug";
        case LogLevel::Info:
            return "info";
        case LogLevel::Warning:
            return "warning";
        case LogLevel::Error:
            return "error";
    }
    return "info";
}

}  // namespace sluice
