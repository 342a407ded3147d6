#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace sluice::sinks::mysql {

/// Which tables a job has begun to write, so that `existing` is asked once a table. Kept in the job's own folder.
/// Lives on: one thread.
class BegunTables {
public:
    /// `folder` empty: nothing is kept.
    explicit BegunTables(const std::string& folder);

    /// A copy that begins now asks again, save of tables that it has begun before (by epoch: `known`, of the target).
    void startAt(std::uint16_t epoch, bool copies, const std::map<std::string, std::uint16_t>& known);
    bool has(const std::string& table) const;
    void add(const std::string& table);

private:
    std::string m_file;
    std::map<std::string, std::uint16_t> m_epochs;  ///< of their last copies
    std::uint16_t m_epoch = 0;
    bool m_copies = false;
};

}  // namespace sluice::sinks::mysql
