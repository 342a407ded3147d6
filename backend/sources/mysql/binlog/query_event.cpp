#include "backend/sources/mysql/binlog/query_event.h"

#include "backend/change/charset.h"
#include "backend/sources/mysql/binlog/inflate.h"

namespace sluice::sources::mysql {
namespace {

/// The collation of the client, from the status variables. They have no lengths: the first unknown one ends the search.
std::uint16_t collationOf(Bytes in) {
    while (in.left() > 0 && !in.failed()) {
        switch (in.u8()) {
            case 0:  // flags
            case 3:  // auto_increment
                in.skip(4);
                break;
            case 1:  // sql_mode
                in.skip(8);
                break;
            case 2:  // catalog, as it was once written: with a NUL
                in.skip(in.u8() + 1u);
                break;
            case 4:
                return in.u16();
            case 5:  // time zone
            case 6:  // catalog
                in.skip(in.u8());
                break;
            default:
                return 0;
        }
    }
    return 0;
}

}  // namespace

Result<QueryEvent> parseQuery(const Event& event) {
    Bytes in(event.body);
    QueryEvent query;
    query.thread = in.u32();
    in.skip(4);  // seconds that it took
    const auto databaseSize = in.u8();
    query.errorCode = in.u16();
    const auto variablesSize = in.u16();
    query.collation = collationOf(Bytes(in.take(variablesSize)));
    query.database = in.take(databaseSize);
    in.skip(1);
    if (in.failed()) return halt("A QUERY event is damaged.");
    query.sql = in.rest();
    if (event.type == EventType::QueryCompressed) {
        auto unpacked = inflateMaria(in.rest());
        if (!unpacked) return forward(unpacked);
        query.inflated = std::move(*unpacked);
        query.sql = {};
    }
    return query;
}

std::string textOf(const QueryEvent& query) {
    const std::string_view sql = query.inflated.empty() ? query.sql : std::string_view(query.inflated);
    const auto charset = charsetOfCollation(query.collation);
    std::string text;
    if (isUtf8Charset(charset) || charset == "binary" || !appendUtf8(sql, charset, text)) return std::string(sql);
    return text;
}

}  // namespace sluice::sources::mysql
