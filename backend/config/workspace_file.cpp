#include "backend/config/workspace_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace sluice::config {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t versionsKept = 10;

/// A descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }
    /// Whether everything that was written arrived.
    bool close() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0; }

private:
    int m_number;
};

tl::unexpected<Error> failed(const std::string& path, std::string_view what, std::string_view remedy) {
    return halt(fmt::format("{} cannot be {}: {}. {}", path, what, std::strerror(errno), remedy));
}

/// Where the path leads in the end; the path itself where it leads nowhere.
std::string resolved(const std::string& path) {
    std::error_code failure;
    const auto real = fs::canonical(path, failure);
    return failure ? path : real.string();
}

Result<std::string> readAll(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return failed(path, "read", "Check the path and its rights.");
    std::string text;
    std::array<char, 16 << 10> piece;
    while (true) {
        const auto got = ::read(file.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed(path, "read", "Check the path and its rights.");
        if (got == 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

bool writeAll(int file, std::string_view text) {
    while (!text.empty()) {
        const auto put = ::write(file, text.data(), text.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

/// So that a rename survives a power cut, too. Some file systems have no such thing, which is no failure.
void syncFolder(const std::string& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened) ::fsync(opened.number());
}

/// A text under a name, whole or not at all. `like`: whose rights and owner it gets; null: only the user's.
Result<> writeWhole(const std::string& path, std::string_view text, const struct stat* like) {
    constexpr auto remedy = "Nothing was changed. Check the folder's rights and the disk.";
    std::string temporary = path + ".XXXXXX";
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));  // mode 0600
    if (!file) return failed(path, "written", remedy);
    const auto giveUp = [&]() -> Result<> {
        auto failure = failed(path, "written", remedy);
        ::unlink(temporary.c_str());
        return failure;
    };
    if (!writeAll(file.number(), text)) return giveUp();
    if (like) {
        // Not ours to give away: then the group alone, then nothing, as an editor would do.
        if (::fchown(file.number(), like->st_uid, like->st_gid) != 0)
            (void)!::fchown(file.number(), static_cast<uid_t>(-1), like->st_gid);
        if (::fchmod(file.number(), like->st_mode & 07777) != 0) return giveUp();
    }
    if (::fsync(file.number()) != 0 || !file.close()) return giveUp();
    if (::rename(temporary.c_str(), path.c_str()) != 0) return giveUp();
    syncFolder(fs::path(path).parent_path().string());
    return {};
}

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const unsigned char byte : text) hash = (hash ^ byte) * 1099511628211ULL;
    return hash;
}

/// Where the versions of a file lie: by its name, and by its path, since another folder may hold one of that name.
std::string folderOf(const std::string& path, const std::string& stateFolder) {
    std::error_code failure;
    return fmt::format("{}/versions/{}-{:016x}", stateFolder, fs::path(path).stem().string(),
                       hashOf(fs::absolute(path, failure).string()));
}

std::vector<FileVersion> versionsIn(const std::string& folder) {
    std::vector<FileVersion> found;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const auto stem = entry.path().stem().string();
        std::int64_t micros = 0;
        const auto* end = stem.data() + stem.size();
        if (entry.path().extension() != ".toml" || std::from_chars(stem.data(), end, micros).ptr != end) continue;
        found.push_back({fromMicros(micros), entry.path().string()});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
    return found;
}

Result<> keepVersion(const std::string& folder, std::string_view text) {
    const auto before = versionsIn(folder);
    auto at = toMicros(utcNow());
    if (!before.empty()) at = std::max(at, toMicros(before.front().at) + 1);
    if (auto kept = writeWhole(fmt::format("{}/{}.toml", folder, at), text, nullptr); !kept) return kept;
    for (std::size_t old = versionsKept - 1; old < before.size(); ++old) ::unlink(before[old].path.c_str());
    return {};
}

/// In the folder of the versions: of the text that the newest version gave way to.
std::string undoPathOf(const std::string& folder) {
    return folder + "/undo";
}

/// Whether it may be replaced. A file that nobody may write is left alone by the superuser, too.
Result<> checkWritable(const std::string& path, const struct stat& now) {
    constexpr auto remedy = "Nothing was changed. Make it writable, or open a copy of it.";
    if ((now.st_mode & 0222) == 0) errno = EACCES;
    if ((now.st_mode & 0222) == 0 || ::access(path.c_str(), W_OK) != 0) return failed(path, "written", remedy);
    return {};
}

}  // namespace

WorkspaceFile::WorkspaceFile(std::string path, std::string stateFolder)
    : m_path(std::move(path)), m_stateFolder(std::move(stateFolder)) {}

Result<std::string> WorkspaceFile::read() const {
    return readAll(m_path);
}

Result<> WorkspaceFile::replace(const std::string& text, const std::string& expected, bool canBeUndone) const {
    const auto path = resolved(m_path);
    const auto folder = folderOf(path, m_stateFolder);
    struct stat now{};
    if (::stat(path.c_str(), &now) != 0) return failed(m_path, "read", "Nothing was changed. Check the path.");
    if (auto writable = checkWritable(path, now); !writable) return writable;
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (!failure) fs::permissions(folder, fs::perms::owner_all, failure);
    if (failure)
        return halt(fmt::format("{} cannot be made: {}. Nothing was changed. Check the state folder and its rights.",
                                folder, failure.message()));
    // Two windows on one file: the second one looks when the first is done.
    const Descriptor turn(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!turn || ::flock(turn.number(), LOCK_EX) != 0)
        return failed(folder, "locked", "Nothing was changed. Check the state folder and its rights.");
    auto stands = readAll(path);
    if (!stands) return forward(stands);
    if (*stands != expected)
        return halt(
            fmt::format("{} was changed by somebody else meanwhile. Nothing was written. Look at what it says "
                        "now, then make the change again.",
                        m_path));
    if (text == expected) return {};
    if (auto kept = keepVersion(folder, expected); !kept) return kept;
    if (auto written = writeWhole(path, text, &now); !written) return written;
    // The change is made: that it cannot be undone later on is no reason to say it was not.
    if (!canBeUndone || !writeWhole(undoPathOf(folder), fmt::format("{:016x}", hashOf(text)), nullptr))
        ::unlink(undoPathOf(folder).c_str());
    return {};
}

std::optional<FileVersion> WorkspaceFile::undoable() const {
    const auto path = resolved(m_path);
    const auto folder = folderOf(path, m_stateFolder);
    const auto gaveWayTo = readAll(undoPathOf(folder));
    const auto stands = readAll(path);
    const auto kept = versionsIn(folder);
    if (!gaveWayTo || !stands || kept.empty() || *gaveWayTo != fmt::format("{:016x}", hashOf(*stands)))
        return std::nullopt;
    return kept.front();
}

std::vector<FileVersion> WorkspaceFile::versions() const {
    return versionsIn(folderOf(resolved(m_path), m_stateFolder));
}

}  // namespace sluice::config
