#include "backend/sinks/elasticsearch/encoder.h"

#include "backend/change/arena_text.h"
#include "backend/formats/json/document.h"
#include "backend/sinks/elasticsearch/index_name.h"
#include "backend/sinks/template.h"

#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {
namespace {

constexpr std::size_t longestId = 512;

class DocumentEncoder final : public RowEncoder {
public:
    DocumentEncoder(SchemaPtr schema, std::string index, BoundTemplate id, formats::json::DocumentOptions document,
                    std::uint64_t firstEpoch, bool ignoresTruncate)
        : m_schema(std::move(schema)),
          m_index(std::move(index)),
          m_id(std::move(id)),
          m_document(document),
          m_firstEpoch(firstEpoch),
          m_ignoresTruncate(ignoresTruncate) {
        Arena arena;
        ArenaText name(arena);
        formats::json::appendJsonString(m_index, name);
        const auto quoted = name.finish();
        m_putHead = fmt::format(R"({{"index":{{"_index":{},"_id":)", quoted);
        m_deleteHead = fmt::format(R"({{"delete":{{"_index":{},"_id":)", quoted);
    }

    Result<> encode(const Row& row, std::uint32_t rowIndex, Batch& out) const override {
        if (row.op() == Op::Truncate) {
            if (m_ignoresTruncate) return {};
            return halt(
                fmt::format("{} was emptied at the source, but its documents stay: a truncate names no row. Delete "
                            "them (index {}), set on_ddl = \"ignore\" for the job, and start it again.",
                            m_schema->qualifiedName(), m_index));
        }
        if (m_firstEpoch + out.epoch > lastEpoch)
            return halt(
                fmt::format("Index {} has seen {} new starts, as many as document versions can tell apart; with one "
                            "more, newer documents would lose against older ones. Delete the index, or set `index` to "
                            "another name, and start the job again with a snapshot.",
                            m_index, lastEpoch));
        if (!row.hasAfter() || m_id.moves(row))
            if (auto done = write(row, rowIndex, Image::Before, out); !done || !row.hasAfter()) return done;
        if (auto whole = needWhole(row); !whole) return whole;
        return write(row, rowIndex, Image::After, out);
    }

private:
    /// A delete of the image before, or the document of the image after.
    Result<> write(const Row& row, std::uint32_t rowIndex, Image image, Batch& out) const {
        static thread_local std::string address;
        static thread_local std::string scratch;
        address.assign(m_index);
        address += '\0';
        if (auto rendered = m_id.render(row, image, address, scratch); !rendered) return rendered;
        const std::string_view id = std::string_view(address).substr(m_index.size() + 1);
        if (id.empty() || id.size() > longestId)
            return reject(fmt::format("{}: an _id has 1 to {} bytes, and this one has {}. Choose a shorter `id`.",
                                      m_schema->qualifiedName(), longestId, id.size()));
        Piece piece;
        piece.address = out.arena.copy(address);
        piece.conflict = conflictOf(piece.address);
        piece.version = versionOf(m_firstEpoch + out.epoch, row.ordinal());
        piece.row = rowIndex;
        piece.op = image == Image::Before ? Op::Delete : row.op();
        ArenaText text(out.arena);
        text.append(image == Image::Before ? m_deleteHead : m_putHead);
        formats::json::appendJsonString(idOf(piece.address), text);
        text.append(R"(,"version":)");
        text.appendNumber(piece.version);
        text.append(",\"version_type\":\"external_gte\"}}\n");
        if (image == Image::After) {
            if (auto written = formats::json::appendDocument(row, formats::json::Image::After, m_document, text);
                !written) {
                text.finish();
                return written;
            }
            text.append('\n');
        }
        piece.bytes = text.finish();
        out.pieces.push_back(piece);
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

    SchemaPtr m_schema;
    std::string m_index;
    BoundTemplate m_id;
    formats::json::DocumentOptions m_document;
    std::uint64_t m_firstEpoch;
    bool m_ignoresTruncate;
    std::string m_putHead, m_deleteHead;  ///< an action up to its id
};

class ElasticsearchEncoder final : public Encoder {
public:
    ElasticsearchEncoder(Options options, Template id) : m_options(std::move(options)), m_id(std::move(id)) {}

    Result<std::shared_ptr<const RowEncoder>> plan(const SchemaPtr& planned, const TargetTable* target,
                                                   const config::TableOptions* options) const override {
        auto index = indexOf(*planned, m_options, options);
        if (!index) return forward(index);
        const auto key = keyOf(*planned, options);
        if (!key) return forward(key);
        auto id = m_id.bind(*planned, *key);
        if (!id) return forward(id);
        if (id->isConstant())
            return halt(fmt::format("The id \"{}\" gives every row of {} the same document. Add {{primary_key}} to it.",
                                    m_id.pattern(), planned->qualifiedName()));
        formats::json::DocumentOptions document;
        document.decimalsAsNumber = m_options.decimals == "number";
        return std::make_shared<const DocumentEncoder>(planned, std::move(*index), std::move(*id), document,
                                                       target ? target->firstEpoch : 0, m_options.onDdl == "ignore");
    }

private:
    Options m_options;
    Template m_id;
};

}  // namespace

std::string_view indexOf(std::string_view address) {
    return address.substr(0, address.find('\0'));
}
std::string_view idOf(std::string_view address) {
    return address.substr(address.find('\0') + 1);
}

Result<std::shared_ptr<const Encoder>> makeEncoder(const Options& options) {
    auto id = Template::parse(options.id);
    if (!id) return forward(id);
    return std::make_shared<const ElasticsearchEncoder>(options, std::move(*id));
}

}  // namespace sluice::sinks::elasticsearch
