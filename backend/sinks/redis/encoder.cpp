#include "backend/sinks/redis/encoder.h"

#include "backend/change/value.h"
#include "backend/formats/json/document.h"
#include "backend/sinks/redis/request.h"

#include <string>

#include <fmt/format.h>

namespace sluice::sinks::redis {
namespace {

struct BoundOptions {
    Shape shape = Shape::Json;
    std::uint64_t ttlMillis = 0;
    formats::json::DocumentOptions document;
    std::size_t column = 0;  ///< of the shape String
    bool ignoresTruncate = false;
};

class RedisRowEncoder final : public RowEncoder {
public:
    RedisRowEncoder(SchemaPtr schema, BoundTemplate key, BoundOptions options)
        : m_schema(std::move(schema)), m_key(std::move(key)), m_options(options) {}

    Result<> encode(const Row& row, std::uint32_t rowIndex, Batch& out) const override {
        if (row.op() == Op::Truncate) {
            if (m_options.ignoresTruncate) return {};
            return halt(
                fmt::format("{} was emptied at the source, but the keys made from it stay: a truncate names no row. "
                            "Delete them, set on_ddl = \"ignore\" for the job, and start it again.",
                            m_schema->qualifiedName()));
        }
        if (!row.hasAfter() || m_key.moves(row))
            if (auto done = remove(row, rowIndex, out); !done || !row.hasAfter()) return done;
        return put(row, rowIndex, out);
    }

private:
    /// Of the calling worker; empty.
    static std::string& keyScratch() {
        static thread_local std::string text;
        text.clear();
        return text;
    }
    static std::string& valueScratch() {
        static thread_local std::string text;
        return text;
    }

    static void add(const Row& row, std::uint32_t rowIndex, std::string_view key, std::string_view bytes,
                    std::uint32_t replies, Op op, bool whole, Batch& out) {
        Piece piece;
        piece.address = key;
        piece.conflict = conflictOf(key);
        piece.version = versionOf(out.epoch, row.ordinal());
        piece.bytes = bytes;
        piece.row = rowIndex;
        piece.statement = replies;
        piece.op = op;
        piece.whole = whole;
        out.pieces.push_back(piece);
    }

    Result<std::string_view> keyOfRow(const Row& row, Image image, Batch& out) const {
        auto& key = keyScratch();
        if (auto rendered = m_key.render(row, image, key, valueScratch()); !rendered) return forward(rendered);
        return out.arena.copy(key);
    }

    static std::string_view deletion(std::string_view key, Batch& out) {
        Request request(out.arena);
        request.command({"DEL", key});
        return request.finish();
    }

    Result<> remove(const Row& row, std::uint32_t rowIndex, Batch& out) const {
        const auto key = keyOfRow(row, Image::Before, out);
        if (!key) return forward(key);
        add(row, rowIndex, *key, deletion(*key, out), 1, Op::Delete, true, out);
        return {};
    }

    Result<> put(const Row& row, std::uint32_t rowIndex, Batch& out) const {
        const auto key = keyOfRow(row, Image::After, out);
        if (!key) return forward(key);
        switch (m_options.shape) {
            case Shape::Invalidate:
                add(row, rowIndex, *key, deletion(*key, out), 1, row.op(), true, out);
                return {};
            case Shape::Hash:
                return putHash(row, rowIndex, *key, out);
            case Shape::String:
                return putColumn(row, rowIndex, *key, out);
            case Shape::Json:
                break;
        }
        if (auto whole = needWhole(row); !whole) return whole;
        return putText(row, rowIndex, *key, out, [&](ArenaText& text) {
            return formats::json::appendDocument(row, formats::json::Image::After, m_options.document, text);
        });
    }

    template <class Write>
    Result<> putText(const Row& row, std::uint32_t rowIndex, std::string_view key, Batch& out, Write&& write) const {
        Request request(out.arena);
        request.words(m_options.ttlMillis == 0 ? 3 : 5);
        request.word("SET");
        request.word(key);
        if (auto written = request.wordInPlace(write); !written) {
            request.finish();
            return written;
        }
        if (m_options.ttlMillis != 0) {
            request.word("PX");
            request.word(m_options.ttlMillis);
        }
        add(row, rowIndex, key, request.finish(), 1, row.op(), true, out);
        return {};
    }

    /// A log with partial images cannot make a whole document. A record that lacks a column is older than the column.
    Result<> needWhole(const Row& row) const {
        if (row.op() != Op::Update || !row.origin().topic.empty()) return {};
        for (std::size_t i = 0; i < row.columns(); ++i)
            if (row.after(i).presence == Presence::Absent)
                return reject(
                    fmt::format("{}: the log does not hold column {} of this update, so the document would "
                                "lose it. Set binlog_row_image=FULL on the source.",
                                m_schema->qualifiedName(), m_schema->columns[i].name));
        return {};
    }

    Result<> putColumn(const Row& row, std::uint32_t rowIndex, std::string_view key, Batch& out) const {
        const Cell cell = row.after(m_options.column);
        if (cell.presence == Presence::Absent) return {};  // not changed
        if (cell.isNull()) {
            add(row, rowIndex, key, deletion(key, out), 1, row.op(), true, out);
            return {};
        }
        auto& text = keyScratch();
        if (auto read = appendCell(cell, m_options.column, text); !read) return read;
        return putText(row, rowIndex, key, out, [&](ArenaText& into) -> Result<> {
            into.append(text);
            return {};
        });
    }

    /// DEL and HSET in one transaction: nobody sees the key without its fields, and no field of an older shape stays.
    Result<> putHash(const Row& row, std::uint32_t rowIndex, std::string_view key, Batch& out) const {
        std::size_t fields = 0;
        bool partial = false;
        for (std::size_t i = 0; i < row.columns(); ++i) {
            const auto presence = row.after(i).presence;
            fields += presence == Presence::Value ? 1 : 0;
            partial = partial || (presence == Presence::Absent && row.origin().topic.empty());
        }
        Request request(out.arena);
        std::uint32_t replies = 2;
        request.command({"MULTI"});
        if (!partial) {
            request.command({"DEL", key});
            ++replies;
        }
        if (fields > 0) {
            request.words(2 + 2 * fields);
            request.word("HSET");
            request.word(key);
            for (std::size_t i = 0; i < row.columns(); ++i) {
                const Cell cell = row.after(i);
                if (!cell.hasValue()) continue;
                auto& text = keyScratch();
                if (auto read = appendCell(cell, i, text); !read) {
                    request.finish();
                    return read;
                }
                request.word(m_schema->columns[i].name);
                request.word(text);
            }
            ++replies;
        }
        for (std::size_t i = 0; partial && i < row.columns(); ++i) {
            if (!row.after(i).isNull()) continue;
            request.command({"HDEL", key, m_schema->columns[i].name});
            ++replies;
        }
        if (m_options.ttlMillis != 0) {
            request.words(3);
            request.word("PEXPIRE");
            request.word(key);
            request.word(m_options.ttlMillis);
            ++replies;
        }
        request.command({"EXEC"});
        add(row, rowIndex, key, request.finish(), replies, row.op(), !partial, out);
        return {};
    }

    Result<> appendCell(const Cell& cell, std::size_t column, std::string& text) const {
        const auto value = readValue(cell, valueScratch());
        if (!value)
            return reject(fmt::format("{}: column {}: {}", m_schema->qualifiedName(), m_schema->columns[column].name,
                                      value.error().message));
        appendText(*value, *cell.type, text);
        return {};
    }

    SchemaPtr m_schema;
    BoundTemplate m_key;
    BoundOptions m_options;
};

class RedisEncoder final : public Encoder {
public:
    RedisEncoder(Options options, Template key) : m_options(std::move(options)), m_key(std::move(key)) {}

    Result<std::shared_ptr<const RowEncoder>> plan(const SchemaPtr& planned, const TargetTable*,
                                                   const config::TableOptions* options) const override {
        Template pattern = m_key;
        if (options && !options->target.empty()) {
            auto own = Template::parse(options->target);
            if (!own) return forward(own);
            pattern = *own;
        }
        const auto key = keyOf(*planned, options);
        if (!key) return forward(key);
        auto bound = pattern.bind(*planned, *key);
        if (!bound) return forward(bound);
        if (!bound->containsKey() && bound->isConstant())
            return halt(
                fmt::format("The key pattern \"{}\" gives every row of {} the same Redis key. Add "
                            "{{primary_key}} to it.",
                            pattern.pattern(), planned->qualifiedName()));
        BoundOptions settings;
        settings.shape = m_options.shapeOf();
        settings.ttlMillis = static_cast<std::uint64_t>(m_options.ttl.value.count());
        settings.document.decimalsAsNumber = m_options.decimals == "number";
        settings.ignoresTruncate = m_options.onDdl == "ignore";
        if (settings.shape == Shape::String) {
            const auto column = planned->indexOf(m_options.column);
            if (!column)
                return halt(fmt::format("The sink keeps column {}, which {} does not have. Correct `column`.",
                                        m_options.column, planned->qualifiedName()));
            settings.column = *column;
        }
        return std::make_shared<const RedisRowEncoder>(planned, std::move(*bound), settings);
    }

private:
    Options m_options;
    Template m_key;
};

}  // namespace

Result<std::shared_ptr<const Encoder>> makeEncoder(const Options& options) {
    auto key = Template::parse(options.key);
    if (!key) return forward(key);
    return std::make_shared<const RedisEncoder>(options, std::move(*key));
}

}  // namespace sluice::sinks::redis
