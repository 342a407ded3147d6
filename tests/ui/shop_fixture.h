// A shop with four jobs, made by hand, for tests of the screen. The figures add up: in = out + growth of lag.
#pragma once
#include "backend/engine/snapshot.h"
#include "backend/watch/history.h"
#include "ui/bridge/engine_door.h"

#include <cmath>
#include <memory>

namespace sluice::fixture {

inline const Micros now = fromMicros(1'763'621'527'000'000);  // 2025-11-20 06:52:07 UTC

inline JobSnapshot job(const std::string& name, const std::string& source, const std::string& sourceKind,
                       const std::string& sink, const std::string& sinkKind, double rows, std::int64_t lagMillis) {
    JobSnapshot job;
    job.generation = 1;
    job.name = name;
    job.source = source;
    job.sourceKind = sourceKind;
    job.sink = sink;
    job.sinkKind = sinkKind;
    job.state = JobState::Streaming;
    job.since = now - std::chrono::hours(7);
    job.startedAt = job.since;
    job.wanted = true;
    job.rowsPerSecond = rows;
    job.bytesPerSecond = rows * 600;
    job.lagMicros = lagMillis * 900;
    job.lagMaxMicros = lagMillis * 1000;
    job.lastConfirmed = now - std::chrono::milliseconds(300);
    job.resumeWindowSeconds = 37 * 3600;
    job.inserted = 1'204'331;
    job.updated = 88'120;
    job.deleted = 4'018;
    job.queueFill = 0.08;
    job.sourceHead = "binlog.000412:48,213,004";
    job.read = {"binlog.000412", 48'212'800};
    job.checkpoint.at = {"binlog.000412", 48'210'112};
    job.backlog = 2'892;
    if (sourceKind == "kafka") {
        job.sourceHead = "shop.orders/0:1204438";
        job.readOffsets = {{"shop.orders", 0, 1'204'431}};
        job.checkpoint.offsets = {{"shop.orders", 0, 1'204'331}};
        job.backlog = 107;
        job.behindMySqlMicros = lagMillis * 1000 + 80'000;
    }
    job.tables = {{"shop.orders", "shop.orders", 6'329, 12'004, 220, 0, true},
                  {"shop.products", "shop.products", 261, 4'229, 0, 0, true}};
    return job;
}

inline SystemSnapshot system(const std::string& name, const std::string& kind, const std::string& product,
                             const std::string& version, std::int64_t pingMicros) {
    SystemSnapshot system;
    system.generation = 1;
    system.connection.name = name;
    system.connection.kind = kind;
    system.connection.environment = config::Environment::Production;
    system.sample.reach = watch::SystemSample::Reach::Reachable;
    system.sample.product = product;
    system.sample.version = version;
    system.sample.pingMicros = pingMicros;
    system.sample.at = now - std::chrono::milliseconds(400);
    system.sample.interval = std::chrono::seconds(2);
    return system;
}

inline EngineSnapshot shop() {
    EngineSnapshot snapshot;
    snapshot.at = now;
    snapshot.workspaceName = "shop";
    snapshot.workspaceFile = "/home/ada/shop.toml";
    snapshot.environment = config::Environment::Production;
    snapshot.residentBytes = 88ULL << 20;
    snapshot.cpuPercent = 3.1;
    auto mysql = system("orders-db", "mysql", "MySQL", "9.7.4", 412);
    watch::MySqlSample log;
    log.logBytesPerSecond = 1'900'000;
    log.keptSeconds = 7 * 86'400;
    log.head = {"binlog.000412", 48'213'004};
    mysql.sample.detail = log;
    auto tidb = system("warehouse", "tidb", "TiDB", "8.4.0", 903);
    tidb.sample.detail = watch::TiDbSample{8};
    auto kafka = system("bus", "kafka", "Kafka", "4.3.1", 608);
    watch::KafkaSample broker;
    broker.brokers = 3;
    broker.producedPerSecond = 3'120;
    broker.arrivedPerSecond = 3'120;
    broker.consumedPerSecond = 3'120;
    broker.lagMessages = 214;
    kafka.sample.detail = broker;
    auto redis = system("cache", "redis", "Redis", "7.0.15", 204);
    watch::RedisSample memory;
    memory.usedMemory = 1'288'490'188;
    memory.maxMemory = 4ULL << 30;
    memory.hitRatio = 0.9731;
    memory.lookupsPerSecond = 41'200;
    redis.sample.detail = memory;
    auto search = system("search", "elasticsearch", "Elasticsearch", "8.19.21", 3'140);
    watch::ElasticsearchSample index;
    index.health = "green";
    index.indices = {{"orders", 1'204'331, 250.0}, {"products", 668'673, 62.0}};
    index.documents = 1'873'004;
    index.indexedPerSecond = 312;
    search.sample.detail = index;
    snapshot.systems = {mysql, tidb, kafka, redis, search};
    snapshot.jobs = {job("replicate", "orders-db", "mysql", "warehouse", "tidb", 3'120, 180),
                     job("publish", "orders-db", "mysql", "bus", "kafka", 3'120, 160),
                     job("index", "bus", "kafka", "search", "elasticsearch", 312, 120),
                     job("cache", "bus", "kafka", "cache", "redis", 2'808, 90)};
    return snapshot;
}

/// index cannot write: Elasticsearch refuses.
inline EngineSnapshot shopInTrouble() {
    auto snapshot = shop();
    auto& index = snapshot.jobs[2];
    index.state = JobState::Retrying;
    index.since = now - std::chrono::seconds(168);
    index.reason = "search refuses writes to orders (429, write queue full)";
    index.attempt = 3;
    index.nextAttempt = now + std::chrono::seconds(4);
    index.rowsPerSecond = 0;
    index.lagMicros = 3'250'000;
    index.lagMaxMicros = 3'300'000;
    index.behindMySqlMicros = 168'400'000;
    index.rejected = index.setAside = 2;
    index.queueFill = 1;
    auto& broker = std::get<watch::KafkaSample>(snapshot.systems[2].sample.detail);
    broker.consumedPerSecond = 2'808;
    broker.lagMessages = 1'048;
    auto& elastic = std::get<watch::ElasticsearchSample>(snapshot.systems[4].sample.detail);
    elastic.indexedPerSecond = 0;
    return snapshot;
}

/// Nothing answers: every system is gone and every job says so.
inline EngineSnapshot shopBroken() {
    auto snapshot = shop();
    for (auto& system : snapshot.systems) {
        system.sample.reach = watch::SystemSample::Reach::Unreachable;
        system.sample.problem = "connection refused at 127.0.0.1; is it running?";
        system.sample.problemSince = now - std::chrono::seconds(130);
        system.sample.at = now - std::chrono::seconds(131);
        system.sample.pingMicros.reset();
    }
    for (auto& job : snapshot.jobs) {
        job.state = JobState::Retrying;
        job.since = now - std::chrono::seconds(130);
        job.reason = job.source + " refuses connections at 127.0.0.1";
        job.attempt = 6;
        job.nextAttempt = now + std::chrono::seconds(12);
        job.rowsPerSecond = 0;
        job.lagMaxMicros = 130'000'000;
        job.lagMicros = 130'000'000;
    }
    return snapshot;
}

/// One hour of seconds that fit shop().
inline void fill(watch::History& history, bool trouble = false) {
    const double tau = 6.283185307;
    for (int second = 3'599; second >= 0; --second) {
        const auto at = now - std::chrono::seconds(second);
        const auto wave = [second, tau](double period, double phase) {
            return std::sin(second / period * tau + phase);
        };
        const double spike = second > 300 && second < 320 ? 0.95 * (1 - std::abs(second - 310) / 10.0) : 0;
        history.add("job.replicate.lag", {at, 0.165 + 0.015 * wave(90, 0) + spike});
        history.add("job.publish.lag", {at, 0.15 + 0.012 * wave(70, 1)});
        history.add("job.cache.lag", {at, 0.085 + 0.01 * wave(55, 2)});
        history.add("job.index.lag",
                    {at, trouble && second < 168 ? (168 - second) / 168.0 * 3.3 : 0.11 + 0.01 * wave(60, 3)});
        const double produced = 2'900 + 240 * wave(700, 0) + 60 * wave(41, 1);
        history.add("kafka.produced", {at, produced});
        history.add("kafka.consumed", {at, trouble && second < 168 ? produced * 0.9 : produced});
        history.add("kafka.ends", {at, 8'000'000 - 2'900.0 * second});
        history.add("kafka.committed", {at, 8'000'000 - 2'900.0 * second - 214});
        history.add("kafka.lag", {at, 0.11 + 0.01 * wave(60, 3)});
        history.add("redis.cache.hit", {at, 0.972 + 0.003 * wave(200, 0) + 0.001 * wave(23, 0)});
        history.add("index.search.orders",
                    {at, 1'204'331.0 - (trouble ? std::max(0, second - 168) : second) * 250.0 / 10});
        history.add("index.search.products", {at, 668'673.0 - second * 2.0});
        history.add("mysql.orders-db.bytes", {at, 1'900'000 + 150'000 * wave(300, 0)});
    }
    if (trouble)
        history.mark({now - std::chrono::seconds(168), "index", "search refuses writes", watch::Mark::Kind::Error});
}

/// An engine that only shows what it is given and remembers what was asked of it.
struct Bench {
    std::shared_ptr<const EngineSnapshot> shown;
    std::vector<EngineEvent> news;
    std::vector<std::pair<JobCommand, std::vector<std::string>>> posted;
    watch::History history;
    int sampled = 0, pace = 0;

    void show(EngineSnapshot snapshot) { shown = std::make_shared<const EngineSnapshot>(std::move(snapshot)); }
    ui::EngineDoor door() {
        ui::EngineDoor door;
        door.snapshot = [this] { return shown; };
        door.takeEvents = [this] { return std::exchange(news, {}); };
        door.post = [this](JobCommand command, std::vector<std::string> jobs) {
            posted.emplace_back(command, std::move(jobs));
        };
        door.sampleNow = [this] { ++sampled; };
        door.paceSampling = [this](int times) { pace = times; };
        door.history = &history;
        return door;
    }
};

}  // namespace sluice::fixture
