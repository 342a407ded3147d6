#pragma once
#include "backend/core/monitor.h"
#include "backend/core/result.h"

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sources::mysql {

/// Rows of prepared XA transactions, on disk until somebody commits or rolls them back: one file each, in the job's
/// state folder. A file outlives a restart, and goes when the checkpoint has passed its end.
/// Lives on: the source thread, but for confirmed().
class Spool {
public:
    explicit Spool(std::string folder) : m_folder(std::move(folder)) {}

    /// Starts (again) to keep the events of `xid`.
    Result<> begin(const std::string& xid);
    /// An event without its checksum. Halt: the disk is full.
    Result<> add(std::string_view event);
    /// All events are there. Halt: the disk is full.
    Result<> complete();
    bool has(const std::string& xid) const;

    /// Reads a kept transaction, event by event.
    class Reader {
    public:
        explicit Reader(const std::string& path) : m_in(path, std::ios::binary) {}
        /// Empty at the end. Valid until the next call.
        Result<std::string_view> next();

    private:
        std::ifstream m_in;
        std::string m_event;
    };
    std::unique_ptr<Reader> read(const std::string& xid) const;
    /// `xid` is over at this ordinal; its file goes when the checkpoint is there.
    void end(const std::string& xid, std::uint64_t ordinal);
    /// Any thread.
    void confirmed(std::uint64_t ordinal);

private:
    struct Ended {
        std::string path;
        std::uint64_t ordinal = 0;
    };
    std::string pathOf(const std::string& xid) const;
    Result<> diskFailed() const;

    std::string m_folder;
    std::string m_path;
    std::ofstream m_out;
    Monitor<std::vector<Ended>> m_ended;
};

}  // namespace sluice::sources::mysql
