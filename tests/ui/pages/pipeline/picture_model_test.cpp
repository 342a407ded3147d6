// What the picture shows: drafts beside jobs, proposals where there is no job, and numbers that are so.
#include "ui/pages/pipeline/picture_model.h"

#include "tests/ui/shop_fixture.h"
#include "ui/words/numbers.h"

#include <cmath>

#include <QTest>

using namespace sluice;
using namespace sluice::ui;
using namespace sluice::ui::pages::pipeline;

namespace {

config::Node text(const char* value) {
    config::Node node;
    node.value = std::string(value);
    return node;
}

Draft draft(const char* name, const char* source, const char* sink) {
    Draft draft;
    draft.name = name;
    draft.step = 3;
    draft.job.value = config::Node::Table();
    config::Node from, to;
    from.set("connection", text(source));
    to.set("connection", text(sink));
    draft.job.set("source", from);
    if (*sink != '\0') draft.job.set("sink", to);
    return draft;
}

}  // namespace

class PictureModelTest : public QObject {
    Q_OBJECT
    EngineMonitor m_monitor;
    EngineControl m_control{m_monitor};

    QStringList idsOf(const EngineSnapshot& snapshot, const std::vector<Draft>& drafts) {
        QStringList ids;
        for (const auto& job : pictureOf(snapshot, m_control, drafts).jobs) ids.append(job.id);
        return ids;
    }

private Q_SLOTS:
    void aDraftIsShownOnceItsEndsAreChosen() {
        auto change = draft("publish", "orders-db", "bus");
        change.editing = "publish";
        const std::vector<Draft> drafts = {draft("refunds", "orders-db", "cache"), draft("half", "orders-db", ""),
                                           draft("lost", "orders-db", "gone"), change};
        const auto ids = idsOf(fixture::shop(), drafts);
        QCOMPARE(ids.size(), 5);
        QCOMPARE(ids.last(), QStringLiteral("draft.refunds"));
        QCOMPARE(draftOfId(ids.last()), QStringLiteral("refunds"));
        const auto pill = pictureOf(fixture::shop(), m_control, drafts).jobs.last();
        QCOMPARE(pill.content.word, QStringLiteral("Draft"));
        QVERIFY(pill.content.dashed && pill.halted);
        QCOMPARE(pill.source, QStringLiteral("system.orders-db"));
        QCOMPARE(pill.sink, QStringLiteral("system.cache"));
    }

    void aDraftTakesThePlaceOfItsProposal() {
        auto snapshot = fixture::shop();
        snapshot.jobs.clear();
        QCOMPARE(idsOf(snapshot, {}),
                 QStringList({"proposal.publish", "proposal.replicate", "proposal.index", "proposal.cache"}));
        QCOMPARE(idsOf(snapshot, {draft("mine", "orders-db", "bus")}),
                 QStringList({"draft.mine", "proposal.replicate", "proposal.index", "proposal.cache"}));
        QCOMPARE(proposalOfId("proposal.index"), QStringLiteral("index"));
        QCOMPARE(wizardPage(proposals(snapshot).front()), QStringLiteral("wizard:publish:orders-db:bus"));
    }

    void aJobBeginsWhereItCan() {
        const auto snapshot = fixture::shop();
        const auto page = [&](const char* name) { return wizardPage(snapshot.system(name)->connection); };
        QCOMPARE(page("orders-db"), QStringLiteral("wizard:publish:orders-db:"));
        QCOMPARE(page("search"), QStringLiteral("wizard:index::search"));
        auto readOnly = snapshot.system("cache")->connection;
        readOnly.readOnly = true;
        QCOMPARE(wizardPage(readOnly), QString());
    }

    void whatNobodyTellsIsUnknown() {
        auto job = fixture::shop().jobs[1];
        job.state = JobState::Unknown;
        job.reason = "Process 4711 runs publish and says nothing.";
        job.rowsPerSecond = std::nan("");
        job.lagMicros = job.lagMaxMicros = std::nullopt;
        const auto pill = pillOf(job, job.state, std::nullopt, fixture::now);
        QCOMPARE(pill.lag, missing);
        QVERIFY(pill.rate.isEmpty());
        QVERIFY(pill.stale);
        QCOMPARE(pill.reason, QString::fromStdString(job.reason));
    }

    void rowsThatWereReplayedAreNotCountedOnThePill() {
        auto job = fixture::shopInTrouble().jobs[2];
        QCOMPARE(pillOf(job, job.state, std::nullopt, fixture::now).badge, QStringLiteral("2 rejected"));
        job.setAside = 0;
        QVERIFY(pillOf(job, job.state, std::nullopt, fixture::now).badge.isEmpty());
    }

    void aSubtitleHasShorterOnes() {
        const auto snapshot = fixture::shop();
        const auto card = cardOf(*snapshot.system("search"), snapshot);
        QCOMPARE(card.subtitle, QStringLiteral("Elasticsearch 8.19 · 0.2 s behind"));
        QCOMPARE(card.shorter, QStringList({"0.2 s behind orders-db", "0.2 s behind"}));
        QCOMPARE(cardOf(*snapshot.system("bus"), snapshot).shorter, QStringList({"Kafka 4.3"}));
    }
};

QTEST_GUILESS_MAIN(PictureModelTest)
#include "picture_model_test.moc"
