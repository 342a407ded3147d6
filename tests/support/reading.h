#pragma once
#include "backend/change/value.h"
#include "backend/sources/source.h"
#include "tests/support/kafka_records.h"

#include <deque>
#include <functional>
#include <optional>

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

namespace sluice::test {

inline constexpr int patienceMs = 20'000;

inline std::string uniqueName(const char* what) {
    static int count = 0;
    return fmt::format("kafka_source_{}_{}_{}", what, QDateTime::currentMSecsSinceEpoch(), ++count);
}

/// A job that reads topics of this test alone, with what its source gives.
struct Reading {
    Reading(const std::string& brokers, const std::vector<std::string>& topics, const std::string& group,
            const std::string& more = "", const std::string& workspaceText = "", const std::string& member = "a",
            const std::string& format = "json") {
        const auto text = fmt::format(R"(
[connection.bus]
kind = "kafka"
brokers = ["{}"]
[connection.cache]
kind = "redis"
[job.cache]
source = {{ connection = "bus", topics = ["{}"], group = "{}", format = "{}"{} }}
sink = {{ connection = "cache" }}
{})",
                                      brokers, fmt::join(topics, "\", \""), group, format, more, workspaceText);
        auto parsed = config::parseWorkspace(text, "test.toml");
        if (!parsed) qFatal("%s", parsed.error().message.c_str());
        workspace = std::move(*parsed);
        context.emplace(ConnectorContext{workspace, *workspace.job("cache"), *workspace.connection("bus"), secrets,
                                         metrics, "/kafka-source-test/" + group + "/" + member});
        source = sources::find("kafka")->make(*context).value();
    }

    Result<> start(std::optional<Position> from = {}) {
        if (!from) {
            auto resolved = source->resolve(context->job.start, {});
            if (!resolved) return forward(resolved);
            from = *resolved;
        }
        position = *from;
        return source->open(position, {});
    }

    /// Reads until `done`, decoding what comes; what is read counts as confirmed by confirm().
    bool readUntil(const std::function<bool()>& done, int limitMs = patienceMs) {
        QElapsedTimer clock;
        clock.start();
        while (!done()) {
            if (clock.elapsed() > limitMs) return false;
            if (!readOnce()) return false;
        }
        return true;
    }
    bool readOnce() {
        auto parcel = source->read({});
        if (!parcel) {
            failure = parcel.error();
            return failure->remedy == Remedy::Retry;
        }
        if (parcel->kind == Parcel::Kind::PartitionsRevoked) {
            ++revoked;
            confirm();
            return true;
        }
        pending.push_back(parcel->adds);
        if (!parcel->slab) return true;
        auto& batch = batches.emplace_back();
        batch.slab = parcel->slab;
        const auto indexed = batch.slab->index(batch);
        if (!indexed) qFatal("%s", indexed.error().message.c_str());
        for (const auto& row : batch.rows) rows.push_back(&row);
        for (const auto& rejection : batch.rejected) rejected.push_back(rejection.cause.message);
        return true;
    }
    void confirm() {
        for (const auto& progress : std::exchange(pending, {})) position.add(progress);
        QVERIFY(source->confirmed(position).has_value());
    }
    std::string text(std::size_t row, const char* column) const {
        const auto at = rows.at(row)->schema().indexOf(column);
        if (!at) return "no such column";
        std::string scratch, out;
        const auto cell = rows[row]->current(*at);
        const auto value = readValue(cell, scratch);
        if (!value) return value.error().message;
        appendText(*value, *cell.type, out);
        return out;
    }

    config::Workspace workspace;
    config::Secrets secrets;
    std::shared_ptr<JobMetrics> metrics = std::make_shared<JobMetrics>();
    std::optional<ConnectorContext> context;
    std::unique_ptr<Source> source;
    Position position;
    std::vector<Progress> pending;
    std::deque<Batch> batches;
    std::vector<const Row*> rows;
    std::vector<std::string> rejected;
    std::optional<Error> failure;
    int revoked = 0;
};

inline std::vector<KafkaRecord> numbered(const std::string& topic, int from, int to, int partition = 0) {
    std::vector<KafkaRecord> records;
    for (int i = from; i < to; ++i)
        records.push_back({topic, partition, 0, fmt::format("{{\"id\":{}}}", i), fmt::format("{{\"id\":{}}}", i), {}});
    return records;
}

}  // namespace sluice::test
