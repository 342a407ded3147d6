#include "backend/engine/preview.h"

#include "backend/change/value.h"
#include "backend/engine/sample_memory.h"
#include "backend/engine/workbench.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

/// As a SELECT shows it; bytes in hexadecimal.
std::string textOf(const Cell& cell) {
    if (cell.presence == Presence::Absent) return {};
    if (cell.isNull()) return "NULL";
    std::string scratch, text;
    const auto value = readValue(cell, scratch);
    if (!value) return value.error().message;
    switch (value->type) {
        case Value::Type::Bytes:
        case Value::Type::Geometry:
        case Value::Type::Vector:
            text = "0x";
            for (const unsigned char byte : value->text) {
                text += hexDigits[byte >> 4];
                text += hexDigits[byte & 15];
            }
            return text;
        case Value::Type::Token:
            return std::string(value->text);
        default:
            appendText(*value, *cell.type, text);
            return text;
    }
}

/// What the row shows of itself: after, or before where that is all.
Cell cellOf(const Row& row, std::size_t column) {
    const auto cell = row.current(column);
    return cell.presence == Presence::Absent ? row.before(column) : cell;
}

std::optional<std::size_t> plannedOf(const Chain& chain, std::size_t column) {
    if (!chain.columns) return column;
    const auto& source = chain.columns->source;
    const auto found = std::find(source.begin(), source.end(), column);
    return found == source.end() ? std::nullopt : std::optional<std::size_t>(found - source.begin());
}

/// `before` was never edited; `after` went through the transforms, as far as it came.
std::vector<PreviewField> fieldsOf(const Row& before, const Row& after, const Chain& chain) {
    Row planned = after;
    planned.plan(chain.planned.get(), chain.columns.get());
    std::vector<PreviewField> fields;
    for (std::size_t i = 0; i < before.columns(); ++i) {
        PreviewField field;
        field.name = before.schema().columns[i].name;
        field.value = textOf(cellOf(before, i));
        const auto to = plannedOf(chain, i);
        if (to) {
            field.nameAfter = chain.planned->columns[*to].name;
            field.valueAfter = textOf(cellOf(planned, *to));
            field.mark = field.valueAfter != field.value ? PreviewField::Mark::Changed
                         : field.nameAfter != field.name ? PreviewField::Mark::Renamed
                                                         : PreviewField::Mark::Kept;
        } else {
            field.mark = PreviewField::Mark::Dropped;
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

std::string quotedIfText(const Cell& cell, std::string text) {
    const auto kind = cell.type->kind;
    const bool number = kind == Kind::Integer || kind == Kind::Decimal || kind == Kind::Float || kind == Kind::Double ||
                        kind == Kind::Bit || kind == Kind::Year || kind == Kind::Untyped;
    return !cell.hasValue() || number ? text : "'" + text + "'";
}

std::string_view operationOf(Op op) {
    return op == Op::Delete ? "deletes" : op == Op::Update ? "updates" : "inserts";
}

/// `not sent: status = 'deleted'`: the values that a filter looked at.
std::string whyDropped(const DroppedRow& dropped, const Row& row, const TransformList& transforms) {
    if (!dropped.step) return fmt::format("not sent: {} of this table are left out", operationOf(row.op()));
    std::string values;
    for (const auto& name : transforms[dropped.step->transform]->names().columns) {
        const auto column = row.schema().indexOf(name);
        if (!column) continue;
        const auto cell = cellOf(row, *column);
        values += fmt::format("{}{} = {}", values.empty() ? "" : ", ", row.schema().columns[*column].name,
                              quotedIfText(cell, textOf(cell)));
    }
    return "not sent: " + values;
}

/// Rows as they were read, beside what became of them.
Result<std::vector<PreviewRow>> rowsOf(const Sample& sample, const Worked& worked, Workbench& bench,
                                       const std::stop_token& stop) {
    Batch original;
    if (auto read = sample.slab->index(original); !read) return forward(read);
    const auto& batch = worked.batch();
    const auto* bindings = static_cast<const BatchBindings*>(batch.planned.get());
    std::vector<PreviewRow> rows(original.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& before = original.rows[i];
        if (i < sample.records.size()) rows[i].record = sample.records[i];
        Chain unplanned;
        unplanned.planned = SchemaPtr(SchemaPtr(), &before.schema());
        const Chain* chain = &unplanned;
        for (const auto& bound : bindings->used)
            if (*bound->source == before.schema()) chain = &bound->chain;
        rows[i].fields = fieldsOf(before, batch.rows[i], *chain);
    }
    for (const auto& dropped : worked.dropped)
        rows[dropped.row].notSent = whyDropped(dropped, batch.rows[dropped.row], bench.transforms());
    for (const auto& rejection : batch.rejected)
        if (rejection.index < rows.size()) rows[rejection.index].notSent = rejection.cause.message;
    for (const auto& piece : batch.pieces) rows[piece.row].pieces.push_back(bench.viewer().show(piece, stop));
    return rows;
}

}  // namespace

Result<Preview> preview(const config::Workspace& workspace, const PreviewRequest& request,
                        const config::Secrets& secrets, const std::stop_token& stop) {
    auto bench = Workbench::open(workspace, request.job, secrets);
    if (!bench) return forward(bench);
    const auto sample = recentSample(*bench, request.rows, stop);
    if (!sample) return forward(sample);
    Preview preview;
    preview.note = sample->note;
    if (!sample->slab) return preview;
    const auto change = request.change == PreviewRequest::Change::Update   ? RowChange::Update
                        : request.change == PreviewRequest::Change::Delete ? RowChange::Delete
                                                                           : RowChange::AsRead;
    const auto worked = bench->run(sample->slab, change, stop);
    if (!worked) return forward(worked);
    auto rows = rowsOf(*sample, *worked, *bench, stop);
    if (!rows) return forward(rows);
    preview.rows = std::move(*rows);
    preview.target = fmt::format("{}", fmt::join(bench->targetTexts(), "\n\n"));
    if (change != RowChange::AsRead && preview.note.empty()) preview.note = "made from this row";
    return preview;
}

}  // namespace sluice
