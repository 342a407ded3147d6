#include "backend/sources/kafka/inquiry/sample.h"

#include "backend/change/json_text.h"
#include "backend/change/value.h"
#include "backend/services/kafka/sample.h"
#include "backend/sources/kafka/options.h"
#include "backend/sources/kafka/slab.h"
#include "backend/sources/kafka/types.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

using services::kafka::SampledRecord;
using Records = std::vector<SampledRecord>;

constexpr unsigned searched = 2000;  // records of a partition, for one key

bool endsWhatIsBefore(const SampledRecord& tombstone, const SampledRecord& record) {
    return !tombstone.hasValue && tombstone.partition == record.partition && tombstone.key == record.key &&
           tombstone.offset == record.offset + 1;
}

/// Newest first, but for a tombstone, which belongs behind the delete that it ends.
void sortNewestFirst(Records& records) {
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
        return std::tie(b.time, b.partition, b.offset) < std::tie(a.time, a.partition, a.offset);
    });
    for (std::size_t i = 0; i + 1 < records.size(); ++i)
        if (endsWhatIsBefore(records[i], records[i + 1])) {
            std::swap(records[i], records[i + 1]);
            ++i;
        }
}

std::shared_ptr<RecordSlab> slabOf(const Records& records, const std::shared_ptr<const Format>& format,
                                   const std::shared_ptr<const TypesOfAMoment>& types) {
    std::size_t bytes = 0;
    for (const auto& record : records) bytes += record.key.size() + record.value.size();
    auto slab = std::make_shared<RecordSlab>(format, bytes);
    for (const auto& record : records)
        slab->add({&record.topic, record.partition, record.offset, record.time, record.key, record.value, record.hasKey,
                   record.hasValue});
    slab->use(types);
    return slab;
}

/// `{primary_key}` of a row, as patterns write it.
std::string keyTextOf(const Row& row) {
    std::string text, scratch;
    for (const auto column : row.schema().key) {
        if (!text.empty()) text += ':';
        auto cell = row.current(column);
        if (cell.presence == Presence::Absent) cell = row.before(column);
        const auto value = readValue(cell, scratch);
        if (!value) return {};
        std::string part;
        if (value->type != Value::Type::Token)
            appendText(*value, *cell.type, part);
        else if (!appendUnescapedJson(value->text, part))
            part += value->text;
        for (const char c : part) {
            if (c == ':' || c == '%')
                text += c == ':' ? "%3A" : "%25";
            else
                text += c;
        }
    }
    return text;
}

/// Which record each row was read from. A record that says no row has none; one that cannot be read has one.
std::vector<std::size_t> recordsOfRows(const Batch& batch, const Records& records) {
    std::vector<std::size_t> places;
    for (const auto& row : batch.rows) {
        const auto& origin = row.origin();
        const auto found = std::find_if(records.begin(), records.end(), [&](const SampledRecord& record) {
            return record.partition == origin.partition && record.offset == origin.recordOffset;
        });
        places.push_back(static_cast<std::size_t>(found - records.begin()));
    }
    return places;
}

/// Sixteen bytes a line: place, hexadecimal, and what of it is readable.
std::string hexDump(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 16) {
        const auto line = bytes.substr(at, 16);
        std::string hex, readable;
        for (const unsigned char byte : line) {
            hex += fmt::format("{:02x} ", byte);
            readable += byte >= 32 && byte < 127 ? static_cast<char>(byte) : '.';
        }
        text += fmt::format("{:04x}  {:<48} {}\n", at, hex, readable);
    }
    return text;
}

std::string shown(const SampledRecord& record, bool readable) {
    const auto part = [readable](bool has, const std::string& bytes) {
        return !has ? std::string("null") : readable ? bytes : hexDump(bytes);
    };
    return part(record.hasKey, record.key) + '\n' + part(record.hasValue, record.value);
}

}  // namespace

Result<Sample> sample(const ConnectorContext& context, const SampleRequest& request, const std::stop_token& stop) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    auto types = typesOf(context, *options);
    if (auto read = types.refresh(stop); !read) return forward(read);
    const auto format = formats::find(options->format)->make(FormatOptions());
    const bool byKey = !request.key.empty();
    const auto most = byKey ? searched : static_cast<unsigned>(request.most);
    auto records = services::kafka::newestRecords(context.connection, context.secrets, request.name, most, stop);
    if (!records) return forward(records);
    Sample sample;
    if (records->empty()) {
        sample.note = fmt::format("Topic {} of {} has no record yet.", request.name, context.connection.name);
        return sample;
    }
    sortNewestFirst(*records);
    if (byKey) {
        Batch all;
        if (auto decoded = slabOf(*records, format, types.current())->index(all); !decoded) return forward(decoded);
        const auto places = recordsOfRows(all, *records);
        Records chosen;
        for (std::size_t row = 0; row < all.rows.size(); ++row)
            if (all.rows[row].columns() > 0 && keyTextOf(all.rows[row]) == request.key)
                chosen.push_back((*records)[places[row]]);
        if (chosen.empty()) {
            sample.note = fmt::format("None of the newest {} records of {} has the key {}.", records->size(),
                                      request.name, request.key);
            return sample;
        }
        *records = std::move(chosen);
    }
    if (records->size() > request.most) records->resize(request.most);
    const auto slab = slabOf(*records, format, types.current());
    Batch batch;
    if (auto decoded = slab->index(batch); !decoded) return forward(decoded);
    std::vector<bool> unreadable(batch.rows.size());
    for (const auto& rejection : batch.rejected) unreadable[rejection.index] = true;
    for (std::size_t row = 0; const auto place : recordsOfRows(batch, *records))
        sample.records.push_back(shown((*records)[place], !unreadable[row++]));
    sample.slab = slab;
    return sample;
}

}  // namespace sluice::sources::kafka
