#include "backend/change/json_text.h"
#include "backend/change/value.h"
#include "backend/services/openssl/hmac.h"
#include "backend/transforms/options.h"
#include "backend/transforms/transform.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::transforms::mask {
namespace {

using services::openssl::HmacSha256;

struct Options {
    std::vector<std::string> columns;
    std::string with;
    std::string hash;
    std::string salt;
    std::vector<std::string> tables;
};

const config::Schema<Options>& schema() {
    static const auto made = [] {
        config::Schema<Options> options;
        options.field("columns", &Options::columns, "The columns whose values are hidden.")
            .required()
            .effect(config::Effect::Snapshot);
        options.field("with", &Options::with, "The text that stands in every row instead; NULL stays NULL.")
            .effect(config::Effect::Snapshot);
        options
            .field("hash", &Options::hash,
                   "Puts a keyed hash in place of the value, so equal values stay equal and keys stay keys.")
            .oneOf({"sha256"})
            .effect(config::Effect::Snapshot);
        options
            .field("salt", &Options::salt,
                   "The key of the hash: env:NAME, file:PATH, keyring or plain:TEXT. Whoever has it can try values.")
            .secret()
            .effect(config::Effect::Snapshot);
        options.field("tables", &Options::tables, "Where; all tables that have the columns if not said.")
            .effect(config::Effect::Snapshot);
        return options;
    }();
    return made;
}

/// Hides the values of some columns of one schema version.
class MaskEdit : public RowEdit {
public:
    MaskEdit(std::vector<std::size_t> columns, std::string text, std::shared_ptr<const HmacSha256> hash,
             SchemaPtr schema)
        : m_columns(std::move(columns)),
          m_text(std::move(text)),
          m_hash(std::move(hash)),
          m_schema(std::move(schema)) {}

    Result<Verdict> apply(Row& row, Batch& batch) const override {
        for (const auto column : m_columns) {
            if (const Cell cell = row.after(column); cell.hasValue()) {
                const auto text = hidden(cell, column, batch.arena);
                if (!text) return forward(text);
                row.setAfter(column, *text);
            }
            if (const Cell cell = row.before(column); cell.hasValue()) {
                const auto text = hidden(cell, column, batch.arena);
                if (!text) return forward(text);
                row.setBefore(column, *text);
            }
        }
        return Verdict::Keep;
    }

private:
    Result<std::string_view> hidden(const Cell& cell, std::size_t column, Arena& arena) const {
        if (!m_hash) return arena.copy(m_text);  // this edit may be gone before the batch is
        thread_local std::string scratch, text;
        const auto value = readValue(cell, scratch);
        if (!value) return inColumn(value.error(), *m_schema, column);
        text.clear();
        // The text in a record's token, so that a value has one hash whether its topic says types or not.
        if (value->type != Value::Type::Token || !appendUnescapedJson(value->text, text))
            appendText(*value, *cell.type, text);
        char* digits = arena.allocate(HmacSha256::digits);
        if (!m_hash->writeHex(text, digits))
            return halt("OpenSSL offers no HMAC-SHA256, which a `mask` transform needs. Check its configuration.");
        return std::string_view(digits, HmacSha256::digits);
    }

    std::vector<std::size_t> m_columns;
    std::string m_text;
    std::shared_ptr<const HmacSha256> m_hash;
    SchemaPtr m_schema;
};

/// Whether a text can stand in a column of that type without changing the type.
bool fits(const ColumnType& type, const std::string& text) {
    std::string scratch;
    const Cell cell{&type, text, Presence::Value, Wire::Edited};
    return type.kind == Kind::Untyped ||
           (type.kind != Kind::Enum && type.kind != Kind::Set && type.kind != Kind::Json && readValue(cell, scratch) &&
            (type.kind != Kind::Text || type.length == 0 || text.size() <= type.length));
}

ColumnType textType(std::size_t length) {
    ColumnType type;
    type.kind = Kind::Text;
    type.sql = fmt::format("varchar({})", length);
    type.length = static_cast<std::uint32_t>(4 * length);
    type.charset = "utf8mb4";
    type.collation = 46;
    type.collationName = "utf8mb4_bin";
    return type;
}

class Mask : public Transform {
public:
    Mask(std::vector<std::string> columns, std::string text, std::shared_ptr<const HmacSha256> hash, Scope scope)
        : m_columns(std::move(columns)), m_text(std::move(text)), m_hash(std::move(hash)), m_scope(std::move(scope)) {}

    Result<Planned> plan(const SchemaPtr& in) const override {
        if (!m_scope.contains(*in)) return Planned{in, nullptr, nullptr};
        const auto columns = findColumns(*in, m_columns, m_scope, "mask");
        if (!columns) return forward(columns);
        if (columns->empty()) return Planned{in, nullptr, nullptr};
        auto schema = std::make_shared<TableSchema>(*in);
        for (const auto index : *columns) {
            auto& column = schema->columns[index];
            if (!m_hash && std::find(in->key.begin(), in->key.end(), index) != in->key.end())
                return halt(
                    fmt::format("{}.{} is part of the key; with one text for all, every row would be the same "
                                "row. Mask it with `hash = \"sha256\"` instead.",
                                in->qualifiedName(), column.name));
            if (m_hash ? column.type.kind == Kind::Untyped : fits(column.type, m_text)) continue;
            column.type = textType(m_hash ? HmacSha256::digits : std::max<std::size_t>(m_text.size(), 1));
            column.generated = column.autoIncrement = false;
            column.defaultText.reset();
        }
        if (*schema == *in) return Planned{in, nullptr, std::make_shared<const MaskEdit>(*columns, m_text, m_hash, in)};
        return Planned{std::move(schema), nullptr, std::make_shared<const MaskEdit>(*columns, m_text, m_hash, in)};
    }

    NamedColumns names() const override { return {"mask", m_columns, false, m_scope.isSaid()}; }
    bool concerns(const TableSchema& table) const override { return m_scope.contains(table); }

private:
    std::vector<std::string> m_columns;
    std::string m_text;
    std::shared_ptr<const HmacSha256> m_hash;
    Scope m_scope;
};

Result<std::shared_ptr<const Transform>> make(const config::Node& node, const config::Secrets& secrets) {
    auto options = parseOptions(schema(), node, "mask");
    if (!options) return forward(options);
    auto scope = Scope::parse(options->tables, node, "mask");
    if (!scope) return forward(scope);
    const bool hasText = node.find("with") != nullptr, hasHash = !options->hash.empty();
    if (hasText == hasHash)
        return halt(fmt::format("line:{}: mask needs either `with = \"text\"` or `hash = \"sha256\"`.", node.line));
    std::shared_ptr<const HmacSha256> hash;
    if (hasHash) {
        if (options->salt.empty())
            return halt(
                fmt::format("line:{}: mask has a hash but no `salt`. Name the secret that keys it, as "
                            "\"env:MASK_SALT\".",
                            node.line));
        const auto salt = secrets.resolve(options->salt, "transform.mask", "salt");
        if (!salt) return halt(fmt::format("{}: {}", placeOf(node, "mask", "salt"), salt.error().message));
        if (salt->empty())
            return halt(fmt::format("{} is empty. Give the hash a key, else anybody can try values.",
                                    placeOf(node, "mask", "salt")));
        hash = std::make_shared<const HmacSha256>(*salt);
    }
    return std::make_shared<const Mask>(std::move(options->columns), std::move(options->with), std::move(hash),
                                        std::move(*scope));
}

}  // namespace

const TransformKind& connector() {
    static const TransformKind kind{"mask", "Hides values behind a text or a keyed hash.",
                                    [] { return schema().options(); }, make};
    return kind;
}

}  // namespace sluice::transforms::mask
