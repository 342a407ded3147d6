#pragma once
#include "backend/change/batch.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// A column of a table, or a field of a topic's records.
struct CatalogColumn {
    std::string name;
    std::string type;  ///< as SHOW CREATE TABLE writes it, or `JSON number`; empty: unknown
    bool isKey = false;
    bool nullable = true;
    bool guessed = false;  ///< seen in sampled records only
    std::string fits;      ///< of a guessed one: a type of MySQL that holds the values seen; empty: none is known
};

/// What a job can read: a table or a topic.
struct CatalogEntry {
    std::string name;                    ///< `shop.orders`, or the topic
    std::string database;                ///< empty: a topic
    std::optional<std::uint64_t> rows;   ///< about; a topic: messages
    std::optional<std::uint64_t> bytes;  ///< nothing: not known
    std::vector<std::string> key;        ///< primary key, else the first not-null unique key; empty: none
    bool keyIsPrimary = true;
    // topics
    std::uint32_t partitions = 0;
    std::string format;     ///< guessed from its last records: `debezium`, `json`; empty: not known
    std::string writtenBy;  ///< job of this workspace that publishes it
    std::string problem;    ///< a record that cannot be read, or no right to read: one sentence
};
using Catalog = std::vector<CatalogEntry>;

/// Rows as the source would deliver them, for a preview: indexed and planned like any other slab. Their schemas and
/// values live as long as the slab.
struct Sample {
    std::shared_ptr<const Slab> slab;  ///< null: there is no row
    std::vector<std::string> records;  ///< Kafka: each record as it lies in the topic, in the order of the rows
    std::string note;                  ///< "example from column types", or why nothing can be shown
};

/// Which rows are wanted.
struct SampleRequest {
    std::string name;  ///< table or topic
    std::string key;   ///< `{primary_key}` of one row; empty: the newest
    std::size_t most = 20;
};

}  // namespace sluice
