// What holds for every file of widgets: no line of the product's domain, Qt Charts in one place, no point appended.
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sourcesKeepTheRules_data() {
        QTest::addColumn<QString>("path");
        QDirIterator files(QStringLiteral(SLUICE_SOURCE_DIR "/widgets"), {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.section("/widgets/", -1))) << path;
        }
    }
    void sourcesKeepTheRules() {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(!text.contains("#include \"backend/") && !text.contains("#include \"ui/"),
                 "widgets include widgets only");
        QVERIFY2(text.count('\n') <= 400, "longer than 400 lines");
        static const QRegularExpression charts(
            "#include <Q(Chart|ChartView|LineSeries|XYSeries|ValueAxis|AbstractSeries)>");
        if (!path.endsWith("/chart/plot_view.cpp"))
            QVERIFY2(!text.contains(charts), "Qt Charts is for plot_view.cpp");
        else
            QVERIFY2(!text.contains("->append("), "a shown series is replaced, never appended to");
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
