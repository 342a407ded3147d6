// The layout of a pipeline: columns, order, density, and nothing on top of anything.
#include "widgets/flow/flow_layout.h"

#include <cmath>

#include <QHash>
#include <QTest>

using namespace sluice::widgets;

namespace {

// The picture's room in a window of 1440 × 900 and of 1100 × 700.
const QSizeF large(1212, 450);
const QSizeF small(1012, 279);

LayoutInput fourJobs() {
    return {{"orders-db", "warehouse", "bus", "search", "cache-store"},
            {{"replicate", "orders-db", "warehouse"},
             {"publish", "orders-db", "bus"},
             {"index", "bus", "search"},
             {"cache", "bus", "cache-store"}}};
}

LayoutInput manyJobs(int count) {
    LayoutInput input = fourJobs();
    for (int i = 4; i < count; ++i) {
        LayoutJob job = input.jobs[i % 4];
        job.id = QString("job-%1").arg(i);
        input.jobs << job;
    }
    return input;
}

QRectF boxOf(const FlowLayout& layout, const QString& id) {
    for (const PlacedNode& node : layout.nodes)
        if (node.id == id) return node.box;
    return {};
}

QString overlap(const FlowLayout& layout) {
    for (qsizetype i = 0; i < layout.nodes.size(); ++i)
        for (qsizetype j = i + 1; j < layout.nodes.size(); ++j)
            if (layout.nodes[i].box.intersects(layout.nodes[j].box))
                return layout.nodes[i].id + " and " + layout.nodes[j].id;
    return {};
}

// An edge that runs below a card or pill that is not one of its ends.
QString hiddenEdge(const FlowLayout& layout) {
    for (const PlacedEdge& edge : layout.edges) {
        const QPainterPath path = edgePath(edge, boxOf(layout, edge.from), boxOf(layout, edge.to));
        for (const PlacedNode& node : layout.nodes) {
            if (node.id == edge.from || node.id == edge.to) continue;
            for (double at = 0; at <= 1; at += 0.01)
                if (node.box.adjusted(1, 1, -1, -1).contains(path.pointAtPercent(at)))
                    return edge.from + "-" + edge.to + " below " + node.id;
        }
    }
    return {};
}

}  // namespace

class FlowLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsAndAllFits_data() {
        QTest::addColumn<LayoutInput>("input");
        QTest::addColumn<QSizeF>("room");
        QTest::newRow("1 job") << LayoutInput{{"a", "b"}, {{"j", "a", "b"}}} << large;
        QTest::newRow("4 jobs") << fourJobs() << large;
        QTest::newRow("4 jobs, small") << fourJobs() << small;
        QTest::newRow("12 jobs") << manyJobs(12) << large;
        QTest::newRow("12 jobs, small") << manyJobs(12) << small;
        QTest::newRow("50 jobs") << manyJobs(50) << large;
        LayoutInput twoSystems{{"mysql-a", "mysql-b", "bus"}, {{"one", "mysql-a", "bus"}, {"two", "mysql-b", "bus"}}};
        QTest::newRow("two systems of a kind") << twoSystems << large;
        LayoutInput cycle = fourJobs();
        cycle.jobs << LayoutJob{"back", "bus", "orders-db"} << LayoutJob{"self", "bus", "bus"};
        QTest::newRow("cycles") << cycle << QSizeF(1212, 600);
        LayoutInput far = fourJobs();
        far.jobs << LayoutJob{"far", "orders-db", "search"};
        QTest::newRow("an edge across columns") << far << large;
        LayoutInput star{{"hub"}, {}};
        for (int i = 0; i < 5; ++i) {
            star.systems << QString("s%1").arg(i);
            star.jobs << LayoutJob{QString("j%1").arg(i), "hub", star.systems.last()};
        }
        QTest::newRow("star") << star << QSizeF(1212, 500);
        QTest::newRow("no job") << LayoutInput{{"a", "b", "c", "d", "e", "f", "g"}, {}} << large;
    }
    void nothingOverlapsAndAllFits() {
        QFETCH(LayoutInput, input);
        QFETCH(QSizeF, room);
        const FlowLayout layout = layoutFlow(input, room);
        QCOMPARE(overlap(layout), QString());
        QCOMPARE(hiddenEdge(layout), QString());
        for (const PlacedNode& node : layout.nodes)
            QVERIFY2(QRectF(QPointF(), layout.size).contains(node.box), qPrintable(node.id));
        QVERIFY(layout.size.width() <= room.width());
        QCOMPARE(layout.edges.size(),
                 2 * std::count_if(layout.nodes.begin(), layout.nodes.end(), [](auto& node) { return node.job; }));
    }

    void fourJobsStandAsInThePicture() {
        const FlowLayout layout = layoutFlow(fourJobs(), large);
        QCOMPARE(layout.density, FlowDensity::Normal);
        // Five columns, evenly wide, 24 px from the edges.
        QCOMPARE(boxOf(layout, "orders-db"), QRectF(24, boxOf(layout, "orders-db").y(), 196, 88));
        QCOMPARE(boxOf(layout, "search").right(), 1188.0);
        QVERIFY(std::abs(boxOf(layout, "publish").width() - 210) <= 3);
        QCOMPARE(boxOf(layout, "publish").height(), 52.0);
        QCOMPARE(boxOf(layout, "replicate").x(), boxOf(layout, "publish").x());
        QCOMPARE(boxOf(layout, "warehouse").x(), boxOf(layout, "bus").x());
        QCOMPARE(boxOf(layout, "search").x(), boxOf(layout, "cache-store").x());
        // What follows each other is level; what brings two stands between them.
        const auto y = [&layout](const char* id) { return boxOf(layout, id).center().y(); };
        QCOMPARE(y("replicate"), y("warehouse"));
        QCOMPARE(y("publish"), y("bus"));
        QCOMPARE(y("index"), y("search"));
        QCOMPARE(y("cache"), y("cache-store"));
        QVERIFY(std::abs(y("bus") - (y("index") + y("cache")) / 2) <= 1);
        QVERIFY(std::abs(y("orders-db") - (y("replicate") + y("publish")) / 2) <= 1);
        QVERIFY(y("warehouse") < y("search") && y("search") < y("cache-store"));
        // Evenly apart over the height, as the picture has it: 132 and 136 px.
        QVERIFY(std::abs(y("search") - y("warehouse") - 134) <= 3);
        QVERIFY(std::abs(y("cache-store") - y("search") - 134) <= 3);
    }
    void oneJobIsOneRowInTheMiddle() {
        const FlowLayout layout = layoutFlow({{"a", "b"}, {{"j", "a", "b"}}}, large);
        for (const PlacedNode& node : layout.nodes) QCOMPARE(node.box.center().y(), 225.0);
        const double left = boxOf(layout, "a").left();
        const double right = large.width() - boxOf(layout, "b").right();
        QVERIFY(std::abs(left - right) <= 2);
    }
    void edgesThatLeaveOneCardAreTenPixelsApart() {
        const FlowLayout layout = layoutFlow(fourJobs(), large);
        QList<double> offsets;
        for (const PlacedEdge& edge : layout.edges)
            if (edge.from == "orders-db") offsets << edge.fromOffset;
        QCOMPARE(offsets, (QList<double>{-5, 5}));
    }
    void densityFollowsTheHeight() {
        QCOMPARE(layoutFlow(manyJobs(4), small).density, FlowDensity::Normal);
        QCOMPARE(layoutFlow(manyJobs(12), small).density, FlowDensity::Compact);
        QCOMPARE(layoutFlow(manyJobs(50), large).density, FlowDensity::Folded);
    }
    void foldedKeepsTheSixWorstSingle() {
        LayoutInput input = manyJobs(50);
        for (int i = 0; i < 8; ++i) input.jobs[i * 5].severity = 1 + i;
        const FlowLayout layout = layoutFlow(input, large);
        QCOMPARE(layout.density, FlowDensity::Folded);
        int members = 0;
        QStringList single;
        for (const PlacedNode& node : layout.nodes) {
            if (!node.job) continue;
            if (node.members.isEmpty()) single << node.id;
            members += static_cast<int>(node.members.size());
        }
        for (int i = 2; i < 8; ++i) QVERIFY2(single.contains(input.jobs[i * 5].id), qPrintable(input.jobs[i * 5].id));
        QCOMPARE(members + single.size(), 50);
        QVERIFY(layout.size.height() <= large.height());
    }
    void aJobThatClosesACycleIsDrawnBackwardBelow() {
        LayoutInput input = fourJobs();
        input.jobs << LayoutJob{"back", "bus", "orders-db"};
        const FlowLayout layout = layoutFlow(input, QSizeF(1212, 600));
        int backward = 0;
        for (const PlacedEdge& edge : layout.edges) backward += edge.backward;
        QCOMPARE(backward, 2);
        for (const PlacedNode& node : layout.nodes)
            if (node.id != "back") QVERIFY2(node.box.bottom() < boxOf(layout, "back").top(), qPrintable(node.id));
    }
    void narrowRoomScrollsSideways() {
        const FlowLayout layout = layoutFlow(fourJobs(), QSizeF(700, 450));
        QVERIFY(layout.size.width() > 700);
        QCOMPARE(boxOf(layout, "orders-db").width(), flowsize::cardMin);
        QCOMPARE(overlap(layout), QString());
    }
    void aPillWithAReasonHasItsRoomKept() {
        // Two pills below each other, both grown to three lines, still do not touch.
        const FlowLayout layout = layoutFlow({{"a", "b"}, {{"one", "a", "b"}, {"two", "a", "b"}}}, QSizeF(1212, 260));
        QCOMPARE(layout.density, FlowDensity::Normal);
        const double apart = boxOf(layout, "two").center().y() - boxOf(layout, "one").center().y();
        QVERIFY2(apart >= flowsize::pillReason + flowsize::rowGap, qPrintable(QString::number(apart)));
    }
    void theSameInputGivesTheSamePicture() {
        const FlowLayout first = layoutFlow(manyJobs(50), large);
        const FlowLayout second = layoutFlow(manyJobs(50), large);
        QCOMPARE(first.nodes.size(), second.nodes.size());
        for (qsizetype i = 0; i < first.nodes.size(); ++i) QCOMPARE(first.nodes[i].box, second.nodes[i].box);
    }
    void jobsOfUnknownSystemsAreLeftOut() {
        const FlowLayout layout = layoutFlow({{"a", "b"}, {{"j", "a", "b"}, {"k", "a", "nowhere"}}}, large);
        QCOMPARE(layout.nodes.size(), 3);
    }
    void largerTextMakesLargerNodes() {
        const FlowLayout layout = layoutFlow(fourJobs(), QSizeF(2400, 900), 1.5);
        QCOMPARE(boxOf(layout, "bus").height(), 132.0);
        QCOMPARE(overlap(layout), QString());
    }
};

QTEST_GUILESS_MAIN(FlowLayoutTest)
#include "flow_layout_test.moc"
