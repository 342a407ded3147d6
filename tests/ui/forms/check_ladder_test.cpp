// A test as a ladder: what was found, how long it took, what to do, in which order.
#include "ui/forms/check_ladder.h"

#include "ui/forms/check_row.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using ui::forms::CheckLadder;
using Outcome = config::Check::Outcome;

class CheckLadderTest : public QObject {
    Q_OBJECT

private:
    static config::Checks checks() {
        using std::chrono::microseconds;
        return {
            {Outcome::Passed, "TCP", "", "127.0.0.1:3306", "", microseconds(400)},
            {Outcome::Warning, "Rights", "SELECT", "no SELECT", "GRANT SELECT ON *.* TO 'sluice';", microseconds(900)},
            {Outcome::Failed, "binlog_format", "ROW", "STATEMENT", "SET GLOBAL binlog_format = 'ROW';", {}}};
    }
    static QStringList order(const CheckLadder& ladder) {
        QStringList names;
        for (const auto* row : ladder.findChildren<ui::forms::CheckRow*>())
            if (row->isVisibleTo(&ladder)) names.append(row->objectName());
        return names;
    }

private Q_SLOTS:
    void stepsStandInTheirOrder() {
        CheckLadder ladder;
        static_cast<QWidget&>(ladder).show();
        ladder.show(checks());
        QTRY_COMPARE(order(ladder), QStringList({"check.TCP", "check.Rights", "check.binlog_format"}));
        QVERIFY(ladder.failed());
        QVERIFY(ladder.passed("TCP"));
        QVERIFY(ladder.passed("Rights"));  // a warning does not stop
        QVERIFY(!ladder.passed("binlog_format"));
        QVERIFY(!ladder.passed("Login"));
    }

    void failuresComeFirstWhereAsked() {
        CheckLadder ladder;
        static_cast<QWidget&>(ladder).show();
        ladder.show(checks(), true);
        QTRY_COMPARE(order(ladder), QStringList({"check.binlog_format", "check.Rights", "check.TCP"}));
    }

    void theFixIsCopiedExactly() {
        CheckLadder ladder;
        static_cast<QWidget&>(ladder).show();
        ladder.show(checks());
        auto* copy = ladder.findChild<QPushButton*>("check.Rights.copy");
        QVERIFY(copy != nullptr);
        QVERIFY(copy->accessibleName().contains("Rights"));
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("GRANT SELECT ON *.* TO 'sluice';"));
        QVERIFY(ladder.findChild<QPushButton*>("check.TCP.copy") == nullptr);
    }

    void aRowSaysAllToAScreenReader() {
        CheckLadder ladder;
        ladder.show(checks());
        const auto* row = ladder.findChild<QWidget*>("check.binlog_format");
        QCOMPARE(row->accessibleName(), QStringLiteral("binlog_format: failed. STATEMENT · required: ROW"));
    }

    void busyEndsWithTheAnswer() {
        CheckLadder ladder;
        ladder.showBusy("Testing bus");
        QVERIFY(ladder.isBusy());
        QVERIFY(!ladder.failed());
        ladder.show(checks());
        QVERIFY(!ladder.isBusy());
        ladder.clear();
        QVERIFY(!ladder.failed());
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    CheckLadderTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "check_ladder_test.moc"
