// What a user does with the wizard of the real window, on real servers: clicks that are counted, keys that are typed.
#pragma once
#include "app/session.h"
#include "tests/support/systems.h"
#include "ui/wizard/preview_panel.h"
#include "ui/wizard/wizard.h"

#include <memory>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>
#include <QTreeView>

namespace sluice::test {

/// The program on a workspace file, in a window as large as the pictures, once its engine answers.
inline std::unique_ptr<app::Session> openProgram(const QString& file, const QString& state) {
    auto session = std::make_unique<app::Session>(app::Session::Options{state, {}});
    session->window().resize(1440, 900);
    session->window().show();
    session->open(file);
    if (!QTest::qWaitFor([&] { return session->window().monitor().isAttached(); }, 20'000))
        qFatal("%s was not opened", qPrintable(file));
    return session;
}

class WizardDriver {
public:
    explicit WizardDriver(ui::MainWindow& window) : m_window(window) {}

    QStringList clicks;  ///< what was clicked, in words, in order

    ui::wizard::Wizard* wizard() { return m_window.findChild<ui::wizard::Wizard*>(QStringLiteral("wizard")); }
    ui::wizard::WizardModel& model() { return wizard()->model(); }
    ui::wizard::PreviewPanel& preview() {
        return *wizard()->findChild<ui::wizard::PreviewPanel*>(QStringLiteral("wizard.preview"));
    }
    int step() { return model().step(); }

    template <class T = QWidget>
    T* find(const QString& name) {
        for (auto* found : m_window.findChildren<T*>(name)) {
            if (found->isVisible()) return found;
        }
        return nullptr;
    }
    bool waitFor(const QString& name, int ms = 15'000) {
        return QTest::qWaitFor([&] { return find(name) != nullptr; }, ms);
    }
    /// With the mouse, where the widget is seen.
    bool click(const QString& name, const QString& words = {}) {
        // What was made a moment ago has its place only once the layouts around it are done.
        QWidget* widget = nullptr;
        if (!QTest::qWaitFor([&] { return (widget = find(name)) != nullptr && !widget->size().isEmpty(); }, 5'000)) {
            qWarning("there is no %s to be clicked", qPrintable(name));
            return false;
        }
        clickOn(widget, widget->rect().center(), words.isEmpty() ? name : words);
        return true;
    }
    void clickOn(QWidget* widget, const QPoint& place, const QString& words) {
        scrollTo(widget);
        QTest::mouseClick(widget, Qt::LeftButton, {}, place);
        clicks.append(words);
    }
    /// Into a field that Tab leads to: no click.
    bool type(const QString& name, const QString& text) {
        waitFor(name, 5'000);
        auto* field = find<QLineEdit>(name);
        // A list has its line inside.
        if (auto* list = field == nullptr ? find(name) : nullptr) field = list->findChild<QLineEdit*>();
        if (field == nullptr) {
            qWarning("there is no %s to be typed into", qPrintable(name));
            return false;
        }
        field->setFocus(Qt::TabFocusReason);
        field->selectAll();
        QTest::keyClicks(field, text);
        return true;
    }
    bool choose(const QString& name, const QString& text) {
        auto* box = find<QComboBox>(name);
        const int at = box == nullptr ? -1 : box->findText(text);
        if (at < 0) {
            qWarning("there is no %s in %s", qPrintable(text), qPrintable(name));
            return false;
        }
        box->setFocus(Qt::TabFocusReason);
        box->setCurrentIndex(at);
        clicks.append(QStringLiteral("%1: open the list").arg(text));
        clicks.append(QStringLiteral("%1: choose it").arg(text));
        return true;
    }
    bool next(const QString& words = {}, int ms = 20'000) {
        const int before = step();
        if (!click(QStringLiteral("wizard.next"), words.isEmpty() ? QStringLiteral("Next") : words)) return false;
        return QTest::qWaitFor([&] { return step() != before; }, ms) || say(QStringLiteral("stays at step"));
    }
    QModelIndex row(const QString& name, const QModelIndex& parent = {}) {
        auto* view = find<QTreeView>(QStringLiteral("wizard.tables"));
        if (view == nullptr) return {};
        for (int at = 0; at < view->model()->rowCount(parent); ++at) {
            const auto index = view->model()->index(at, 0, parent);
            if (index.data().toString() == name) return index;
            if (const auto inner = row(name, index); inner.isValid()) return inner;
        }
        return {};
    }
    /// Clicks the box in front of a row, unless it is ticked: a sole topic or database is ticked from the start.
    bool tick(const QString& name) {
        if (!QTest::qWaitFor([&] { return row(name).isValid(); }, 15'000)) return say(name + " is not listed");
        auto* view = find<QTreeView>(QStringLiteral("wizard.tables"));
        const auto index = row(name);
        if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked) return true;
        view->expand(index.parent());
        view->scrollTo(index);
        const auto box = view->visualRect(index);
        clickOn(view->viewport(), QPoint(box.left() + 12, box.center().y()), name);
        return true;
    }
    /// What is previewed once nothing is on its way; null: nothing, and why was said.
    const PreviewRow* previewed() {
        const auto isThere = [this] { return !preview().isReading() && preview().shown() != nullptr; };
        if (!QTest::qWaitFor(isThere, 10'000)) say(QStringLiteral("nothing is previewed"));
        return preview().shown();
    }
    /// Every sentence that the wizard says now, to standard error; false.
    bool say(const QString& what) {
        qWarning("%s %d", qPrintable(what), step());
        for (auto* label : wizard()->findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty()) qWarning("  | %s", qPrintable(label->text()));
        }
        return false;
    }
    const JobSnapshot* job(const std::string& name) {
        const auto* snapshot = m_window.monitor().snapshot();
        return snapshot == nullptr ? nullptr : snapshot->job(name);
    }
    bool delivered(const std::string& name, std::uint64_t rows, int ms = 60'000) {
        const bool there = QTest::qWaitFor(
            [&] {
                const auto* found = job(name);
                return found != nullptr && found->inserted + found->updated >= rows;
            },
            ms);
        const auto* found = job(name);
        if (!there && found == nullptr) qWarning("job %s is not there", name.c_str());
        if (!there && found != nullptr)
            qWarning("job %s is %s: %s", name.c_str(), std::string(toString(found->state)).c_str(),
                     found->reason.c_str());
        return there;
    }

private:
    static void scrollTo(QWidget* widget) {
        for (auto* up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
            if (auto* area = qobject_cast<QScrollArea*>(up)) area->ensureWidgetVisible(widget, 0, 0);
        }
    }

    ui::MainWindow& m_window;
};

}  // namespace sluice::test
