// Rows that are made anew keep what is the same: selection, place, and the peace of whoever looks at them.
#include "widgets/form/cell_model.h"

#include "widgets/form/tab_strip.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace sluice::widgets;

namespace {

CellRow row(const QString& id, const QString& text, int number) {
    return {id, {{text}, {QString::number(number), number}}};
}

}  // namespace

class CellModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatChangedIsTold() {
        CellModel model({{QStringLiteral("Name"), false, true}, {QStringLiteral("Count"), true}});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(
            {row(QStringLiteral("a"), QStringLiteral("one"), 1), row(QStringLiteral("b"), QStringLiteral("two"), 20)});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset), changes(&model, &QAbstractItemModel::dataChanged),
            inserts(&model, &QAbstractItemModel::rowsInserted);
        const QPersistentModelIndex second(model.index(1, 0));
        model.setRows(
            {row(QStringLiteral("a"), QStringLiteral("one"), 1), row(QStringLiteral("b"), QStringLiteral("two"), 21)});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 1);
        model.setRows({row(QStringLiteral("a"), QStringLiteral("one"), 1),
                       row(QStringLiteral("b"), QStringLiteral("two"), 21),
                       row(QStringLiteral("c"), QStringLiteral("three"), 3)});
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(resets.size(), 0);
        QVERIFY(second.isValid() && second.data(CellModel::IdRole) == QStringLiteral("b"));
        model.setRows({row(QStringLiteral("c"), QStringLiteral("three"), 3)});
        QCOMPARE(resets.size(), 1);
        QVERIFY(!second.isValid());
    }

    void numbersSortAsNumbersAndStandRight() {
        CellModel model({{QStringLiteral("Name")}, {QStringLiteral("Count"), true}});
        model.setRows({row(QStringLiteral("a"), QStringLiteral("one"), 100),
                       row(QStringLiteral("b"), QStringLiteral("two"), 20)});
        QCOMPARE(model.index(0, 1).data(CellModel::SortRole).toInt(), 100);
        QCOMPARE(model.index(0, 0).data(CellModel::SortRole).toString(), QStringLiteral("one"));
        QVERIFY(model.index(0, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QCOMPARE(model.index(1, 1).data(CellModel::FilterRole).toString(), QStringLiteral("two 20"));
    }

    void tabsAreChosenByMouseAndKeys() {
        TabStrip strip;
        strip.add(QStringLiteral("a"), QStringLiteral("First"));
        strip.add(QStringLiteral("b"), QStringLiteral("Second"));
        strip.setCount(QStringLiteral("b"), QStringLiteral("3"), true);
        QSignalSpy chosen(&strip, &TabStrip::chosenChanged);
        QCOMPARE(strip.chosen(), QStringLiteral("a"));
        auto* second = strip.findChild<QAbstractButton*>(QStringLiteral("b"));
        QCOMPARE(second->accessibleName(), QStringLiteral("Second 3"));
        strip.show();
        QTest::mouseClick(second, Qt::LeftButton);
        QCOMPARE(strip.chosen(), QStringLiteral("b"));
        QTest::keyClick(second, Qt::Key_Left);
        QCOMPARE(strip.chosen(), QStringLiteral("a"));
        QTest::keyClick(second, Qt::Key_Left);
        QCOMPARE(strip.chosen(), QStringLiteral("a"));
        strip.choose(QStringLiteral("nothing"));
        QCOMPARE(chosen.size(), 2);
    }
};

QTEST_MAIN(CellModelTest)
#include "cell_model_test.moc"
