#pragma once
#include "backend/sinks/sink.h"
#include "tests/support/made_row.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QTest>

namespace sluice::test {

/// One job's encoder and sink, made as the engine makes them, and the group that is to be written.
class SinkUnderTest {
public:
    /// `connection`: the TOML of `[connection.target]`; `options`: more of `job.sink`; `rest`: whatever follows;
    /// `source`: what the rows are read from, other than tables.
    SinkUnderTest(const std::string& connection, const std::string& options, const std::string& stateFolder = "",
                  const std::string& rest = "",
                  const std::string& source = "connection = \"db\", tables = [\"shop.*\"]") {
        auto parsed = config::parseWorkspace(
            "[connection.db]\nkind = \"mysql\"\n[connection.bus]\nkind = \"kafka\"\nbrokers = "
            "[\"127.0.0.1:1\"]\n[connection.target]\n" +
                connection + "\n[job.writes]\nsource = { " + source +
                " }\n"
                "sink = { connection = \"target\"" +
                (options.empty() ? "" : ", " + options) + " }\n" + rest,
            "test.toml");
        if (!parsed) qFatal("%s", parsed.error().message.c_str());
        m_workspace = std::move(*parsed);
        m_context.emplace(ConnectorContext{m_workspace, m_workspace.jobs.at(0), *m_workspace.connection("target"),
                                           m_secrets, std::make_shared<JobMetrics>(), stateFolder});
        m_kind = sinks::find(context().connection.kind);
        if (!m_kind) qFatal("nothing writes to %s", context().connection.kind.c_str());
        auto sink = m_kind->makeSink(context(), 0);
        if (!sink) qFatal("%s", sink.error().message.c_str());
        m_sink = std::move(*sink);
        m_batch.epoch = 1;
    }

    const ConnectorContext& context() const { return *m_context; }
    Sink& sink() { return *m_sink; }
    Batch& batch() { return m_batch; }
    config::Checks check() const { return m_kind->check(context(), {}); }

    /// First sight of a table: what the engine does before it encodes its rows.
    Result<> see(const SchemaPtr& schema) {
        SchemaChange change;
        change.after = schema;
        auto target = m_sink->apply(change, {});
        if (!target) return forward(target);
        auto encoder = m_kind->makeEncoder(context());
        if (!encoder) return forward(encoder);
        auto plan = (*encoder)->plan(schema, target->get(), nullptr);
        if (!plan) return forward(plan);
        m_schema = schema;
        m_plan = std::move(*plan);
        return {};
    }
    /// Adds the pieces of a row of the table last seen.
    Result<> add(Op op, const std::optional<MadeRow::Image>& before, const std::optional<MadeRow::Image>& after,
                 std::uint64_t ordinal) {
        auto& made = m_rows.emplace_back(m_schema, op, before, after);
        made.row().place(ordinal, 0);
        m_batch.rows.push_back(made.row());
        return m_plan->encode(made.row(), static_cast<std::uint32_t>(m_batch.rows.size() - 1), m_batch);
    }
    Result<> put(const MadeRow::Image& after, std::uint64_t ordinal) {
        return add(Op::Insert, std::nullopt, after, ordinal);
    }
    Result<> remove(const MadeRow::Image& before, std::uint64_t ordinal) {
        return add(Op::Delete, before, std::nullopt, ordinal);
    }
    Result<WriteReport> write(const std::stop_token& stop = {}) {
        m_pointers.clear();
        for (const auto& piece : m_batch.pieces) m_pointers.push_back(&piece);
        return m_sink->write({m_pointers, nullptr}, stop);
    }
    void clear() {
        m_batch.pieces.clear();
        m_batch.rows.clear();
    }

private:
    config::Workspace m_workspace;
    config::Secrets m_secrets;
    std::optional<ConnectorContext> m_context;
    const SinkKind* m_kind = nullptr;
    std::unique_ptr<Sink> m_sink;
    SchemaPtr m_schema;
    std::shared_ptr<const RowEncoder> m_plan;
    std::deque<MadeRow> m_rows;
    Batch m_batch;
    std::vector<const Piece*> m_pointers;
};

}  // namespace sluice::test

/// Fails the test with the sentence of an error.
#define SLUICE_OK(result)                                                     \
    do {                                                                      \
        const auto& okResult = (result);                                      \
        QVERIFY2(okResult, okResult ? "" : okResult.error().message.c_str()); \
    } while (false)
