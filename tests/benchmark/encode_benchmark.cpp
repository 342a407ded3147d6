// What one row costs on one core: encoding a row event's bytes, decoding a record. Release build.
#include "backend/formats/format.h"
#include "backend/formats/json/document.h"
#include "tests/backend/formats/columns.h"

#include <chrono>
#include <cstdio>
#include <ctime>

using namespace sluice;

namespace {

constexpr std::size_t rowsPerBatch = 2000;
constexpr auto budget = std::chrono::milliseconds(500);

/// Of this thread, so that a busy machine does not count.
std::chrono::nanoseconds cpuTime() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

/// Runs `batch` (rowsPerBatch rows) until the time is used up; prints the nanoseconds of one row.
template <class Work>
void measure(const char* what, Work&& batch) {
    batch();
    std::size_t rounds = 0, bytes = 0;
    const auto begin = cpuTime();
    auto now = begin;
    for (; now - begin < budget; now = cpuTime()) {
        bytes += batch();
        ++rounds;
    }
    const auto nanos = static_cast<double>((now - begin).count());
    const auto rows = static_cast<double>(rounds * rowsPerBatch);
    std::printf("%-44s %7.0f ns a row %7.0f MB/s\n", what, nanos / rows, static_cast<double>(bytes) * 1e3 / nanos);
}

Slot slot(const std::string& bytes) {
    return {bytes.data(), static_cast<std::uint32_t>(bytes.size()), Presence::Value, Wire::Binlog};
}

std::string fromHex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return bytes;
}

}  // namespace

int main() {
    const auto schema = test::columnsSchema({{"id", "bigint"},
                                             {"k", "int"},
                                             {"name", "varchar(64)"},
                                             {"amount", "decimal(12,2)"},
                                             {"created", "datetime(3)"},
                                             {"note", "varchar(160)"}});
    const std::vector<std::string> bytes = {fromHex("15cd5b0700000000"), fromHex("39300000"),
                                            "Ada Lovelace 4711",         fromHex("810dfb38d20c"),
                                            fromHex("99bb6e979e04d2"),   std::string(90, 'x')};
    std::vector<Slot> image;
    for (const auto& value : bytes) image.push_back(slot(value));
    Origin origin;
    origin.gtid = "3e11fa47-71ca-11e1-9e33-c80aa9429562:12345";
    origin.file = "binlog.000002";
    origin.offset = 48'213'004;
    origin.serverId = 1;
    origin.commit = fromMicros(1'763'890'000'123'456);
    const Row inserted(schema.get(), &origin, Op::Insert, {}, image);
    const Row updated(schema.get(), &origin, Op::Update, image, image);

    const auto encode = [&](const RowFormat& format, const Row& row) {
        Arena arena;
        std::vector<Record> records;
        records.reserve(rowsPerBatch);
        for (std::size_t i = 0; i < rowsPerBatch; ++i)
            if (!format.encode(row, arena, records)) std::abort();
        std::size_t total = 0;
        for (const auto& record : records) total += record.key.size() + record.value.size();
        return total;
    };
    const auto debezium = formats::find("debezium")->make({});
    const auto json = formats::find("json")->make({});
    const auto envelopes = *debezium->plan(schema);
    const auto flat = *json->plan(schema);
    measure("Debezium, insert of 6 columns", [&] { return encode(*envelopes, inserted); });
    measure("Debezium, update of 6 columns", [&] { return encode(*envelopes, updated); });
    measure("flat JSON, insert of 6 columns", [&] { return encode(*flat, inserted); });
    measure("document of 6 columns", [&] {
        Arena arena;
        std::size_t total = 0;
        for (std::size_t i = 0; i < rowsPerBatch; ++i) {
            ArenaText out(arena);
            if (!formats::json::appendDocument(inserted, formats::json::Image::After, {}, out)) std::abort();
            total += out.finish().size();
        }
        return total;
    });

    const auto decode = [&](const Format& format, const std::vector<Record>& records, const TypeBook& types) {
        Batch batch;
        Origin place;
        place.topic = "shop.orders";
        for (std::size_t i = 0; i < rowsPerBatch; ++i) {
            place.recordOffset = static_cast<std::int64_t>(2 * i);
            if (!format.decode(records[0].key, true, records[0].value, true, place, types, batch)) std::abort();
        }
        return rowsPerBatch * records[0].value.size();
    };
    const test::Book typed({schema}), untyped;
    Arena arena;
    std::vector<Record> envelope, record;
    if (!envelopes->encode(updated, arena, envelope) || !flat->encode(inserted, arena, record)) return 1;
    measure("read Debezium update, typed", [&] { return decode(*debezium, envelope, typed); });
    measure("read Debezium update, untyped", [&] { return decode(*debezium, envelope, untyped); });
    measure("read flat JSON, typed", [&] { return decode(*json, record, typed); });
    return 0;
}
