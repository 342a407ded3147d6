// Every page in the three languages, both themes, both sizes, at once and twice the scale: nothing that is said is cut
// off. The pictures go to the build folder, to be looked at.
#include "tests/gui/wizard_stage.h"
#include "tests/ui/job_fixture.h"
#include "ui/shell/language.h"
#include "widgets/theme/appearance.h"

#include <cmath>

#include <QAbstractScrollArea>
#include <QLineEdit>
#include <QProcess>
#include <QTreeView>

using namespace sluice;
using test::WizardStage;

namespace {

/// How many pixels of a widget's width lie outside of what holds it; what can be scrolled to counts as inside.
int overhang(const QWidget& widget) {
    int most = 0;
    const QWidget* holder = widget.parentWidget();
    for (; holder != nullptr && !widget.isWindow(); holder = holder->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(holder->parentWidget()) != nullptr) break;
        const int left = widget.mapTo(holder, QPoint()).x();
        most = std::max({most, -left, left + widget.width() - holder->width()});
        if (holder->isWindow()) break;
    }
    return most;
}

/// The widgets that show less of their text than there is, as lines to read.
QStringList cutIn(const QWidget& window) {
    QStringList cut;
    const auto note = [&](const QWidget& widget, const QString& text, double needs, double has) {
        cut.append(QStringLiteral("%1 “%2” needs %3, has %4")
                       .arg(widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className())
                                                          : widget.objectName(),
                            text)
                       .arg(std::ceil(needs))
                       .arg(has));
    };
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->width() < 4) continue;
        const bool rich = label->textFormat() == Qt::RichText || Qt::mightBeRichText(label->text());
        if (label->wordWrap()) {
            const int needs = label->heightForWidth(label->width());
            if (needs > label->height() + 2) note(*label, label->text(), needs, label->height());
        } else if (!rich) {
            double needs = 0;
            for (const auto& line : label->text().split(QChar(u'\n')))
                needs = std::max(needs, QFontMetricsF(label->font()).horizontalAdvance(line));
            if (needs > label->contentsRect().width() + 1) note(*label, label->text(), needs, label->width());
        }
    }
    const auto outside = [&](const QWidget& widget, const QString& text) {
        const int hidden = overhang(widget);
        if (hidden > 1) note(widget, text, widget.width(), widget.width() - hidden);
    };
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->isVisible() && !label->text().isEmpty()) outside(*label, label->text());
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->text().isEmpty()) continue;
        outside(*button, button->text());
        const double needs = QFontMetricsF(button->font()).horizontalAdvance(button->text());
        const bool narrow = button->sizeHint().width() < needs;  // shows its icon alone, or wraps
        if (!narrow && needs > button->width()) note(*button, button->text(), needs, button->width());
    }
    return cut;
}

/// As it is at once: no answer of a system that is not there is waited for.
QImage paint(ui::MainWindow& window, const QString& page, const QSize& size) {
    window.resize(size);
    window.openPage(page);
    window.monitor().poll();
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return window.grab().toImage();
}

}  // namespace

class LanguagesTest : public QObject {
    Q_OBJECT

    QDir m_folder;

    static QString themeName() {
        return widgets::Appearance::instance()->mode() == widgets::Appearance::Mode::Light ? QStringLiteral("light")
                                                                                           : QStringLiteral("dark");
    }

    QStringList shoot(WizardStage& stage, const QString& language, const QString& page, const QString& name) {
        QStringList cut;
        for (const auto& size : {QSize(1440, 900), QSize(1100, 700)}) {
            const auto image = paint(stage.window, page, size);
            if (!image.save(m_folder.filePath(
                    QStringLiteral("%1-%2-%3-%4.png").arg(language, name, themeName()).arg(image.width()))))
                cut.append(QStringLiteral("no picture of ") + name);
            for (const auto& each : cutIn(stage.window))
                cut.append(QStringLiteral("%1 %2: ").arg(name).arg(size.width()) + each);
        }
        return cut;
    }

private Q_SLOTS:
    void initTestCase() {
        m_folder = QDir(QCoreApplication::applicationDirPath() + QStringLiteral("/shots/languages"));
        QVERIFY(QDir().mkpath(m_folder.path()));
    }

    void nothingIsCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("light");
        for (const auto& choice : ui::Language::choices())
            for (const bool light : {false, true})
                QTest::addRow("%s, %s", qPrintable(choice.name), light ? "light" : "dark") << choice.code << light;
    }
    void nothingIsCutOff() {
        QFETCH(QString, language);
        QFETCH(bool, light);
        widgets::Appearance::instance()->setMode(light ? widgets::Appearance::Mode::Light
                                                       : widgets::Appearance::Mode::Dark);
        ui::Language spoken;
        spoken.set(language);
        QCOMPARE(spoken.code(), language);
        WizardStage stage;
        auto snapshot = *stage.bench.shown;
        snapshot.jobs[0] = fixture::replicate();
        stage.bench.show(std::move(snapshot));
        fixture::fill(stage.bench.history);
        fixture::fillThroughput(stage.bench.history);
        QStringList cut;
        for (const auto* page : {"pipeline", "jobs", "activity", "connections", "settings", "welcome"})
            cut += shoot(stage, language, QString::fromLatin1(page), QString::fromLatin1(page));
        for (const auto* tab : {"tables", "rejected"})
            cut += shoot(stage, language, QStringLiteral("job:replicate:") + QString::fromLatin1(tab),
                         QStringLiteral("job-") + QString::fromLatin1(tab));
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.model().setTable("shop.customers");
        stage.model().setColumns("shop.customers", test::customerColumns());
        auto* view = stage.find<QTreeView>(QStringLiteral("wizard.tables"));
        view->expandAll();
        stage.toStep(7);
        for (int step = 1; step <= 7; ++step) {
            stage.click(QStringLiteral("wizard.step.%1").arg(step));
            cut += shoot(stage, language, QStringLiteral("wizard"), QStringLiteral("wizard-%1").arg(step));
        }
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QChar(u'\n'))));
    }

    void troubleIsNotCutOff_data() { nothingIsCutOff_data(); }
    void troubleIsNotCutOff() {
        QFETCH(QString, language);
        QFETCH(bool, light);
        widgets::Appearance::instance()->setMode(light ? widgets::Appearance::Mode::Light
                                                       : widgets::Appearance::Mode::Dark);
        ui::Language spoken;
        spoken.set(language);
        WizardStage stage;
        stage.bench.show(fixture::shopInTrouble());
        fixture::fill(stage.bench.history);
        QStringList cut;
        for (const auto* page : {"pipeline", "jobs"})
            cut += shoot(stage, language, QString::fromLatin1(page), QString::fromLatin1(page) + "-trouble");
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QChar(u'\n'))));
    }

    /// The scale of a process is fixed when it starts: the same once more in another one.
    void nothingIsCutOffAtTwiceTheScale() {
        if (qEnvironmentVariableIsSet("QT_SCALE_FACTOR")) return;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
        QProcess twice;
        twice.setProcessEnvironment(environment);
        twice.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(twice.waitForFinished(100'000));
        QVERIFY2(twice.exitStatus() == QProcess::NormalExit && twice.exitCode() == 0,
                 twice.readAllStandardOutput().constData());
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    appearance.setMode(widgets::Appearance::Mode::Dark);
    LanguagesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "languages_test.moc"
