#pragma once
#include "backend/change/batch.h"
#include "backend/core/result.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// A header of a record. `name` lives as long as the program, `value` in the batch's arena.
struct RecordHeader {
    std::string_view name;
    std::string_view value;
};

/// A row as a record, in the batch's arena.
struct Record {
    std::string_view key;    ///< empty and !hasKey: a null key
    std::string_view value;  ///< empty and !hasValue: a tombstone
    bool hasKey = false;
    bool hasValue = false;
    Op op = Op::Insert;
    RecordHeader header;  ///< at most one; no name: none
};

/// Options with Debezium's names and defaults, and ours for plain JSON.
struct FormatOptions {
    enum class Decimals : std::uint8_t { Precise, String, Double };
    enum class Times : std::uint8_t { Adaptive, Connect, IsoString, Microseconds, Nanoseconds };
    enum class Binaries : std::uint8_t { Bytes, Base64, Base64UrlSafe, Hex };
    Decimals decimals = Decimals::Precise;  ///< Debezium's decimal.handling
    Times times = Times::Adaptive;          ///< time.precision: adaptive_time_microseconds is the default
    Binaries binaries = Binaries::Bytes;    ///< binary.handling
    bool jsonDecimalsAsNumber = false;      ///< `decimals = "number"` of plain JSON
    bool tombstones = true;
    std::string connectorName = "sluice";  ///< Debezium's source.name: the topic prefix or the connection
};

/// Rows to records for one schema version. Pure; several workers at once.
class RowFormat {
public:
    virtual ~RowFormat() = default;
    /// Appends one record a row, two when the key moves or a tombstone follows; bytes go to `arena`.
    virtual Result<> encode(const Row& row, Arena& arena, std::vector<Record>& out) const = 0;
};

/// Finds column types for decoded records, and keeps the schemas that decoded rows point to. Safe for several workers.
class TypeBook {
public:
    virtual ~TypeBook() = default;
    /// Null: the source does not know that table.
    virtual SchemaPtr find(std::string_view database, std::string_view table) const = 0;
    /// Columns of that table whose types the job says, without a key: for those that nobody else types. Null: none.
    virtual SchemaPtr said(std::string_view, std::string_view) const { return nullptr; }
    /// The kept one of equal schemas: for records whose types nobody says.
    virtual SchemaPtr intern(TableSchema schema) const = 0;
    /// Unlike that of every other book, also of those that have gone: for what decoders remember by book.
    std::uint64_t identity() const { return m_identity; }

private:
    static std::uint64_t nextIdentity();
    std::uint64_t m_identity = nextIdentity();
};

/// One record format, both ways.
class Format {
public:
    virtual ~Format() = default;
    virtual Result<std::shared_ptr<const RowFormat>> plan(const SchemaPtr& schema) const = 0;
    /// Appends the rows of one record to the batch. Where `types` does not know the table, values keep their JSON
    /// types. A record without a row (schema change, heartbeat) appends none. Reject: this record cannot be read.
    virtual Result<> decode(std::string_view key, bool hasKey, std::string_view value, bool hasValue,
                            const Origin& origin, const TypeBook& types, Batch& into) const = 0;
};

/// One folder of formats/.
struct FormatKind {
    std::string_view name;
    std::string_view summary;
    std::shared_ptr<const Format> (*make)(const FormatOptions& options);
};

namespace formats {
std::span<const FormatKind* const> all();
/// Null: no such format.
const FormatKind* find(std::string_view name);
}  // namespace formats

}  // namespace sluice
