#pragma once
#include "backend/formats/format.h"
#include "backend/sinks/sink.h"
#include "tests/support/made_row.h"

#include <deque>
#include <optional>

#include <QDateTime>
#include <QTest>

namespace sluice::test {

/// A job that publishes to a topic of this test alone, with the sink and the encoder that `connector.cpp` would make.
struct Publishing {
    explicit Publishing(const std::string& brokers, const std::string& sinkOptions = "") {
        static int count = 0;
        topic = fmt::format("kafka_sink_{}_{}", QDateTime::currentMSecsSinceEpoch(), ++count);
        const auto text = fmt::format(R"(
[connection.orders-db]
kind = "mysql"
[connection.bus]
kind = "kafka"
brokers = ["{}"]
[job.publish]
source = {{ connection = "orders-db", tables = ["shop.*"] }}
sink = {{ connection = "bus", topic = "{}"{} }}
)",
                                      brokers, topic, sinkOptions);
        workspace = config::parseWorkspace(text, "test.toml").value();
        context.emplace(ConnectorContext{workspace, workspace.jobs[0], *workspace.connection("bus"), secrets,
                                         std::make_shared<JobMetrics>(), ""});
        const auto* kind = sinks::find("kafka");
        encoder = kind->makeEncoder(*context).value();
        sink = kind->makeSink(*context, 0).value();
    }

    void add(MadeRow& made) {
        const auto rowEncoder = encoder->plan(schemaOf(made), nullptr, nullptr).value();
        encoders.push_back(rowEncoder);
        made.row().place(++ordinal, 0);
        batch.rows.push_back(made.row());
        const auto done =
            rowEncoder->encode(batch.rows.back(), static_cast<std::uint32_t>(batch.rows.size() - 1), batch);
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
    }
    Result<WriteReport> write(const std::stop_token& stop = {}) {
        pointers.clear();
        for (const auto& piece : batch.pieces) pointers.push_back(&piece);
        return sink->write({pointers, nullptr}, stop);
    }
    static SchemaPtr schemaOf(MadeRow& made) { return std::make_shared<TableSchema>(made.row().schema()); }

    std::string topic;
    config::Workspace workspace;
    config::Secrets secrets;
    std::optional<ConnectorContext> context;
    std::shared_ptr<const Encoder> encoder;
    std::vector<std::shared_ptr<const RowEncoder>> encoders;
    std::unique_ptr<Sink> sink;
    Batch batch;
    std::vector<const Piece*> pointers;
    std::uint64_t ordinal = 0;
};

inline SchemaPtr customers() {
    return madeSchema("shop", "customers", {{"id", Kind::Integer}, {"name", Kind::Text}});
}

}  // namespace sluice::test
