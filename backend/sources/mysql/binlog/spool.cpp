#include "backend/sources/mysql/binlog/spool.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

constexpr std::string_view unfinished = ".part";

}  // namespace

std::string Spool::pathOf(const std::string& xid) const {
    std::string name;
    for (const char c : xid) name += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ? c : '_';
    return fmt::format("{}/xa/{}", m_folder, name);
}

Result<> Spool::diskFailed() const {
    return halt(fmt::format("The rows of a prepared transaction cannot be kept in {}: {}. Make room there.", m_path,
                            std::strerror(errno)));
}

Result<> Spool::begin(const std::string& xid) {
    m_path = pathOf(xid);
    std::error_code failed;
    std::filesystem::create_directories(std::filesystem::path(m_path).parent_path(), failed);
    m_out = std::ofstream(m_path + std::string(unfinished), std::ios::binary | std::ios::trunc);
    return m_out ? Result<>() : diskFailed();
}

Result<> Spool::add(std::string_view event) {
    const auto size = static_cast<std::uint32_t>(event.size());
    m_out.write(reinterpret_cast<const char*>(&size), sizeof size);
    m_out.write(event.data(), static_cast<std::streamsize>(event.size()));
    return m_out ? Result<>() : diskFailed();
}

Result<> Spool::complete() {
    m_out.close();
    std::error_code failed;
    if (m_out) std::filesystem::rename(m_path + std::string(unfinished), m_path, failed);
    return m_out && !failed ? Result<>() : diskFailed();
}

bool Spool::has(const std::string& xid) const {
    std::error_code failed;
    return std::filesystem::exists(pathOf(xid), failed);
}

std::unique_ptr<Spool::Reader> Spool::read(const std::string& xid) const {
    return std::make_unique<Reader>(pathOf(xid));
}

Result<std::string_view> Spool::Reader::next() {
    std::uint32_t size = 0;
    if (!m_in.read(reinterpret_cast<char*>(&size), sizeof size)) return std::string_view();
    m_event.resize(size);
    if (!m_in.read(m_event.data(), size))
        return halt("The kept rows of a prepared transaction are damaged. Take a new snapshot.");
    return std::string_view(m_event);
}

void Spool::end(const std::string& xid, std::uint64_t ordinal) {
    m_ended.with([&](auto& ended) { ended.push_back({pathOf(xid), ordinal}); });
}

void Spool::confirmed(std::uint64_t ordinal) {
    std::vector<Ended> gone;
    m_ended.with([&](auto& ended) {
        const auto first =
            std::partition(ended.begin(), ended.end(), [&](const Ended& e) { return e.ordinal > ordinal; });
        gone.assign(first, ended.end());
        ended.erase(first, ended.end());
    });
    for (const auto& [path, at] : gone) {
        std::error_code failed;  // a file that stays costs room, nothing else
        std::filesystem::remove(path, failed);
    }
}

}  // namespace sluice::sources::mysql
