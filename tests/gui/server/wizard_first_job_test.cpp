// From the welcome page to a running MySQL to Kafka job: at most 14 clicks and 90 seconds. The clicks are written down.
#include "tests/gui/server/wizard_driver.h"
#include "tests/support/kafka_records.h"
#include "tests/support/preview_world.h"
#include "widgets/theme/appearance.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int mostClicks = 14, mostSeconds = 90;

void writeDown(const QStringList& clicks) {
    QFile page(QStringLiteral(SLUICE_SOURCE_DIR "/docs/first-job-clicks.md"));
    if (!page.open(QIODevice::WriteOnly)) return;
    QString text = QStringLiteral(
        "# From nothing to a running job\n\n"
        "From the welcome page, without a workspace file, to a MySQL → Kafka job that delivers rows. Written by\n"
        "`tests/gui/server/wizard_first_job_test.cpp`, which does it on real servers. Fields are reached with "
        "Tab.\n\n");
    for (int i = 0; i < clicks.size(); ++i) text += QStringLiteral("%1. %2\n").arg(i + 1).arg(clicks[i]);
    text += QStringLiteral("\n%1 clicks; at most %2 are promised.\n").arg(clicks.size()).arg(mostClicks);
    page.write(text.toUtf8());
}

}  // namespace

class WizardFirstJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromTheWelcomePageToRowsInKafka();
};

void WizardFirstJobTest::fromTheWelcomePageToRowsInKafka() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    PreviewWorld world("wizard_first");
    world.mysql().run(world.filled("CREATE TABLE @.items(id INT PRIMARY KEY, name VARCHAR(20))"));
    world.mysql().run(world.filled("INSERT INTO @.items VALUES (1, 'one'), (2, 'two')"));
    QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    qputenv("SLUICE_FIRST_PASSWORD", QByteArray::fromStdString(mysql.account("reads_and_replicates").password));
    app::Session session({home.filePath("state"), {}});
    session.window().resize(1440, 900);
    session.window().show();
    WizardDriver driver(session.window());
    QVERIFY(driver.waitFor("door.connect"));
    QElapsedTimer clock;
    clock.start();

    QVERIFY(driver.click("door.connect", "Welcome: *Connect your systems*"));
    QTRY_VERIFY_WITH_TIMEOUT(driver.wizard() != nullptr && driver.find("wizard.next") != nullptr, 20'000);
    QVERIFY(driver.click("wizard.card.publish", "What to do: *Publish to Kafka*"));
    QVERIFY(driver.next("*Next: source*"));
    QVERIFY(driver.waitFor("option.host"));
    QVERIFY(driver.type("option.host", QString::fromStdString(mysql.host)));
    QVERIFY(driver.type("option.port", QString::number(mysql.port)));
    QVERIFY(driver.type("option.user", QString::fromStdString(mysql.account("reads_and_replicates").user)));
    QVERIFY(driver.choose("option.password.place", "in a variable"));
    QVERIFY(driver.type("option.password", "SLUICE_FIRST_PASSWORD"));
    QVERIFY(driver.next("Source, its fields filled in: *Next: target* (tests and keeps the connection)"));
    QVERIFY(driver.waitFor("option.brokers"));
    QVERIFY(driver.type("option.brokers", QString::fromStdString(kafka.address())));
    QVERIFY(driver.next("Target, its broker filled in: *Next: tables and columns* (tests and keeps it)"));
    QVERIFY(driver.tick(QString::fromStdString(world.prefix())));
    driver.clicks.last() = "Tables: the tick before the database";
    QVERIFY(driver.next("*Next: messages*"));
    QVERIFY(driver.next("*Next: start and behaviour*"));
    QVERIFY(driver.next("*Next: pre-flight and review*"));
    QVERIFY(driver.click("wizard.next", "*Create and start*"));
    if (!QTest::qWaitFor([&] { return driver.job("publish") != nullptr; }, 40'000)) {
        driver.say("not created");
        QFAIL("the job is not created");
    }
    QVERIFY(driver.delivered("publish", 2));
    const auto seconds = clock.elapsed() / 1000;
    qInfo("%d clicks, %lld s", int(driver.clicks.size()), static_cast<long long>(seconds));
    QVERIFY2(driver.clicks.size() <= mostClicks, qPrintable(driver.clicks.join('\n')));
    QVERIFY2(seconds <= mostSeconds, qPrintable(QString::number(seconds)));
    writeDown(driver.clicks);
    deleteTopic(world.brokers(), world.prefix() + ".items");
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    WizardFirstJobTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_first_job_test.moc"
