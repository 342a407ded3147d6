#include "tests/support/edited_jobs.h"

#include <fmt/format.h>

namespace sluice::test {
namespace {

std::string unquoted(std::string text) {
    std::erase(text, '"');
    return text;
}

/// What stands before the placeholder of the key; all of it where there is none.
std::string beforeKey(const std::string& pattern) {
    return pattern.substr(0, pattern.find("{primary_key}"));
}

}  // namespace

EditedJobs::EditedJobs(const LoadedShop& shop, Targets targets, const std::string& name)
    : text(name), m_targets(std::move(targets)) {
    text.set("workspace", "name", "\"edited\"");
    text.connect("shop", shop.system());
    text.connect("bus", m_targets.kafka);
    text.connect("warehouse", m_targets.tidb);
    text.connect("memory", m_targets.redis);
    text.connect("search", m_targets.elasticsearch);
    std::string tables;
    for (const auto& table : shop.tables()) tables += fmt::format("{}\"@.{}\"", tables.empty() ? "" : ", ", table);
    for (const auto& [job, sink] :
         {std::pair{"publish", "bus"}, {"replicate", "warehouse"}, {"cache", "memory"}, {"index", "search"}}) {
        const auto section = std::string("job.") + job;
        text.set(section, "source.connection", "\"shop\"");
        text.set(section, "source.tables", "[" + tables + "]");
        text.set(section, "source.start", "\"snapshot\"");
        text.set(section, "sink.connection", fmt::format("\"{}\"", sink));
    }
    text.set("job.publish", "sink.topic", "\"@.{table}\"");
    text.set("job.cache", "sink.key", "\"@:{table}:{primary_key}\"");
    text.set("job.index", "sink.index", "\"@-{table}\"");
}

EditedJobs::~EditedJobs() {
    m_engine.reset();
    truth::Sql sql(m_targets.tidb, m_targets.tidb.account("everything"));
    for (const auto& row : sql.rows(fmt::format("SHOW DATABASES LIKE '{}%'", text.own())))
        sql.run("DROP DATABASE " + *row[0]);
}

void EditedJobs::start() {
    EngineOptions options;
    options.stateFolder = m_folder.path().toStdString();
    auto engine = Engine::open(text.parsed(), options);
    if (!engine) qFatal("%s", engine.error().message.c_str());
    m_engine = std::move(*engine);
    m_engine->startWanted();
}

std::vector<std::string> EditedJobs::names() const {
    std::vector<std::string> names;
    for (const auto& job : text.parsed().jobs) names.push_back(job.name);
    return names;
}

JobSnapshot EditedJobs::look(const std::string& job) const {
    const auto snapshot = m_engine->snapshot();
    const auto* found = snapshot->job(job);
    if (!found) qFatal("%s is gone", job.c_str());
    return *found;
}

bool EditedJobs::isUp(const std::string& job) const {
    const auto state = look(job).state;
    return state == JobState::Streaming || state == JobState::Idle || state == JobState::Lagging;
}

std::uint64_t EditedJobs::copied(const std::string& job, const std::string& table) const {
    for (const auto& one : look(job).tables)
        if (one.name == text.own() + "." + table) return one.copied;
    return 0;
}

void EditedJobs::take(const WorkspaceText& next, const OldRows& choice) {
    m_engine->replaceWorkspace(next.parsed(), choice);
    text = next;
}

std::string EditedJobs::sinkKind(const std::string& job) const {
    return unquoted(text.said("connection." + unquoted(text.said("job." + job, "sink.connection")), "kind"));
}

RowPlace EditedJobs::placeOf(const std::string& job, const std::string& table) const {
    const auto kind = sinkKind(job);
    const auto section = "job." + job, own = fmt::format("{}.table.\"@.{}\"", section, table);
    const auto said = [&](const char* key, const char* otherwise) {
        auto pattern = unquoted(text.said(section, key));
        if (pattern.empty()) pattern = otherwise;
        if (const auto target = unquoted(text.said(own, "target"));
            !target.empty() && key != std::string_view("sink.id"))
            pattern = target;
        for (const auto& [placeholder, name] :
             {std::pair<std::string, std::string>{"{table}", table}, {"{database}", text.own()}})
            if (const auto at = pattern.find(placeholder); at != pattern.npos)
                pattern.replace(at, placeholder.size(), name);
        return text.filled(pattern);
    };
    RowPlace place;
    if (const auto key = text.said(own, "key"); !key.empty()) place.key = unquoted(key.substr(1, key.size() - 2));
    if (kind == "kafka") place.name = said("sink.topic", "");
    if (kind == "redis") place.prefix = beforeKey(said("sink.key", ""));
    if (kind == "elasticsearch") {
        place.name = said("sink.index", "{table}");
        place.prefix = beforeKey(said("sink.id", "{primary_key}"));
    }
    if (kind == "tidb") {
        place.name = said("sink.table", "{table}");
        auto database = unquoted(text.said(section, "sink.database"));
        if (place.name.find('.') == place.name.npos)
            place.name = (database.empty() ? text.own() : text.filled(database)) + "." + place.name;
    }
    const auto database = text.said("connection." + unquoted(text.said(section, "sink.connection")), "database");
    place.database = database.empty() ? 0 : static_cast<unsigned>(std::stoul(database));
    return place;
}

std::vector<std::string> EditedJobs::wrongIn(LoadedShop& shop, const std::string& job, const std::string& table,
                                             const WrittenRows& written) const {
    const auto kind = sinkKind(job);
    std::vector<std::string> wrong;
    QElapsedTimer clock;
    clock.start();
    const auto source = shop.rows(table);
    do {
        wrong = differences(source, shop.origin(), m_targets.documents(kind, written.place), written, kind == "tidb");
        if (!wrong.empty()) QTest::qWait(100);
    } while (!wrong.empty() && clock.elapsed() < patience / 3);
    for (auto& sentence : wrong) sentence = job + ", " + sentence;
    return wrong;
}

}  // namespace sluice::test
