#include "backend/sinks/mysql/begun_tables.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace sluice::sinks::mysql {

BegunTables::BegunTables(const std::string& folder) {
    if (folder.empty()) return;
    m_file = folder + "/tables-begun";
    std::ifstream file(m_file);
    for (std::string line; std::getline(file, line);) {
        std::uint16_t epoch = 0;
        const auto [end, failed] = std::from_chars(line.data(), line.data() + line.size(), epoch);
        const auto space = static_cast<std::size_t>(end - line.data());
        const bool numbered = failed == std::errc{} && space < line.size() && line[space] == ' ';
        m_epochs[numbered ? line.substr(space + 1) : line] = numbered ? epoch : 0;
    }
}

void BegunTables::startAt(std::uint16_t epoch, bool copies, const std::map<std::string, std::uint16_t>& known) {
    m_epoch = epoch;
    m_copies = copies;
    for (const auto& [name, knownEpoch] : known) m_epochs[name] = std::max(m_epochs[name], knownEpoch);
}

bool BegunTables::has(const std::string& table) const {
    const auto known = m_epochs.find(table);
    return known != m_epochs.end() && (!m_copies || known->second == m_epoch);
}

void BegunTables::add(const std::string& table) {
    const auto known = m_epochs.find(table);
    if (known != m_epochs.end() && known->second == m_epoch) return;
    m_epochs[table] = m_epoch;
    if (m_file.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(m_file).parent_path(), ignored);
    std::ofstream(m_file, std::ios::app) << m_epoch << ' ' << table << '\n';
}

}  // namespace sluice::sinks::mysql
