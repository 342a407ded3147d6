#pragma once
#include "backend/core/clock.h"
#include "backend/core/monitor.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sluice::watch {

/// One value of a series. NaN: not measured (a gap), never zero.
struct Point {
    Micros at{};
    double value = 0;
};

/// Something that happened, drawn as a mark on the charts.
struct Mark {
    Micros at{};
    std::string subject;
    std::string text;
    enum class Kind : std::uint8_t { Start, Stop, Edit, Schema, Restart, Error } kind = Kind::Error;
};

/// A time without measurements, since no Sluice ran.
struct Rest {
    Micros from{}, to{};
    bool onlyJobs = false;  ///< this process ran and watched the systems; nothing ran the jobs
    friend bool operator==(const Rest&, const Rest&) = default;
};

/// The last hour of every series at one second, in memory. Names: `job.NAME.lag` (s), `job.NAME.rate`,
/// `job.NAME.read` (rows confirmed and read per s),
/// `kafka.produced`, `kafka.consumed` (per s), `kafka.ends`, `kafka.committed` (messages), `kafka.lag` (s),
/// `redis.NAME.hit` (0…1), `index.CONNECTION.INDEX` (documents), `mysql.NAME.bytes` (per s).
/// Lives on: any thread; written by the sampler and the control thread.
class History {
public:
    static constexpr std::size_t length = 3600;
    void add(const std::string& series, Point point);
    void mark(Mark mark);
    /// One that began when the last of its kind did is that one, grown.
    void rest(Rest rest);
    /// Points after `from`, oldest first.
    std::vector<Point> points(const std::string& series, Micros from) const;
    std::vector<std::string> series(const std::string& prefix) const;
    std::vector<Mark> marks(Micros from) const;
    /// Those that ended after `from`, oldest first.
    std::vector<Rest> rests(Micros from) const;

private:
    struct State {
        std::map<std::string, std::vector<Point>> rings;  ///< each a ring of `length`
        std::map<std::string, std::size_t> next;
        std::vector<Mark> marks;
        std::vector<Rest> rests;
    };
    Monitor<State> m_state;
};

}  // namespace sluice::watch
