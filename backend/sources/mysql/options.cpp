#include "backend/sources/mysql/options.h"

#include "backend/change/gtid_set.h"
#include "backend/config/schema.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

const config::Schema<Options>& schema() {
    static const config::Schema<Options> made = [] {
        config::Schema<Options> s;
        s.field("tables", &Options::tables, "Tables to read, as \"shop.*\"; \"!shop.tmp_*\" takes away.").required();
        return s;
    }();
    return made;
}

}  // namespace

config::OptionList options() {
    return schema().options();
}

Result<Options> parseOptions(const config::JobConfig& job) {
    auto parsed = schema().parse(job.source, job.sourcePlace(), {"connection", "start"});
    if (!parsed) return parsed;
    const auto wrong = [&](std::string_view key, std::string_view sentence) {
        const auto* node = job.source.find(key);
        return halt(fmt::format("{}: {}", job.sourcePlace().of(node ? *node : job.source, key), sentence));
    };
    if (parsed->tables.empty()) return wrong("tables", "the list is empty. Name at least one table, as \"shop.*\".");
    if (std::holds_alternative<config::StartPoint::Time>(job.start.where))
        return wrong("start",
                     "a MySQL source cannot start at a time. Use \"snapshot\", \"now\", \"earliest\", a GTID set or a "
                     "file.");
    if (const auto* gtid = std::get_if<config::StartPoint::Gtid>(&job.start.where))
        if (auto set = GtidSet::parse(gtid->set); !set) return wrong("start", set.error().message);
    return parsed;
}

}  // namespace sluice::sources::mysql
