// Rows that a real target refused, by real clicks in the real program: seen, edited, sent again so that they arrive,
// dropped, and marked where something newer was delivered.
#include "app/session.h"
#include "backend/checkpoint/store.h"
#include "tests/support/systems.h"
#include "tests/support/truth/documents.h"
#include "tests/support/truth/sql.h"
#include "ui/shell/main_window.h"
#include "ui/shell/render.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/form/table.h"
#include "widgets/theme/appearance.h"

#include <algorithm>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
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
    ui::MainWindow& window() { return m_session->window(); }
    const JobSnapshot* job(const std::string& name) {
        const auto* snapshot = window().monitor().snapshot();
        return snapshot == nullptr ? nullptr : snapshot->job(name);
    }
    std::string state(const std::string& name) { return std::string(toString(job(name)->state)); }
    bool flows(const std::string& name) { return state(name) == "Streaming" || state(name) == "Idle"; }
    template <class T>
    T* find(const char* name) {
        return window().findChild<T*>(QString::fromLatin1(name));
    }
    widgets::Table* table() { return find<widgets::Table>("job.rejected"); }
    QPlainTextEdit* text() { return find<QPlainTextEdit>("job.rejected.bytes"); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    int rowOf(const QString& key) {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (cell(row, 3).endsWith(key)) return row;
        return -1;
    }
    /// The tab of a job, with that many rows in it.
    void open(const QString& name, int rows) {
        QVERIFY(window().openPage("job:" + name + ":rejected"));
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
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
        widgets::ConfirmSheet* sheet = nullptr;
        QTRY_VERIFY((sheet = window().findChild<widgets::ConfirmSheet*>()) != nullptr && sheet->isVisible());
        for (auto* each : sheet->findChildren<QAbstractButton*>())
            if (each->text() == action) return QTest::mouseClick(each, Qt::LeftButton);
        QFAIL(qPrintable("no button " + action));
    }
    QJsonObject document(int id) {
        const auto all = truth::elasticsearchDocuments(*m_search, m_name);
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
        return m_target->value(fmt::format("SELECT COALESCE(MAX(body), '-') FROM {}.notes WHERE id = {}", m_name, id));
    }

    std::unique_ptr<widgets::Appearance> m_appearance;
    std::optional<System> m_search;
    std::string m_name;
    QTemporaryDir m_folder;
    std::unique_ptr<truth::Sql> m_source, m_target;
    std::unique_ptr<app::Session> m_session;
};

void RejectsTest::initTestCase() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(tidb, "warehouse");
    SLUICE_NEED(search, "search");
    m_search = search;
    m_name = fmt::format("jobpage_r{}", QDateTime::currentMSecsSinceEpoch() % 100'000'000);
    m_source = std::make_unique<truth::Sql>(mysql, mysql.account("everything"));
    m_target = std::make_unique<truth::Sql>(tidb, Account{tidb.user, tidb.password, {}});
    m_source->run("CREATE DATABASE " + m_name);
    m_source->run("CREATE TABLE " + m_name + ".notes (id INT PRIMARY KEY, body VARCHAR(200))");
    m_source->run("CREATE TABLE " + m_name + ".prices (id INT PRIMARY KEY, amount VARCHAR(40))");
    // Both targets stand already, and are narrower than the source.
    m_target->run("CREATE DATABASE " + m_name);
    m_target->run("CREATE TABLE " + m_name + ".notes (id INT PRIMARY KEY, body VARCHAR(20))");
    put("/" + QString::fromStdString(m_name),
        R"({"settings": {"number_of_replicas": 0}, "mappings": {"properties": {"amount": {"type": "integer"}}}})");
    qputenv("SLUICE_TEST_MYSQL_PASSWORD", QByteArray::fromStdString(mysql.password));
    qputenv("SLUICE_TEST_TIDB_PASSWORD", QByteArray::fromStdString(tidb.password));
    QFile file(m_folder.filePath("rejects.toml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(fmt::format(
        R"([connection.orders-db]
kind = "mysql"
host = "{0}"
port = {1}
user = "{2}"
password = "env:SLUICE_TEST_MYSQL_PASSWORD"
read_only = true
[connection.warehouse]
kind = "tidb"
host = "{3}"
port = {4}
user = "{5}"
password = "env:SLUICE_TEST_TIDB_PASSWORD"
[connection.search]
kind = "elasticsearch"
urls = ["{6}"]
[job.copy]
source = {{ connection = "orders-db", tables = ["{7}.notes"], start = "now" }}
sink = {{ connection = "warehouse", create_tables = true }}
on_error = "reject"
[job.find]
source = {{ connection = "orders-db", tables = ["{7}.prices"], start = "now" }}
sink = {{ connection = "search", index = "{7}" }}
on_error = "reject"
)",
        mysql.host, mysql.port, mysql.user, tidb.host, tidb.port, tidb.user, search.url(), m_name)));
    file.close();
    m_appearance = std::make_unique<widgets::Appearance>();
    m_session = std::make_unique<app::Session>(app::Session::Options{m_folder.filePath("state"), QString()});
    window().resize(1440, 900);
    window().show();
    m_session->open(file.fileName());
    QTRY_VERIFY_WITH_TIMEOUT(job("copy") != nullptr, 20'000);
    for (const auto* each : {"copy", "find"})
        QTRY_VERIFY2_WITH_TIMEOUT(flows(each), (state(each) + " " + job(each)->reason).c_str(), 60'000);
}

void RejectsTest::cleanupTestCase() {
    m_session.reset();
    if (m_source) m_source->run("DROP DATABASE IF EXISTS " + m_name);
    if (m_target) m_target->run("DROP DATABASE IF EXISTS " + m_name);
    if (!m_search) return;
    QNetworkAccessManager manager;
    auto* reply = manager.deleteResource(QNetworkRequest(QUrl(QString::fromStdString(m_search->url() + "/" + m_name))));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
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
    m_source->run("INSERT INTO " + m_name + "." + statement.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(this->job(name)->setAside, 1u, 30'000);
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
    QTRY_COMPARE(this->job(name)->setAside, 0u);
    QCOMPARE(this->job(name)->rejected, 1u);  // it was, and that stays true
    auto store = CheckpointStore::open(m_folder.filePath("state").toStdString(), "rejects");
    QVERIFY(store->rejected(name, 10)->empty());
}

void RejectsTest::whatIsStillRefusedStaysWithItsNewCause() {
    m_source->run("INSERT INTO " + m_name + ".prices VALUES (2, 'two')");
    open("find", 1);
    clickRow(0);
    QTRY_VERIFY(text()->isVisible());
    const auto before = cell(0, 4);
    QVERIFY2(before.contains("two"), qPrintable(before));
    type(text()->toPlainText().replace("two", "three"));
    press("job.rejected.replay", "Send again");
    QTRY_VERIFY2_WITH_TIMEOUT(cell(0, 4).contains("three"), qPrintable(cell(0, 4)), 20'000);
    QVERIFY(text()->toPlainText().contains("three"));  // what was written is still there to be mended
    QVERIFY(flows("find"));
    type(text()->toPlainText().replace("three", "3"));
    press("job.rejected.replay", "Send again");
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 0, 20'000);
    QCOMPARE(document(2)["amount"].toVariant().toString(), QString("3"));
}

void RejectsTest::whatIsWrittenIsNotLostWhenMoreIsRefused() {
    m_source->run("INSERT INTO " + m_name + ".prices VALUES (3, 'few')");
    open("find", 1);
    clickRow(0);
    QTRY_VERIFY(text()->isVisible());
    type("half written");
    m_source->run("INSERT INTO " + m_name + ".prices VALUES (4, 'many')");
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 2, 20'000);
    QVERIFY(text()->isVisible());
    QCOMPARE(text()->toPlainText(), QString("half written"));
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    QVERIFY(table()->selectionModel()->isRowSelected(rowOf(" 3"), {}));
}

void RejectsTest::whatANewerChangeReplacedIsMarked() {
    m_source->run("UPDATE " + m_name + ".prices SET amount = '33' WHERE id = 3");
    QTRY_COMPARE_WITH_TIMEOUT(document(3)["amount"].toVariant().toString(), QString("33"), 30'000);
    open("find", 2);
    QTRY_COMPARE_WITH_TIMEOUT(cell(rowOf(" 3"), 5), QString("superseded"), 20'000);
    QCOMPARE(cell(rowOf(" 4"), 5), QString("open"));
    clickRow(rowOf(" 3"));
    press("job.rejected.replay", "Send again");
    const auto told = [&] {
        return std::ranges::any_of(window().monitor().events(), [](const EngineEvent& event) {
            return event.text.find("is superseded") != std::string::npos;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), 20'000);
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(document(3)["amount"].toVariant().toString(), QString("33"));
    const QDir folder(QCoreApplication::applicationDirPath() + "/shots");
    QVERIFY(folder.mkpath("."));
    const auto image = ui::renderPage(window(), "job:find:rejected", {1440, 900}, "dark");
    QVERIFY(image.save(folder.filePath("live-rejects.png")));
}

void RejectsTest::droppedRowsAreGone() {
    open("find", 2);
    clickRow(0);
    clickRow(1, Qt::ControlModifier);
    press("job.rejected.drop", "Drop 2 rejected rows");
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 0, 20'000);
    auto store = CheckpointStore::open(m_folder.filePath("state").toStdString(), "rejects");
    QVERIFY(store->rejected("find", 10)->empty());
    QTRY_COMPARE(job("find")->setAside, 0u);
    QVERIFY(document(4).isEmpty());
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    RejectsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "rejects_test.moc"
