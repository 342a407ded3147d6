#include "backend/engine/validate.h"

#include <QDir>
#include <QTest>

using namespace sluice;

/// Every workspace under resources/examples is one that the program takes.
class ExamplesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTaken_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(SLUICE_SOURCE_DIR "/resources/examples"));
        for (const QFileInfo& file : folder.entryInfoList({"*.toml"})) {
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
        }
    }
    void isTaken() {
        QFETCH(QString, file);
        const auto workspace = config::loadWorkspace(file.toStdString());
        QVERIFY2(workspace, workspace ? "" : workspace.error().message.c_str());
        const auto valid = validate(*workspace);
        QVERIFY2(valid, valid ? "" : valid.error().message.c_str());
        QVERIFY(!workspace->jobs.empty());
    }

    void theShopHasItsFourJobs() {
        const auto shop = config::loadWorkspace(SLUICE_SOURCE_DIR "/resources/examples/shop.toml");
        QVERIFY(shop);
        QStringList jobs;
        for (const auto& job : shop->jobs) jobs << QString::fromStdString(job.name);
        QCOMPARE(jobs, QStringList({"replicate", "publish", "cache", "index"}));
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
