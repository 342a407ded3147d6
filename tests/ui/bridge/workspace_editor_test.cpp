#include "ui/bridge/workspace_editor.h"

#include "backend/engine/drafts.h"

#include <filesystem>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

namespace {

const std::string shop = R"([workspace]
name = "shop"

# the shop
[connection.orders-db]
kind = "mysql"

[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:9092"]

[job.publish]
source = { connection = "orders-db", tables = ["shop.*"] }
sink = { connection = "bus" } # to Kafka
)";

class Bench {
public:
    Bench() {
        put(shop);
        attach();
    }
    void attach(bool locked = false) {
        auto snapshot = std::make_shared<EngineSnapshot>();
        snapshot->workspaceName = "shop";
        snapshot->workspaceFile = path().toStdString();
        EngineDoor door;
        door.snapshot = [snapshot] { return std::shared_ptr<const EngineSnapshot>(snapshot); };
        door.stateFolder = folder.path().toStdString();
        if (!locked)
            door.replaceWorkspace = [this](config::Workspace workspace, OldRows oldRows) {
                replaced.emplace_back(std::move(workspace), std::move(oldRows));
            };
        editor.attach(std::move(door));
    }
    QString path() const { return folder.filePath("shop.toml"); }
    void put(const std::string& text) const {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) qFatal("no file");
        file.write(QByteArray::fromStdString(text));
    }
    std::string said() const {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    /// Applies and waits; the sentence where it was refused.
    QString apply(const std::string& text, OldRows oldRows = {}) {
        std::optional<QString> answer;
        editor.apply(text, std::move(oldRows), [&](const Result<>& done) {
            answer = done ? QString() : QString::fromStdString(done.error().message);
        });
        return QTest::qWaitFor([&] { return answer.has_value(); }) ? *answer : QStringLiteral("no answer");
    }
    std::string withLanes(int lanes) const {
        auto job = *editor.workspace().job("publish");
        job.said.set("lanes", config::Node{std::int64_t{lanes}});
        return *editor.textWith("job", "publish", job.said);
    }

    QTemporaryDir folder;
    std::vector<std::pair<config::Workspace, OldRows>> replaced;
    WorkspaceEditor editor;
};

}  // namespace

class WorkspaceEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWhatTheEngineRuns() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        QCOMPARE(bench.editor.text(), shop);
        QCOMPARE(bench.editor.workspace().jobs.size(), std::size_t{1});
        QVERIFY(bench.editor.lockedBecause().isEmpty());
        bench.editor.detach();
        QVERIFY(!bench.editor.isOpen());
        QVERIFY(!bench.editor.lockedBecause().isEmpty());
    }

    void anEditIsWrittenThenRun() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        const auto text = bench.withLanes(8);
        const auto plan = bench.editor.plan(text);
        QVERIFY(plan && plan->of("publish")->kind == JobEdit::Kind::Restart);
        QCOMPARE(bench.apply(text, {{"publish", true}}), QString());
        QCOMPARE(bench.said(), text);
        QVERIFY(text.find("# to Kafka") != std::string::npos);
        QCOMPARE(bench.replaced.size(), std::size_t{1});
        QCOMPARE(bench.replaced[0].first.job("publish")->lanes, 8u);
        QVERIFY(bench.replaced[0].second.at("publish"));
        QCOMPARE(bench.editor.text(), text);
    }

    void whatIsWrongIsNotWritten_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no TOML") << "[job.publish]" << "[job.publish" << "no TOML";
        QTest::newRow("no such option") << "{ connection = \"bus\" }" << "{ connection = \"bus\", colour = 1 }"
                                        << "colour";
        QTest::newRow("the plan refuses it") << "name = \"shop\"" << "name = \"store\"" << "cannot change";
    }
    void whatIsWrongIsNotWritten() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, sentence);
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        const auto answer = bench.apply(QString::fromStdString(shop).replace(from, to).toStdString());
        QVERIFY2(answer.contains(sentence), qPrintable(answer));
        QCOMPARE(bench.said(), shop);
        QVERIFY(bench.replaced.empty());
    }

    void aFileThatCannotBeWrittenIsASentence() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        QVERIFY(QFile::setPermissions(bench.path(), QFile::ReadOwner));
        const auto answer = bench.apply(bench.withLanes(8));
        QVERIFY2(answer.contains("cannot be written"), qPrintable(answer));
        QCOMPARE(bench.said(), shop);
        QVERIFY(bench.replaced.empty());
    }

    void theSecondWindowIsTold() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        const auto text = bench.withLanes(8);
        bench.put(shop + "# theirs\n");
        const auto answer = bench.apply(text);
        QVERIFY2(answer.contains("changed by somebody else"), qPrintable(answer));
        QCOMPARE(bench.said(), shop + "# theirs\n");
        QVERIFY(bench.replaced.empty());
    }

    void whoOnlyLooksOnChangesNothing() {
        Bench bench;
        bench.attach(true);
        QTRY_VERIFY(bench.editor.isOpen());
        QVERIFY(bench.editor.lockedBecause().contains("Another process"));
        QVERIFY(bench.apply(bench.withLanes(8)).contains("Another process"));
        QCOMPARE(bench.said(), shop);
    }

    void anEditIsUndoneOnce() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        QVERIFY(!bench.editor.undoUntil());
        QCOMPARE(bench.apply(bench.withLanes(8)), QString());
        QVERIFY(bench.editor.undoUntil());
        bool undone = false;
        bench.editor.undo([&](const Result<>& done) { undone = done.has_value(); });
        QTRY_VERIFY(undone);
        QCOMPARE(bench.said(), shop);
        QCOMPARE(bench.replaced.size(), std::size_t{2});
        QVERIFY(!bench.editor.undoUntil());
        std::vector<config::FileVersion> versions;
        bench.editor.versions([&](std::vector<config::FileVersion> all) { versions = std::move(all); });
        QTRY_COMPARE(versions.size(), std::size_t{2});
    }

    void theLastChangeIsUndoneAfterTheWindowWasOpenedAgain() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        QCOMPARE(bench.apply(bench.withLanes(7)), QString());
        bench.attach();
        QTRY_VERIFY(bench.editor.isOpen());
        QVERIFY(bench.editor.undoUntil());
        bool undone = false;
        bench.editor.undo([&](const Result<>& done) { undone = done.has_value(); });
        QTRY_VERIFY(undone);
        QCOMPARE(bench.said(), shop);
        QCOMPARE(bench.replaced.back().first.job("publish")->lanes, 4u);
        // What was undone is no change to undo.
        bench.attach();
        QTRY_VERIFY(bench.editor.isOpen());
        QVERIFY(!bench.editor.undoUntil());
        // Nor is there one where somebody else wrote since: theirs would go with it.
        QCOMPARE(bench.apply(bench.withLanes(7)), QString());
        bench.put(bench.said() + "# by hand\n");
        bench.attach();
        QTRY_VERIFY(bench.editor.isOpen());
        QVERIFY(!bench.editor.undoUntil());
    }

    void aChangeOutsideIsAppliedOrKeptOut() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        const auto theirs = bench.withLanes(2);
        bench.put(theirs);
        bench.editor.look();
        QTRY_VERIFY(bench.editor.outside().has_value());
        QCOMPARE(*bench.editor.outside(), theirs);
        bench.editor.keepOurs();
        QVERIFY(!bench.editor.outside());
        bench.editor.look();
        QSignalSpy spy(&bench.editor, &WorkspaceEditor::outsideChanged);
        QVERIFY(!spy.wait(300));
        // Ours goes over theirs, since that was said.
        QCOMPARE(bench.apply(bench.withLanes(8)), QString());
        QCOMPARE(bench.replaced.back().first.job("publish")->lanes, 8u);
        const auto again = bench.withLanes(3);
        bench.put(again);
        bench.editor.look();
        QTRY_VERIFY(bench.editor.outside().has_value());
        QCOMPARE(bench.apply(again), QString());
        QCOMPARE(bench.replaced.back().first.job("publish")->lanes, 3u);
        QVERIFY(!bench.editor.outside());
    }

    void draftsSurviveWithoutTheirSecrets() {
        Bench bench;
        QTRY_VERIFY(bench.editor.isOpen());
        Draft draft;
        draft.name = "cache";
        draft.step = 4;
        draft.job.set("sink", config::Node{config::Node::Table{{"connection", config::Node{std::string("bus")}}}});
        config::Node mask;
        mask.set("kind", config::Node{std::string("mask")});
        mask.set("salt", config::Node{std::string("plain:geheim")});
        draft.job.set("transforms", config::Node{config::Node::List{mask}});
        bench.editor.keepDraft(draft);
        QCOMPARE(bench.editor.drafts().size(), std::size_t{1});
        const auto stored = [&] { return *storedDrafts(bench.folder.path().toStdString(), "shop"); };
        QTRY_COMPARE(stored().size(), std::size_t{1});
        QVERIFY(stored()[0].text.find("geheim") == std::string::npos);
        bench.attach();
        QTRY_VERIFY(bench.editor.isOpen());
        const auto* kept = bench.editor.draft("cache");
        QVERIFY(kept != nullptr);
        QCOMPARE(kept->step, 4);
        QCOMPARE(*kept->job.find("sink")->find("connection")->text(), std::string("bus"));
        bench.editor.discardDraft("cache");
        QTRY_VERIFY(stored().empty());
    }
};

QTEST_MAIN(WorkspaceEditorTest)
#include "workspace_editor_test.moc"
