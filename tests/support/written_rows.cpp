#include "tests/support/written_rows.h"

#include "tests/support/kafka_records.h"

#include <QJsonDocument>
#include <fmt/format.h>

namespace sluice::test {
namespace {

constexpr std::size_t mostSentences = 10;

QJsonObject object(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

/// A topic folded by key, in whichever of our formats each record is.
truth::Documents folded(const System& kafka, const RowPlace& place) {
    truth::Documents live;
    for (const auto& record : readTopic(kafka.address(), place.name)) {
        const auto id = object(*record.key)[QString::fromStdString(place.key)].toVariant().toString().toStdString();
        const auto value = object(record.value.value_or(""));
        const bool isDebezium = value.contains("after");
        if (value.isEmpty() || value["_op"] == "d" || (isDebezium && value["after"].isNull()))
            live.erase(id);
        else
            live[id] = isDebezium ? value["after"].toObject() : value;
    }
    return live;
}

truth::Documents tableRows(const System& tidb, const RowPlace& place) {
    truth::Sql sql(tidb, tidb.account("everything"));
    const auto dot = place.name.find('.');
    std::vector<std::string> names, expressions;
    for (const auto& row : sql.rows(fmt::format(
             "SELECT column_name FROM information_schema.columns WHERE table_schema='{}' AND table_name='{}'",
             place.name.substr(0, dot), place.name.substr(dot + 1)))) {
        names.push_back(*row[0]);
        expressions.push_back(*row[0] == "raw" ? "HEX(raw)" : *row[0]);
    }
    truth::Documents documents;
    if (names.empty()) return documents;
    for (const auto& row : sql.rows(fmt::format("SELECT {} FROM {}", fmt::join(expressions, ","), place.name))) {
        QJsonObject document;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (row[i]) document[QString::fromStdString(names[i])] = QString::fromStdString(*row[i]);
        documents[document[QString::fromStdString(place.key)].toString().toStdString()] = document;
    }
    return documents;
}

bool matches(const truth::Table& source, const truth::Sql::Row& row, const QJsonObject* document, const RowForm& form,
             bool isTable) {
    if (form.absent || !document) return form.absent == !document;
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        const auto& column = source.columns[i];
        if (!form.only.empty() && form.only != column.name) continue;
        const auto renamed = form.names.find(column.name);
        const auto name = !form.only.empty()            ? std::string()
                          : renamed == form.names.end() ? column.name
                                                        : renamed->second;
        // A table keeps a column that is written no more.
        if (name != column.name && !isTable && document->contains(QString::fromStdString(column.name))) return false;
        if (name.empty() && form.only.empty()) continue;
        const auto value = (*document)[QString::fromStdString(name)];
        const auto shown = form.shown.find(column.name);
        const bool right = shown != form.shown.end() ? shown->second(row[i].value_or(""), value)
                           : isTable || form.isText  ? value.toString().toStdString() == row[i].value_or("")
                           : form.isDebezium         ? truth::isDebeziumValue(column, row[i], value)
                                                     : truth::isFlatValue(column, row[i], value);
        if (!right) return false;
    }
    return true;
}

std::size_t indexOf(const truth::Table& table, const std::string& column) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name == column) return i;
    qFatal("no column %s", column.c_str());
}

}  // namespace

void WrittenRows::reform(const RowForm& form, bool anew, std::int64_t revision) {
    if (anew) forms.clear();
    forms.emplace_back(anew ? -1 : revision, form);
}

truth::Documents Targets::documents(const std::string& kind, const RowPlace& place) const {
    if (kind == "kafka") return folded(kafka, place);
    if (kind == "redis") return truth::redisDocuments(redis, place.prefix, place.database);
    if (kind == "tidb") return tableRows(tidb, place);
    truth::Documents ours;
    for (const auto& [id, document] : truth::elasticsearchDocuments(elasticsearch, place.name))
        if (id.starts_with(place.prefix)) ours[id.substr(place.prefix.size())] = document;
    return ours;
}

std::vector<std::string> differences(const truth::Table& source, const std::string& origin,
                                     const truth::Documents& target, const WrittenRows& written, bool isTable) {
    std::vector<std::string> wrong;
    if (!written.read) return wrong;
    const auto say = [&](const std::string& sentence) {
        if (wrong.size() < mostSentences) wrong.push_back(written.place.name + written.place.prefix + ": " + sentence);
    };
    const auto key = indexOf(source, written.place.key), amount = indexOf(source, "amount"),
               rev = indexOf(source, "rev");
    auto left = target;
    for (const auto& [name, row] : source.rows) {
        const auto id = *row[key];
        const auto revision = std::stoll(*row[rev]);
        const auto found = left.find(id);
        const bool isThere = found != left.end();
        const auto document = isThere ? found->second : QJsonObject();
        if (isThere) left.erase(found);
        if (written.leavesOut && std::stoi(*row[amount]) >= 900) continue;
        if (revision <= written.from) continue;
        std::size_t least = 0;
        for (std::size_t i = 0; i < written.forms.size(); ++i)
            if (revision > written.forms[i].first) least = i;
        // What the load never touched has been written by a copy alone.
        const auto end = revision == 0 ? written.forms.begin() + 1 : written.forms.end();
        if (std::none_of(written.forms.begin() + static_cast<std::ptrdiff_t>(least), end, [&](const auto& form) {
                return matches(source, row, isThere ? &document : nullptr, form.second, isTable);
            }))
            say(fmt::format(
                "row {} of revision {} is {}", id, revision,
                isThere ? QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString() : "missing"));
    }
    if (!written.deletesPass) return wrong;
    for (const auto& [id, document] : left) {
        const auto of = document["origin"].toString().toStdString();
        if (written.leavesOut && document["amount"].toVariant().toInt() >= 900) continue;
        if (of.empty() || of == origin) say(fmt::format("row {} is too many", id));
    }
    return wrong;
}

}  // namespace sluice::test
