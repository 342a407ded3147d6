#pragma once
#include "backend/change/table_schema.h"
#include "backend/sinks/elasticsearch/options.h"

#include <cstdint>
#include <map>
#include <string>

#include <QJsonObject>

namespace sluice::sinks::elasticsearch {

/// Which epochs one job wrote an index with: kept in the index's `_meta.sluice`, so that a job whose own store was lost
/// still writes newer versions than those that are there.
struct Writer {
    std::string state;             ///< id of the state that it counts its epochs in
    std::uint64_t firstEpoch = 0;  ///< what those epochs count on from
    std::uint64_t epoch = 0;       ///< the largest that it wrote with, `firstEpoch` included
    friend bool operator==(const Writer&, const Writer&) = default;
};
using Writers = std::map<std::string, Writer>;  ///< by job

/// `properties` for the columns of a table: how each is searched. Every value also stays, exactly, in `_source`.
QJsonObject propertiesOf(const TableSchema& schema);
/// The body that creates the index: settings, properties, and who writes.
QJsonObject indexBody(const TableSchema& schema, const Options& options, const Writers& writers);

/// An index as `GET _mapping` tells it.
struct Existing {
    QJsonObject properties;
    QString dynamic;  ///< `true`, `false`, `strict`, `runtime`; empty: as usual
    QJsonObject meta;
    Writers writers;
};
Existing existingOf(const std::string& mappingBody);
/// Properties of `wanted` that the index has not.
QJsonObject missing(const QJsonObject& wanted, const QJsonObject& existing);
/// `_meta` with the writers put in and everything else kept.
QJsonObject withWriters(QJsonObject meta, const Writers& writers);
/// The entry of a job that starts: its own where its state is the same, else one newer than all that are there.
Writer writerOf(const Writers& writers, const std::string& job, const std::string& state);
/// For a member of a consumer group, whose members share one entry but count their epochs apart: `epoch` becomes no
/// older than what another member wrote, so that rows of a partition that moved between them stay in order.
Writer joined(Writer writer, std::uint64_t epoch);

}  // namespace sluice::sinks::elasticsearch
