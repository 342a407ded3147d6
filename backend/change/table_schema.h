#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// What a column is in MySQL, as far as reading and writing its values needs it. One enumerator for each way bytes lie.
enum class Kind : std::uint8_t {
    Integer,  ///< TINYINT … BIGINT; `bytes` wide, `isUnsigned`
    Decimal,  ///< `precision`, `scale`
    Float,
    Double,
    Bit,  ///< `length` bits
    Year,
    Date,
    Time,       ///< `fraction` digits
    DateTime,   ///< `fraction` digits, no zone
    Timestamp,  ///< `fraction` digits, an instant in UTC
    Text,       ///< CHAR, VARCHAR, TEXT in `collation`
    Bytes,      ///< BINARY, VARBINARY, BLOB
    Enum,       ///< one of `labels`
    Set,        ///< some of `labels`
    Json,
    Geometry,
    Vector,
    Untyped,  ///< came as JSON from a topic that says no types
    Unsupported,
};

/// The type of one column. Both readers, binlog and SELECT, build the same one (same fingerprint).
struct ColumnType {
    Kind kind = Kind::Untyped;
    std::string sql;  ///< as SHOW CREATE TABLE writes it: `decimal(12,2)`, `varchar(64)`
    bool isUnsigned = false;
    bool isBoolean = false;      ///< TINYINT(1), which formats may show as a boolean
    bool fixedLength = false;    ///< CHAR, BINARY: padded
    std::uint8_t bytes = 0;      ///< width of an Integer; length bytes of a BLOB or TEXT on the wire; pack of Enum, Set
    std::uint8_t precision = 0;  ///< Decimal
    std::uint8_t scale = 0;      ///< Decimal
    std::uint8_t fraction = 0;   ///< digits of a second
    std::uint32_t length = 0;    ///< most bytes on the wire (Text, Bytes); bits (Bit); dimensions (Vector)
    std::uint16_t collation = 0;      ///< MySQL's collation id; 63 is binary, 0 unknown
    std::string charset;              ///< MySQL's name: "utf8mb4", "latin1", …; empty: UTF-8 already
    std::string collationName;        ///< "utf8mb4_0900_ai_ci"; empty when the source does not say
    std::vector<std::string> labels;  ///< Enum, Set, in UTF-8
    bool jsonAsText = false;          ///< MariaDB: JSON lies as text on the wire
    friend bool operator==(const ColumnType&, const ColumnType&) = default;
};

struct Column {
    std::string name;  ///< UTF-8
    ColumnType type;
    bool nullable = true;
    bool generated = false;
    bool autoIncrement = false;
    std::optional<std::string> defaultText;  ///< as information_schema says it
    friend bool operator==(const Column&, const Column&) = default;
};

/// One version of one table. Immutable once made; shared by every row of that version.
struct TableSchema {
    std::string database;  ///< the topic's name, for a record that names no database
    std::string table;
    std::vector<Column> columns;
    std::vector<std::size_t> key;  ///< columns that identify a row, in key order; empty: none
    std::optional<std::size_t> indexOf(std::string_view column) const;
    std::string qualifiedName() const { return database + "." + table; }
    /// Equal for equal names, types and keys; unlike after any change of them.
    std::uint64_t fingerprint() const;
    friend bool operator==(const TableSchema&, const TableSchema&) = default;
};
using SchemaPtr = std::shared_ptr<const TableSchema>;

/// What the target table says about conflicts: whether two source rows with different keys can still disturb each
/// other.
struct TargetTable {
    SchemaPtr schema;
    bool hasOtherUniqueIndex = false;
    bool keyIsBinaryCollated = true;  ///< false: 'abc' and 'ABC' are one key there
    std::uint64_t firstEpoch = 0;     ///< versions there are newer than all before it: what epochs count on from
};

}  // namespace sluice
