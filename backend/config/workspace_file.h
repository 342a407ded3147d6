#pragma once
#include "backend/core/clock.h"
#include "backend/core/result.h"

#include <optional>
#include <string>
#include <vector>

namespace sluice::config {

/// One earlier text of a workspace file.
struct FileVersion {
    Micros at{};
    std::string path;  ///< where it is kept
};

/// A workspace file on disk and its last ten versions, which are kept in the state folder, readable by the user alone.
/// Every call blocks on the disk; any thread. Errors are Halt with the path, the cause and what to do.
class WorkspaceFile {
public:
    WorkspaceFile(std::string path, std::string stateFolder);

    const std::string& path() const { return m_path; }
    Result<std::string> read() const;
    /// Replaces the file atomically (same rights, links followed) and keeps what it said before. `expected` is what the
    /// writer believes to stand there: when somebody else has changed it meanwhile, nothing is written.
    /// `canBeUndone`: undoable() gives it back, also to another process.
    Result<> replace(const std::string& text, const std::string& expected, bool canBeUndone = true) const;
    /// What the file said before the last replace(); nothing: that cannot be undone, or somebody else has changed the
    /// file since.
    std::optional<FileVersion> undoable() const;
    /// Newest first, ten at most.
    std::vector<FileVersion> versions() const;

private:
    std::string m_path;
    std::string m_stateFolder;
};

}  // namespace sluice::config
