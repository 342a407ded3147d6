#pragma once
#include "backend/change/position.h"
#include "backend/core/clock.h"
#include "backend/core/result.h"

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What the user last asked of a job; survives restarts.
enum class Wish : std::uint8_t { Running, Paused, Stopped };
struct StoredWish {
    Wish wish = Wish::Running;
    Micros at{};
};

/// A row that a sink or an encoder refused, as the store keeps it.
struct RejectedRow {
    std::int64_t id = 0;
    std::string job;
    std::string table;
    std::uint64_t version = 0;  ///< epoch and ordinal of the change
    char op = 'c';              ///< c, u, d, r as in records
    std::string address;        ///< where it would have gone
    std::string bytes;          ///< what would have been sent; empty when it could not be encoded
    std::string cause;          ///< one sentence
    Micros at{};
    bool superseded = false;      ///< a later change of its address was delivered
    std::uint64_t conflict = 0;   ///< of its piece; 0: it could not be encoded, so there is nothing to send
    std::uint32_t statement = 0;  ///< of its piece
};

/// One line of Activity.
struct ActivityLine {
    Micros at{};
    int kind = 0;
    int severity = 0;
    std::string subject, text, detail;
};

/// Tables whose rows are copied anew. Kept until the copy is done and stored, so that nothing can lose it.
struct AskedCopy {
    std::string pattern;
    bool begun = false;  ///< the position in the store knows of it
};

/// A job that is being made and is in no file yet. `text` is TOML, without a secret.
struct StoredDraft {
    std::string name;
    int step = 1;         ///< where its user was
    std::string editing;  ///< the job that it changes; empty: a new one
    std::string text;
    Micros at{};
};

/// What a running instance says of one job, for readers beside it.
struct StoredStatus {
    Micros at{};
    std::string text;
};

/// The SQLite file of one workspace: checkpoints, wishes, rejected rows, activity, status. Safe to kill at any instant.
/// A value is never stored in part: every call is one transaction. Errors are Halt, with the file and the cause; a
/// locked or full disk is Retry. Lives on: the thread that opened it; several may be open on one file.
class CheckpointStore {
public:
    enum class Durability : std::uint8_t { Process, Power };  ///< survives a kill; survives a power cut, too
    static Result<CheckpointStore> open(const std::string& stateFolder, const std::string& workspace,
                                        Durability durability = Durability::Process);
    /// The file of a workspace in a state folder.
    static std::string pathOf(const std::string& stateFolder, const std::string& workspace);
    CheckpointStore(CheckpointStore&&) noexcept;
    CheckpointStore& operator=(CheckpointStore&&) noexcept;
    ~CheckpointStore();

    Result<std::optional<Position>> position(const std::string& job);
    Result<> savePositions(const std::vector<std::pair<std::string, Position>>& positions);
    Result<> forgetPosition(const std::string& job);
    /// The job has to copy the rows of these tables anew (patterns of database.table), from its next start on. Asking
    /// again for what is on its way begins it again.
    Result<> askCopies(const std::string& job, const std::vector<std::string>& patterns);
    Result<std::vector<AskedCopy>> copies(const std::string& job);
    /// All that were asked for are in this position now; both are stored, or neither.
    Result<> beginCopies(const std::string& job, const Position& position);
    /// Forgets those that were begun: a position that has them all is stored.
    Result<> endCopies(const std::string& job);

    /// The job has to begin anew: kept until whoever runs it takes that up, at its next start or at once.
    Result<> askAnew(const std::string& job);
    /// Whose beginning anew was asked for and not taken up.
    Result<std::vector<std::string>> askedAnew();
    /// Its position and what it was asked to copy are forgotten, its epochs are not; all that `topics` hold is read
    /// from where its start says, whatever their group has committed. All of it or nothing.
    Result<> beginAnew(const std::string& job, const std::vector<std::string>& topics);

    /// A job left the file; `print` tells it from another of its name. What the store knows of it is kept until
    /// forgetJob().
    Result<> setAside(const std::string& job, const std::string& print);
    /// Its print, and when it was set aside; nothing: it was not.
    Result<std::optional<StoredStatus>> asideSince(const std::string& job);
    /// Which were set aside before then.
    Result<std::vector<std::string>> asideBefore(Micros then);
    /// It is in the file again, as it was.
    Result<> takeBack(const std::string& job);
    /// Everything but its epochs: whoever has its name next begins anew, and its changes are newer.
    Result<> forgetJob(const std::string& job);

    /// The largest epoch that this job ever had; 0: none. Kept when the position is forgotten.
    Result<std::uint16_t> lastEpoch(const std::string& job);

    Result<std::optional<StoredWish>> wish(const std::string& job);
    Result<> saveWish(const std::string& job, Wish wish);

    Result<> reject(const RejectedRow& row);
    /// Newest first.
    Result<std::vector<RejectedRow>> rejected(const std::string& job, std::size_t most);
    /// Those of these that are still there.
    Result<std::vector<RejectedRow>> rejectedRows(const std::string& job, const std::vector<std::int64_t>& ids);
    Result<std::uint64_t> rejectedCount(const std::string& job);
    /// Returns how many were there.
    Result<std::size_t> dropRejected(const std::string& job, const std::vector<std::int64_t>& ids);
    /// Rows of that address that are older than `version`: something newer is there now.
    Result<> supersede(const std::string& job, std::string_view address, std::uint64_t version);
    /// Where rejected rows would have gone, those that are superseded left out.
    Result<std::vector<std::string>> rejectedAddresses(const std::string& job);

    Result<> saveDraft(const StoredDraft& draft);
    Result<> discardDraft(const std::string& name);
    /// Newest first.
    Result<std::vector<StoredDraft>> drafts();

    Result<> addActivity(const std::vector<ActivityLine>& lines);
    Result<std::vector<ActivityLine>> activity(std::size_t most);

    Result<> saveStatus(const std::vector<std::pair<std::string, std::string>>& textByJob);
    Result<std::map<std::string, StoredStatus>> statuses();

private:
    struct Database;
    explicit CheckpointStore(std::unique_ptr<Database> database);
    Result<> together(const std::function<Result<>()>& changes);
    Result<> putCopies(const std::string& job, const std::vector<std::string>& patterns);
    Result<> putPosition(const std::string& job, const Position& position);
    Result<> clear(std::initializer_list<std::string_view> tables, const std::string& job);
    std::unique_ptr<Database> m_database;
};

}  // namespace sluice
