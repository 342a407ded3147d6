#include "backend/checkpoint/instance_lock.h"
#include "backend/engine/metrics_text.h"
#include "backend/engine/status_json.h"
#include "backend/engine/stored_status.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace sluice;

namespace {

JobSnapshot busyJob() {
    JobSnapshot job;
    job.name = "publish";
    job.source = "orders-db";
    job.sink = "bus";
    job.sourceKind = "mysql";
    job.sinkKind = "kafka";
    job.state = JobState::Retrying;
    job.reason = "bus refuses \"hello\":\nback \\ slash";
    job.since = fromMicros(1'763'890'200'123'456);
    job.wanted = true;
    job.lagMicros = 1'234'567;
    job.checkpoint.at = {"binlog.000412", 48213004};
    job.checkpoint.executed = std::make_shared<GtidSet>(*GtidSet::parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5"));
    job.sourceHead = "binlog.000412:48213999";
    job.resumeWindowSeconds = 129600;
    job.inserted = 5;
    job.updated = 6;
    job.deleted = 7;
    job.rejected = 1;
    job.rowsPerSecond = 12.5;
    job.readPerSecond = 14.5;
    job.readOffsets = {{"shop.orders", 0, 7}, {"shop.orders", 1, 9}};
    job.stages = StageMeans{62'000, 2'100, 1'300, 25'000, 89'600, 174'000};
    job.snapshot = SnapshotProgress{1, 8, 100, 200000};
    job.tables = {{"shop.orders", "shop.orders", 5, 6, 7, 1, true}, {"shop.고객", "", 0, 0, 0, 0, false}};
    job.commitToSink.assign(15, 2);
    job.headBytes = 1000;
    job.positionBytes = 900;
    job.journey = {131'000'000, job.since, job.since, job.since};
    job.startCount = 12;
    job.starts = {{job.since, "Sluice started"}, {job.since, "by hand"}};
    job.tables[0].copied = 3;
    job.tables[0].lastChange = job.since;
    return job;
}

config::Workspace workspaceOf() {
    auto workspace = config::parseWorkspace(R"(
[connection.orders-db]
kind = "mysql"
[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:9092"]
[job.publish]
source = { connection = "orders-db", tables = ["shop.*"] }
sink = { connection = "bus" }
)",
                                            "shop.toml");
    if (!workspace) qFatal("%s", workspace.error().message.c_str());
    return *workspace;
}

QJsonObject onlyJob(const std::string& json) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    if (error.error != QJsonParseError::NoError) qFatal("%s in %s", qPrintable(error.errorString()), json.c_str());
    return document.object()["jobs"].toArray().at(0).toObject();
}

}  // namespace

class StatusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldOfTheContractIsThere() {
        EngineSnapshot snapshot;
        snapshot.jobs = {busyJob()};
        const auto job = onlyJob(statusJson(snapshot));
        QCOMPARE(job["state"].toString(), "Retrying");
        QCOMPARE(job["reason"].toString(), "bus refuses \"hello\":\nback \\ slash");
        QCOMPARE(job["since"].toString(), "2025-11-23T09:30:00.123Z");
        QVERIFY(qAbs(job["lag_ms"].toDouble() - 1234.57) < 0.1);
        QVERIFY(job["idle_since"].isNull());
        QCOMPARE(job["checkpoint"].toObject()["gtid"].toString(), "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5");
        QCOMPARE(job["checkpoint"].toObject()["position"].toInteger(), 48213004);
        QCOMPARE(job["rows"].toObject()["deleted"].toInteger(), 7);
        QCOMPARE(job["resume_window_s"].toInteger(), 129600);
        QCOMPARE(job["snapshot"].toObject()["rows_estimated"].toInteger(), 200000);
        QCOMPARE(job["tables"].toArray().at(1).toObject()["name"].toString(), QString::fromUtf8("shop.고객"));
    }

    void theSchemaOfTheCommandFits() {
        QFile file(SLUICE_SOURCE_DIR "/resources/schema/status.schema.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto schema = QJsonDocument::fromJson(file.readAll()).object();
        EngineSnapshot snapshot;
        snapshot.jobs = {busyJob()};
        const auto job = onlyJob(statusJson(snapshot));
        const auto wanted = schema["$defs"].toObject()["job"].toObject();
        for (const auto& key : wanted["required"].toArray())
            QVERIFY2(job.contains(key.toString()), qPrintable(key.toString()));
        for (const auto& key : job.keys()) QVERIFY2(wanted["properties"].toObject().contains(key), qPrintable(key));
    }

    void idleHasNoLagAndKafkaHasPartitions() {
        auto job = busyJob();
        job.state = JobState::Idle;
        job.idleSince = fromMicros(1'763'890'200'000'000);
        job.checkpoint = {};
        job.checkpoint.offsets = {{"shop.orders", 2, 99}};
        job.snapshot.reset();
        job.resumeWindowSeconds.reset();
        EngineSnapshot snapshot;
        snapshot.jobs = {job};
        const auto object = onlyJob(statusJson(snapshot));
        QVERIFY(object["lag_ms"].isNull());
        QVERIFY(object["snapshot"].isNull());
        QVERIFY(object["resume_window_s"].isNull());
        QCOMPARE(object["idle_since"].toString(), "2025-11-23T09:30:00.000Z");
        const auto partition = object["checkpoint"].toObject()["partitions"].toArray().at(0).toObject();
        QCOMPARE(partition["topic"].toString(), "shop.orders");
        QCOMPARE(partition["offset"].toInteger(), 99);
    }

    void aStoredJobComesBackAsItWas() {
        const auto job = busyJob();
        const auto text = storeText(job);
        const auto back = readStoreText(text);
        QCOMPARE(storeText(back), text);
        QCOMPARE(back.reason, job.reason);
        QCOMPARE(back.tables, job.tables);
        QVERIFY(back.starts == job.starts);
        QVERIFY(back.journey == job.journey);
        QVERIFY(back.snapshot == job.snapshot);
        QVERIFY(back.stages == job.stages);
        QCOMPARE(back.readPerSecond, job.readPerSecond);
        QVERIFY(back.readOffsets == job.readOffsets);
        QCOMPARE(readStoreText("future 1\nname publish\n").name, std::string("publish"));
    }

    void whatWasKilledIsStopped() {
        QTemporaryDir folder;
        const auto state = folder.path().toStdString();
        const auto workspace = workspaceOf();
        auto store = CheckpointStore::open(state, workspace.name);
        QVERIFY(store->saveStatus({{"publish", storeText(busyJob())}}));
        {
            const auto lock = InstanceLock::take(state, workspace.name, "publish");
            QCOMPARE(onlyJob(*storedStatusJson(workspace, state))["state"].toString(), "Retrying");
        }
        const auto job = onlyJob(*storedStatusJson(workspace, state));
        QCOMPARE(job["state"].toString(), "Stopped");
        QCOMPARE(job["rows"].toObject()["inserted"].toInteger(), 5);
        QVERIFY(job["lag_ms"].isNull());
    }

    void whatWasMeasuredByAProcessThatEndedIsNotSaidOfNow() {
        QTemporaryDir folder;
        const auto state = folder.path().toStdString();
        const auto workspace = workspaceOf();
        auto store = CheckpointStore::open(state, workspace.name);
        auto ran = busyJob();
        ran.catchUpSeconds = 12;
        ran.backlog = 995;
        ran.queueFill = 1;
        QVERIFY(store->saveStatus({{"publish", storeText(ran)}}));
        const auto jobs = storedJobs(workspace, state, *store, utcNow() + std::chrono::hours(10));
        const auto& job = jobs->at(0);
        QVERIFY(!job.stages && !job.backlog && !job.catchUpSeconds && job.sourceHead.empty());
        QCOMPARE(job.queueFill, 0.0);
        QCOMPARE(job.rowsPerSecond, 0.0);
        QCOMPARE(job.readPerSecond, 0.0);
        QVERIFY(*job.resumeWindowSeconds <= 26 * 3600 && *job.resumeWindowSeconds > 25 * 3600);
    }

    void ofAProcessThatSaysNothingNothingIsKnown() {
        QTemporaryDir folder;
        const auto state = folder.path().toStdString();
        const auto workspace = workspaceOf();
        auto store = CheckpointStore::open(state, workspace.name);
        const auto lock = InstanceLock::take(state, workspace.name, "publish");
        QVERIFY(storedJobs(workspace, state, *store)->at(0).state == JobState::Unknown);
        QVERIFY(store->saveStatus({{"publish", storeText(busyJob())}}));
        QVERIFY(storedJobs(workspace, state, *store)->at(0).state == JobState::Retrying);
        const auto jobs = storedJobs(workspace, state, *store, utcNow() + std::chrono::seconds(6));
        QVERIFY(jobs->at(0).state == JobState::Unknown);
        QVERIFY2(jobs->at(0).reason.find("says nothing") != std::string::npos, jobs->at(0).reason.c_str());
        QVERIFY(std::isnan(jobs->at(0).rowsPerSecond) && !jobs->at(0).readPerSecond && !jobs->at(0).lagMicros);
        QCOMPARE(jobs->at(0).inserted, 5u);  // what was delivered stays so
    }

    void knowsWhenAProcessWasLastHeard() {
        const auto told = [](JobState state, bool wanted, int second) {
            auto job = busyJob();
            job.state = state;
            job.wanted = wanted;
            return StoredStatus{fromMicros(second), storeText(job)};
        };
        QVERIFY(lastHeard({}) == Micros{});
        // What rests by wish or for good is silent while Sluice runs.
        QVERIFY(lastHeard({{"a", told(JobState::Paused, false, 5)}, {"b", told(JobState::Failed, true, 6)}}) ==
                Micros{});
        QVERIFY(lastHeard({{"a", told(JobState::Stopped, true, 3)},
                           {"b", told(JobState::Idle, true, 2)},
                           {"c", told(JobState::Paused, false, 9)}}) == fromMicros(3));
    }

    void jobsRestWhenNothingRunsAnyOfThem() {
        auto left = busyJob(), paused = busyJob();
        left.state = JobState::Stopped;
        paused.state = JobState::Paused;
        paused.wanted = false;
        QVERIFY(restingSince({left, paused}) == left.since);
        QVERIFY(restingSince({paused}) == Micros{});
        QVERIFY(restingSince({left, busyJob()}) == Micros{});
        auto unheard = busyJob();
        doubt(unheard, "The store cannot be read.");
        QVERIFY(!unheard.lagMicros && std::isnan(unheard.rowsPerSecond));
        QVERIFY(restingSince({left, unheard}) == Micros{});
    }

    void askingBeforeAnythingRanLeavesNoStore() {
        QTemporaryDir folder;
        const auto state = folder.path().toStdString();
        const auto job = onlyJob(*storedStatusJson(workspaceOf(), state));
        QCOMPARE(job["name"].toString(), "publish");
        QCOMPARE(job["state"].toString(), "Stopped");
        QVERIFY(job["checkpoint"].isNull());
        QVERIFY(!QFile::exists(QString::fromStdString(CheckpointStore::pathOf(state, "shop"))));
    }

    void metricsHaveTheNamesOfTheContract() {
        EngineSnapshot snapshot;
        snapshot.jobs = {busyJob()};
        snapshot.jobs[0].lagMicros = 1'500'000;
        snapshot.residentBytes = 4096;
        SystemSnapshot bus;
        bus.connection.name = "bus";
        watch::KafkaSample kafka;
        kafka.topics = {{"shop.orders", {{"shop.orders", 0, 30}}}};
        kafka.groups = {{"sluice-index", {{"shop.orders", 0, 18}}}};
        bus.sample.detail = kafka;
        SystemSnapshot cache;
        cache.connection.name = "cache";
        watch::RedisSample redis;
        redis.hitRatio = 0.93;
        cache.sample.detail = redis;
        snapshot.systems = {bus, cache};
        const auto text = metricsText(snapshot);
        for (const auto* line :
             {"sluice_job_state{job=\"publish\",state=\"Retrying\"} 1\n",
              "sluice_job_lag_seconds{job=\"publish\"} 1.5\n",
              "sluice_job_rows_total{job=\"publish\",op=\"update\"} 6\n",
              "sluice_job_rejected_total{job=\"publish\"} 1\n",
              "sluice_commit_to_sink_seconds_bucket{job=\"publish\",le=\"0.0025\"} 4\n",
              "sluice_commit_to_sink_seconds_bucket{job=\"publish\",le=\"+Inf\"} 30\n",
              "sluice_commit_to_sink_seconds_count{job=\"publish\"} 30\n",
              "sluice_source_position_bytes{job=\"publish\"} 900\n", "sluice_source_head_bytes{job=\"publish\"} 1000\n",
              "sluice_source_resume_window_seconds{job=\"publish\"} 129600\n",
              "sluice_kafka_group_lag_messages{group=\"sluice-index\",topic=\"shop.orders\",partition=\"0\"} 12\n",
              "sluice_redis_hit_ratio{connection=\"cache\"} 0.93\n", "sluice_process_resident_bytes 4096\n"})
            QVERIFY2(text.find(line) != std::string::npos, line);
    }

    void unknownLagIsAbsentAndIdleIsZero() {
        EngineSnapshot snapshot;
        snapshot.jobs = {busyJob()};
        snapshot.jobs[0].lagMicros.reset();
        QVERIFY(metricsText(snapshot).find("sluice_job_lag_seconds{") == std::string::npos);
        snapshot.jobs[0].state = JobState::Idle;
        QVERIFY(metricsText(snapshot).find("sluice_job_lag_seconds{job=\"publish\"} 0\n") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(StatusTest)
#include "status_test.moc"
