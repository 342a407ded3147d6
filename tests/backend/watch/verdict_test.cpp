#include "backend/watch/verdict.h"

#include <QTest>

using namespace sluice;
using namespace sluice::watch;
using Condition = VerdictJob::Condition;
using Tone = Verdict::Tone;

namespace {

const Micros now = fromMicros(1'000'000'000'000);
Micros ago(int seconds) {
    return now - std::chrono::seconds(seconds);
}

VerdictJob job(const char* name, const char* source, const char* sink, Condition condition = Condition::Well,
               const char* word = "Streaming", int seconds = 60, const char* reason = "") {
    VerdictJob made;
    made.name = name;
    made.source = source;
    made.sink = sink;
    made.condition = condition;
    made.word = word;
    made.since = ago(seconds);
    made.reason = reason;
    if (condition == Condition::Idle) made.idleSince = ago(seconds);
    return made;
}
VerdictJob stranded(VerdictJob made) {
    made.positionLost = true;
    return made;
}
VerdictJob withLag(VerdictJob made, int millis) {
    made.lagMicros = std::int64_t{millis} * 1000;
    return made;
}

struct Case {
    const char* name;
    std::vector<VerdictJob> jobs;
    std::vector<VerdictSystem> systems;
    Tone tone;
    const char* text;
    const char* subject;
    const char* remedy;
    std::vector<VerdictProblem> others;
};

std::vector<Case> cases() {
    const auto publish = job("publish", "orders-db", "bus");
    const auto replicate = job("replicate", "orders-db", "warehouse");
    const auto index = job("index", "bus", "search");
    const auto cache = job("cache", "bus", "redis");
    const auto stalled =
        job("publish", "orders-db", "bus", Condition::Stalled, "Stalled", 130, "bus does not acknowledge");
    const auto lagging = job("index", "bus", "search", Condition::Lagging, "Lagging", 30, "search is slow");
    return {
        {"well",
         {withLag(publish, 3), withLag(replicate, 180), withLag(index, 90), cache},
         {},
         Tone::Good,
         "All 4 jobs are in step. Worst lag 180 ms (replicate).",
         "",
         "",
         {}},
        {"one job", {withLag(publish, 1800)}, {}, Tone::Good, "publish is in step. Lag 1.8 s.", "", "", {}},
        {"quiet",
         {job("publish", "orders-db", "bus", Condition::Idle, "Idle", 300),
          job("index", "bus", "search", Condition::Idle, "Idle", 192)},
         {},
         Tone::Good,
         "Nothing to do: no change for 3 m 12 s.",
         "",
         "",
         {}},
        {"paused and stopped are named after it",
         {withLag(publish, 3), withLag(replicate, 9), job("index", "bus", "search", Condition::Off, "Paused"),
          job("cache", "bus", "redis", Condition::Off, "Stopped")},
         {},
         Tone::Good,
         "All 2 jobs are in step. Worst lag 9 ms (replicate). index is Paused. cache is Stopped.",
         "",
         "",
         {}},
        {"some are busy",
         {withLag(publish, 3), job("replicate", "orders-db", "warehouse", Condition::Busy, "Snapshot")},
         {},
         Tone::Good,
         "publish is in step. Lag 3 ms. replicate is Snapshot.",
         "",
         "",
         {}},
        {"nothing runs",
         {job("index", "bus", "search", Condition::Off, "Stopped"),
          job("cache", "bus", "redis", Condition::Off, "Stopped")},
         {},
         Tone::Neutral,
         "Nothing runs. index, cache are Stopped.",
         "",
         "",
         {}},
        {"no job", {}, {}, Tone::Neutral, "No job yet.", "", "", {}},
        {"what stands behind is named, not blamed",
         {stalled, lagging, cache},
         {},
         Tone::Critical,
         "publish is Stalled for 2 m 10 s: bus does not acknowledge. Behind it nothing new arrives: index, cache.",
         "job.publish",
         "job.restart.publish",
         {}},
        {"a paused job stands behind nothing",
         {stalled, job("index", "bus", "search", Condition::Off, "Paused")},
         {},
         Tone::Critical,
         "publish is Stalled for 2 m 10 s: bus does not acknowledge.",
         "job.publish",
         "job.restart.publish",
         {}},
        {"an unreachable system speaks for its jobs",
         {stalled, job("index", "bus", "search", Condition::Retrying, "Retrying", 20, "no broker"), replicate},
         {{"bus", true, ago(40), "bus (127.0.0.1:9092) cannot be reached: refused."}},
         Tone::Critical,
         "bus is unreachable for 40 s: bus (127.0.0.1:9092) cannot be reached: refused. Behind it nothing new arrives: "
         "index.",
         "system.bus",
         "system.test.bus",
         {}},
        {"worst first, then the oldest",
         {job("a", "s1", "t1", Condition::Lagging, "Lagging", 500, "slow"),
          job("b", "s2", "t2", Condition::Failed, "Failed", 5, "gone"),
          job("c", "s3", "t3", Condition::Failed, "Failed", 50, "lost"),
          job("d", "s4", "t4", Condition::NoData, "No data", 900, "nothing is known")},
         {},
         Tone::Critical,
         "c is Failed for 50 s: lost.",
         "job.c",
         "job.start.c",
         {{"job.b", "b is Failed for 5.0 s: gone."},
          {"job.a", "a is Lagging for 8 m 20 s: slow."},
          {"job.d", "d is No data for 15 m 00 s: nothing is known."}}},
        {"a lost position is no case for a start",
         {stranded(job("c", "s3", "t3", Condition::Failed, "Failed", 50, "its log is gone"))},
         {},
         Tone::Critical,
         "c is Failed for 50 s: its log is gone.",
         "job.c",
         "job.anew.c",
         {}},
        {"lag delays what is behind",
         {job("publish", "orders-db", "bus", Condition::Lagging, "Lagging", 30, "bus is slow"), cache},
         {},
         Tone::Warning,
         "publish is Lagging for 30 s: bus is slow. Behind it changes arrive late: cache.",
         "job.publish",
         "",
         {}},
        {"on a circle nobody is forgotten",
         {job("there", "a", "b", Condition::Stalled, "Stalled", 10, "x"),
          job("back", "b", "a", Condition::Failed, "Failed", 9, "y")},
         {},
         Tone::Critical,
         "back is Failed for 9.0 s: y. Behind it nothing new arrives: there.",
         "job.back",
         "job.start.back",
         {{"job.there", "there is Stalled for 10 s: x."}}},
    };
}

}  // namespace

class VerdictTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysOneSentence_data() {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const auto& one : cases()) QTest::newRow(one.name) << number++;
    }
    void saysOneSentence() {
        QFETCH(int, number);
        const auto one = cases().at(static_cast<std::size_t>(number));
        const auto verdict = verdictOf(one.jobs, one.systems, now);
        QCOMPARE(QString::fromStdString(verdict.text), QString::fromUtf8(one.text));
        QCOMPARE(static_cast<int>(verdict.tone), static_cast<int>(one.tone));
        QCOMPARE(verdict.subject, std::string(one.subject));
        QCOMPARE(verdict.remedy, std::string(one.remedy));
        QCOMPARE(verdict.remedyLabel.empty(), verdict.remedy.empty());
        QCOMPARE(verdict.others.size(), one.others.size());
        for (std::size_t i = 0; i < one.others.size(); ++i) {
            QCOMPARE(verdict.others[i].subject, one.others[i].subject);
            QCOMPARE(verdict.others[i].text, one.others[i].text);
        }
    }
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "verdict_test.moc"
