// Rows that a real target refused, by real clicks in the real program: seen, edited, sent again so that they arrive,
// dropped, and marked where something newer was delivered.
#include "backend/checkpoint/store.h"
#include "tests/gui/server/job_window.h"
#include "tests/support/truth/documents.h"
#include "ui/shell/render.h"
#include "widgets/feedback/confirm_sheet.h"

#include <algorithm>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

class RejectsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anEditedRowArrives_data();
    void anEditedRowArrives();
    void whatIsStillRefusedStaysWithItsNewCause();
    void whatIsWrittenIsNotLostWhenMoreIsRefused();
    void whatANewerChangeReplacedIsMarked();
    void droppedRowsAreGone();

private:
    widgets::Table* table() { return m_window->find<widgets::Table>("job.rejected"); }
    QPlainTextEdit* text() { return m_window->find<QPlainTextEdit>("job.rejected.bytes"); }
    QString cell(int row, int column) { return m_window->cell("job.rejected", row, column); }
    int rowOf(const QString& key) {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (cell(row, 3).endsWith(key)) return row;
        return -1;
    }
    /// The tab of a job, with that many rows in it.
    void open(const QString& name, int rows) {
        QVERIFY(m_window->window().openPage("job:" + name + ":rejected"));
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), rows, 30'000);
    }
    void clickRow(int row, Qt::KeyboardModifiers with = Qt::NoModifier) {
        const auto at = table()->visualRect(table()->model()->index(row, 1)).center();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, with, at);
    }
    /// Pasted: no key makes the sign that joins parts.
    void type(const QString& what) {
        text()->setFocus();
        QTest::keyClick(text(), Qt::Key_A, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText(what);
        QTest::keyClick(text(), Qt::Key_V, Qt::ControlModifier);
    }
    /// The button of the detail, then that of the sheet which asks.
    void press(const char* button, const QString& action) {
        QTest::mouseClick(m_window->find<QAbstractButton>(button), Qt::LeftButton);
        widgets::ConfirmSheet* sheet = nullptr;
        QTRY_VERIFY((sheet = m_window->window().findChild<widgets::ConfirmSheet*>()) != nullptr && sheet->isVisible());
        for (auto* each : sheet->findChildren<QAbstractButton*>())
            if (each->text() == action) return QTest::mouseClick(each, Qt::LeftButton);
        QFAIL(qPrintable("no button " + action));
    }
    QJsonObject document(int id) {
        const auto all = truth::elasticsearchDocuments(*m_search, m_window->name());
        const auto found = all.find(std::to_string(id));
        return found == all.end() ? QJsonObject() : found->second;
    }
    void put(const QString& path, const QByteArray& body) {
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(QString::fromStdString(m_search->url()) + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        auto* reply = manager.put(request, body);
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
        QVERIFY2(reply->error() == QNetworkReply::NoError, reply->readAll().constData());
    }
    std::string note(int id) {
        return m_window->target.value(
            fmt::format("SELECT COALESCE(MAX(body), '-') FROM {}.notes WHERE id = {}", m_window->name(), id));
    }

    std::optional<System> m_search;
    std::optional<JobWindow> m_window;
};

void RejectsTest::initTestCase() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(tidb, "warehouse");
    SLUICE_NEED(search, "search");
    m_search = search;
    m_window.emplace(mysql, tidb);
    m_window->source.run("CREATE TABLE " + m_window->name() + ".notes (id INT PRIMARY KEY, body VARCHAR(200))");
    m_window->source.run("CREATE TABLE " + m_window->name() + ".prices (id INT PRIMARY KEY, amount VARCHAR(40))");
    // Both targets stand already, and are narrower than the source.
    m_window->target.run("CREATE TABLE " + m_window->name() + ".notes (id INT PRIMARY KEY, body VARCHAR(20))");
    put("/" + QString::fromStdString(m_window->name()),
        R"({"settings": {"number_of_replicas": 0}, "mappings": {"properties": {"amount": {"type": "integer"}}}})");
    auto& text = m_window->text;
    text.set("workspace", "name", "\"rejects\"");
    text.connect("search", search);
    text.set("job.copy", "source", "{ connection = \"orders-db\", tables = [\"@.notes\"], start = \"now\" }");
    text.set("job.copy", "sink", "{ connection = \"warehouse\", create_tables = true }");
    text.set("job.find", "source", "{ connection = \"orders-db\", tables = [\"@.prices\"], start = \"now\" }");
    text.set("job.find", "sink", "{ connection = \"search\", index = \"@\" }");
    for (const auto* job : {"job.copy", "job.find"}) text.set(job, "on_error", "\"reject\"");
    m_window->open();
}

void RejectsTest::cleanupTestCase() {
    if (!m_window) return;
    QNetworkAccessManager manager;
    auto* reply =
        manager.deleteResource(QNetworkRequest(QUrl(QString::fromStdString(m_search->url() + "/" + m_window->name()))));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    m_window.reset();
}

void RejectsTest::anEditedRowArrives_data() {
    QTest::addColumn<QString>("job");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("right");
    QTest::newRow("TiDB") << "copy" << "notes VALUES (1, 'much too long for its column')"
                          << "much too long for its column" << "short enough";
    QTest::newRow("Elasticsearch") << "find" << "prices VALUES (1, 'a dozen')" << "a dozen" << "12";
}

void RejectsTest::anEditedRowArrives() {
    QFETCH(QString, job);
    QFETCH(QString, statement);
    QFETCH(QString, wrong);
    QFETCH(QString, right);
    const auto name = job.toStdString();
    m_window->source.run("INSERT INTO " + m_window->name() + "." + statement.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->job(name)->setAside, 1u, 30'000);
    open(job, 1);
    clickRow(0);
    QTRY_VERIFY(text()->isVisible());
    const auto before = text()->toPlainText();
    QVERIFY2(before.contains(wrong), qPrintable(before));
    QVERIFY2(!text()->isReadOnly(), qPrintable(before));
    type(QString(before).replace(wrong, right));
    press("job.rejected.replay", "Send again");
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 0, 20'000);
    if (job == "copy")
        QCOMPARE(note(1), right.toStdString());
    else
        QCOMPARE(document(1)["amount"].toVariant().toString(), right);
    QTRY_COMPARE(m_window->job(name)->setAside, 0u);
    QCOMPARE(m_window->job(name)->rejected, 1u);  // it was, and that stays true
    auto store = CheckpointStore::open(m_window->statePath().toStdString(), "rejects");
    QVERIFY(store->rejected(name, 10)->empty());
}

void RejectsTest::whatIsStillRefusedStaysWithItsNewCause() {
    m_window->source.run("INSERT INTO " + m_window->name() + ".prices VALUES (2, 'two')");
    open("find", 1);
    clickRow(0);
    QTRY_VERIFY(text()->isVisible());
    const auto before = cell(0, 4);
    QVERIFY2(before.contains("two"), qPrintable(before));
    type(text()->toPlainText().replace("two", "three"));
    press("job.rejected.replay", "Send again");
    QTRY_VERIFY2_WITH_TIMEOUT(cell(0, 4).contains("three"), qPrintable(cell(0, 4)), 20'000);
    QVERIFY(text()->toPlainText().contains("three"));  // what was written is still there to be mended
    QVERIFY(m_window->flows("find"));
    type(text()->toPlainText().replace("three", "3"));
    press("job.rejected.replay", "Send again");
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 0, 20'000);
    QCOMPARE(document(2)["amount"].toVariant().toString(), QString("3"));
}

void RejectsTest::whatIsWrittenIsNotLostWhenMoreIsRefused() {
    m_window->source.run("INSERT INTO " + m_window->name() + ".prices VALUES (3, 'few')");
    open("find", 1);
    clickRow(0);
    QTRY_VERIFY(text()->isVisible());
    type("half written");
    m_window->source.run("INSERT INTO " + m_window->name() + ".prices VALUES (4, 'many')");
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 2, 20'000);
    QVERIFY(text()->isVisible());
    QCOMPARE(text()->toPlainText(), QString("half written"));
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    QVERIFY(table()->selectionModel()->isRowSelected(rowOf(" 3"), {}));
}

void RejectsTest::whatANewerChangeReplacedIsMarked() {
    m_window->source.run("UPDATE " + m_window->name() + ".prices SET amount = '33' WHERE id = 3");
    QTRY_COMPARE_WITH_TIMEOUT(document(3)["amount"].toVariant().toString(), QString("33"), 30'000);
    open("find", 2);
    QTRY_COMPARE_WITH_TIMEOUT(cell(rowOf(" 3"), 5), QString("superseded"), 20'000);
    QCOMPARE(cell(rowOf(" 4"), 5), QString("open"));
    clickRow(rowOf(" 3"));
    press("job.rejected.replay", "Send again");
    const auto told = [&] {
        return std::ranges::any_of(m_window->window().monitor().events(), [](const EngineEvent& event) {
            return event.text.find("is superseded") != std::string::npos;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), 20'000);
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(document(3)["amount"].toVariant().toString(), QString("33"));
    const QDir folder(QCoreApplication::applicationDirPath() + "/shots");
    QVERIFY(folder.mkpath("."));
    const auto image = ui::renderPage(m_window->window(), "job:find:rejected", {1440, 900}, "dark");
    QVERIFY(image.save(folder.filePath("live-rejects.png")));
}

void RejectsTest::droppedRowsAreGone() {
    open("find", 2);
    clickRow(0);
    clickRow(1, Qt::ControlModifier);
    press("job.rejected.drop", "Drop 2 rejected rows");
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 0, 20'000);
    auto store = CheckpointStore::open(m_window->statePath().toStdString(), "rejects");
    QVERIFY(store->rejected("find", 10)->empty());
    QTRY_COMPARE(m_window->job("find")->setAside, 0u);
    QVERIFY(document(4).isEmpty());
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    RejectsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "rejects_test.moc"
