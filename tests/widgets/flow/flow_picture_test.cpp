// The live picture: what it says, how it is reached by keys, when it moves.
#include "widgets/flow/flow_picture.h"

#include "widgets/flow/flow_card.h"
#include "widgets/flow/flow_pill.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sluice::widgets;

namespace {

FlowModel twoHops() {
    FlowModel model;
    for (const char* id : {"system.a", "system.b", "system.c"}) model.systems << FlowSystem{id, {}};
    model.jobs << FlowJob{.id = "job.ab", .source = "system.a", .sink = "system.b", .content = {}};
    model.jobs << FlowJob{.id = "job.bc", .source = "system.b", .sink = "system.c", .content = {}};
    for (FlowJob& job : model.jobs) job.content.title = job.id, job.content.accessibleName = job.id + ", Streaming";
    return model;
}

QList<QRect> places(const FlowPicture& picture) {
    QList<QRect> result;
    for (const PlacedNode& node : picture.placed().nodes) result << picture.item(node.id)->geometry();
    return result;
}

}  // namespace

class FlowPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_picture = std::make_unique<FlowPicture>();
        m_picture->resize(1100, 360);
        m_picture->setModel(twoHops());
        m_picture->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_picture.get()));
    }
    void nodesAreNamedForTestsAndScreenReaders() {
        auto* pill = m_picture->findChild<FlowPill*>("job.ab");
        QVERIFY(pill);
        QCOMPARE(pill->accessibleName(), QString("job.ab, Streaming"));
        QVERIFY(m_picture->findChild<FlowCard*>("system.a"));
    }
    void valuesNeverMoveTheLayout() {
        FlowModel model = twoHops();
        const QList<QRect> before = places(*m_picture);
        model.jobs[0].content.lag = "3 h 20 m";
        model.jobs[0].severity = 5;
        model.systems[1].content.value1 = "1,204,331";
        m_picture->setModel(model);
        QCOMPARE(places(*m_picture), before);
    }
    void aReasonGrowsThePillAboutItsMiddle() {
        const QRect before = m_picture->item("job.ab")->geometry();
        FlowModel model = twoHops();
        model.jobs[0].content.reason = "429 from orders";
        m_picture->setModel(model);
        const QRect after = m_picture->item("job.ab")->geometry();
        QCOMPARE(after.height(), 70);
        QCOMPARE(after.center().y(), before.center().y());
    }
    void arrowsGoToTheNearestNeighbourAndSpaceSelects() {
        QSignalSpy chosen(m_picture.get(), &FlowPicture::selectionChanged);
        m_picture->item("system.a")->setFocus();
        QTest::keyClick(m_picture->item("system.a"), Qt::Key_Right);
        QTRY_VERIFY(m_picture->item("job.ab")->hasFocus());
        QTest::keyClick(m_picture->item("job.ab"), Qt::Key_Space);
        QCOMPARE(chosen.takeFirst().first().toString(), QString("job.ab"));
        QTest::keyClick(m_picture->item("job.ab"), Qt::Key_Right);
        QTRY_VERIFY(m_picture->item("system.b")->hasFocus());
        QTest::keyClick(m_picture->item("system.b"), Qt::Key_Left);
        QTRY_VERIFY(m_picture->item("job.ab")->hasFocus());
    }
    void enterOpensAndEscapeUnselectsThenLeaves() {
        QSignalSpy opened(m_picture.get(), &FlowPicture::opened);
        QSignalSpy chosen(m_picture.get(), &FlowPicture::selectionChanged);
        QSignalSpy left(m_picture.get(), &FlowPicture::left);
        FlowItem* pill = m_picture->item("job.bc");
        QTest::mouseClick(pill, Qt::LeftButton);
        QTest::keyClick(pill, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QTest::keyClick(pill, Qt::Key_Escape);
        QCOMPARE(chosen.last().first().toString(), QString());
        QCOMPARE(left.count(), 0);
        QTest::keyClick(pill, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }
    void onlyOneNodeIsATabStop() {
        const auto stops = [this] {
            int count = 0;
            for (const PlacedNode& node : m_picture->placed().nodes)
                count += m_picture->item(node.id)->focusPolicy() == Qt::StrongFocus;
            return count;
        };
        QCOMPARE(stops(), 1);
        m_picture->item("job.bc")->setFocus();
        QTRY_COMPARE(m_picture->item("job.bc")->focusPolicy(), Qt::StrongFocus);
        QCOMPARE(stops(), 1);
    }
    void aFocusedPillShowsItsActions() {
        QAction pause("Pause");
        QSignalSpy paused(&pause, &QAction::triggered);
        m_picture->setActions([&](const QString&) { return FlowActions{{&pause}, {}}; });
        FlowItem* pill = m_picture->item("job.ab");
        QVERIFY(pill->findChildren<QToolButton*>().isEmpty());
        pill->setFocus();
        QTRY_COMPARE(pill->findChildren<QToolButton*>().size(), 1);
        QTest::mouseClick(pill->findChildren<QToolButton*>().first(), Qt::LeftButton);
        QCOMPARE(paused.count(), 1);
        m_picture->item("system.a")->setFocus();
        QTRY_VERIFY(pill->findChildren<QToolButton*>().isEmpty());
    }
    void selectionGoesWithItsNode() {
        m_picture->select("job.bc");
        FlowModel model = twoHops();
        model.jobs.removeLast();
        m_picture->setModel(model);
        QCOMPARE(m_picture->selectedId(), QString());
        QVERIFY(!m_picture->item("job.bc"));
    }
    void dashesMoveOnlyWhileRowsFlow() {
        const auto edge = [this] {
            const QRect from = m_picture->item("system.a")->geometry();
            const QRect to = m_picture->item("job.ab")->geometry();
            return m_picture->widget()
                ->grab(QRect(from.right() + 1, from.top(), to.left() - from.right() - 1, from.height()))
                .toImage();
        };
        const QImage still = edge();
        QTest::qWait(150);
        QCOMPARE(edge(), still);
        FlowModel model = twoHops();
        model.jobs[0].rowsPerSecond = 3000;
        m_picture->setModel(model);
        const QImage first = edge();
        QTRY_VERIFY(edge() != first);
    }
    void reducedMotionStopsTheDashes() {
        m_appearance.setReducedMotion(true);
        FlowModel model = twoHops();
        model.jobs[0].rowsPerSecond = 3000;
        m_picture->setModel(model);
        const QImage first = m_picture->grab().toImage();
        QTest::qWait(150);
        QCOMPARE(m_picture->grab().toImage(), first);
        m_appearance.setReducedMotion(false);
    }
    void aNewJobGlidesToItsPlace() {
        FlowModel model = twoHops();
        model.systems << FlowSystem{"system.d", {}};
        model.jobs << FlowJob{.id = "job.ad", .source = "system.a", .sink = "system.d", .content = {}};
        const QPoint before = m_picture->item("system.b")->pos();
        m_picture->setModel(model);
        QCOMPARE(m_picture->item("system.b")->pos(), before);
        const auto settled = [this] {
            for (const PlacedNode& node : m_picture->placed().nodes)
                if (m_picture->item(node.id)->geometry().topLeft() != node.box.topLeft().toPoint()) return false;
            return true;
        };
        QTRY_VERIFY(settled());
        QVERIFY(m_picture->item("system.b")->pos() != before);
    }
    void aNarrowPictureScrollsOnlySideways() {
        m_picture->resize(500, 360);
        QTRY_VERIFY(m_picture->horizontalScrollBar()->maximum() > 0);
        QCOMPARE(m_picture->verticalScrollBar()->maximum(), 0);
    }
    void anEmptyModelIsEmpty() {
        m_picture->setModel({});
        QVERIFY(m_picture->placed().nodes.isEmpty());
        QVERIFY(!m_picture->grab().isNull());
    }

private:
    Appearance m_appearance;
    std::unique_ptr<FlowPicture> m_picture;
};

QTEST_MAIN(FlowPictureTest)
#include "flow_picture_test.moc"
