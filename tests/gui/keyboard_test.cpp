// Without a mouse, on every page: Tab reaches whatever takes the focus, in the order it is read, and gets out again;
// what has the focus has a name; every action is in the palette with its keys, and F1 lists them.
#include "tests/gui/wizard_stage.h"
#include "ui/shell/shortcut_sheet.h"
#include "widgets/feedback/command_palette.h"
#include "widgets/form/key_cap.h"
#include "widgets/theme/appearance.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>

using namespace sluice;
using test::WizardStage;

namespace {

QString nameOf(const QWidget& widget) {
    return QStringLiteral("%1 (%2)").arg(
        widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className()) : widget.objectName(),
        widget.accessibleName());
}

bool isReachable(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           widget.focusProxy() == nullptr;
}

/// Presses Tab (or Shift+Tab) until the focus comes round, and says where it was.
QList<QWidget*> walk(QWidget& window, Qt::KeyboardModifiers modifiers = {}) {
    constexpr int most = 600;
    QList<QWidget*> seen;
    for (int i = 0; i < most; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window,
                        modifiers ? Qt::Key_Backtab : Qt::Key_Tab, modifiers);
        auto* now = QApplication::focusWidget();
        if (now == nullptr || (!seen.isEmpty() && now == seen.front())) return seen;
        if (seen.contains(now)) break;
        seen.append(now);
    }
    seen.append(nullptr);  // a trap: it went round without coming back to where it began
    return seen;
}

}  // namespace

class KeyboardTest : public QObject {
    Q_OBJECT

    std::unique_ptr<WizardStage> m_stage;

    ui::MainWindow& window() { return m_stage->window; }
    void show(const QString& page) {
        const auto parts = page.split(u'#');
        QVERIFY2(window().openPage(parts[0]), qPrintable(page));
        if (parts.size() > 1) window().actions().find(parts[1])->trigger();
        window().monitor().poll();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void pages() {
        QTest::addColumn<QString>("page");
        for (const auto* page : {"pipeline", "jobs", "job:publish", "connections", "connections#connections.new",
                                 "activity", "settings", "welcome", "wizard"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }

private Q_SLOTS:
    void initTestCase() {
        m_stage = std::make_unique<WizardStage>();
        fixture::fill(m_stage->bench.history);
        window().resize(1440, 900);
        window().show();
    }
    void cleanupTestCase() { m_stage.reset(); }

    void tabReachesEverything_data() { pages(); }
    void tabReachesEverything() {
        QFETCH(QString, page);
        show(page);
        const auto there = walk(window());
        QVERIFY2(!there.contains(nullptr), qPrintable("a trap after " + nameOf(**(there.end() - 2))));
        QStringList missed;
        for (auto* widget : window().findChildren<QWidget*>())
            if (isReachable(*widget) && !there.contains(widget)) missed << nameOf(*widget);
        QVERIFY2(missed.isEmpty(), qPrintable("Tab misses " + missed.join(", ")));
        QVERIFY(there.size() > 2);
    }

    void shiftTabGoesTheSameWayBack_data() { pages(); }
    void shiftTabGoesTheSameWayBack() {
        QFETCH(QString, page);
        show(page);
        auto there = walk(window());
        auto back = walk(window(), Qt::ShiftModifier);
        QCOMPARE(back.size(), there.size());
        QCOMPARE(QSet<QWidget*>(back.begin(), back.end()), QSet<QWidget*>(there.begin(), there.end()));
    }

    void theOrderIsThatOfReading_data() { pages(); }
    void theOrderIsThatOfReading() {
        QFETCH(QString, page);
        show(page);
        const auto there = walk(window());
        // Among brothers: whoever lies wholly above another comes first; on one line, whoever lies to the left.
        QStringList wrong;
        for (int i = 0; i < there.size(); ++i)
            for (int j = i + 1; j < there.size(); ++j) {
                if (there[i]->parentWidget() != there[j]->parentWidget()) continue;
                const auto first = there[i]->geometry(), second = there[j]->geometry();
                const bool below = first.top() > second.bottom();
                const bool right = first.left() > second.right() && first.top() >= second.top() - 4 &&
                                   first.bottom() <= second.bottom() + 4;
                // The walk begins where the focus was: only neighbours in the ring count.
                if ((below || right) && j == i + 1) wrong << nameOf(*there[i]) + " before " + nameOf(*there[j]);
            }
        // The ring closes once.
        QVERIFY2(wrong.size() <= 1, qPrintable(wrong.join("; ")));
    }

    void whateverTakesTheFocusHasAName_data() { pages(); }
    void whateverTakesTheFocusHasAName() {
        QFETCH(QString, page);
        show(page);
        QStringList nameless;
        for (auto* widget : window().findChildren<QWidget*>()) {
            if (!widget->isVisible()) continue;
            if (!isReachable(*widget) && qobject_cast<QAbstractButton*>(widget) == nullptr) continue;
            // Qt's own cross in a line: Esc does the same.
            if (qobject_cast<QScrollBar*>(widget) != nullptr || widget->inherits("QLineEditIconButton")) continue;
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            if (!named) nameless << nameOf(*widget) + " in " + nameOf(*widget->parentWidget());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(", ")));
    }

    void noKeyWithoutAModifier() {
        for (const auto* action : window().actions().all())
            for (const auto& keys : action->shortcuts()) {
                const auto key = keys[0];
                const bool function = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
                QVERIFY2(function || key.key() == Qt::Key_Escape ||
                             (key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0,
                         qPrintable(action->objectName() + " " + keys.toString()));
            }
    }
    void noTwoActionsShareTheirKeys() {
        QHash<QString, QString> owners;
        for (const auto* action : window().actions().all())
            for (const auto& keys : action->shortcuts()) {
                const auto text = keys.toString();
                QVERIFY2(!owners.contains(text),
                         qPrintable(text + " of " + action->objectName() + " and " + owners.value(text)));
                owners.insert(text, action->objectName());
            }
    }
    void everyActionIsInThePaletteWithItsKeys() {
        window().openPalette();
        auto* palette = window().findChild<widgets::CommandPalette*>();
        QVERIFY(palette != nullptr && palette->isVisible());
        auto* list = palette->findChild<QAbstractItemView*>();
        QVERIFY(list != nullptr);
        QHash<QString, QString> rows;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto index = list->model()->index(row, 0);
            rows.insert(index.data(Qt::DisplayRole).toString(), index.data(Qt::UserRole).toString());
        }
        for (const auto* action : window().actions().all()) {
            if (!action->isEnabled() || !action->isVisible() || action->text().isEmpty()) continue;
            const auto special = action->property("paletteText").toString();
            auto text = special.isEmpty() ? action->text() : special;
            text.remove(u'&');
            QVERIFY2(rows.contains(text), qPrintable(action->objectName() + ": " + text));
            QCOMPARE(rows.value(text), action->shortcut().toString(QKeySequence::NativeText));
        }
        palette->close();
    }
    void f1ListsEveryShortcut() {
        ui::ShortcutSheet sheet(window().actions().all(), &window());
        QStringList caps;
        for (const auto* cap : sheet.findChildren<widgets::KeyCap*>()) caps << cap->keys();
        for (const auto* action : window().actions().all())
            if (!action->shortcut().isEmpty()) {
                const auto keys = widgets::KeyCap(action->shortcut().toString(QKeySequence::NativeText)).keys();
                QVERIFY2(caps.contains(keys), qPrintable(action->objectName() + " " + keys));
            }
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    KeyboardTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "keyboard_test.moc"
