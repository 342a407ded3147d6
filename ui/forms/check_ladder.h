#pragma once
#include "backend/config/check.h"

#include <functional>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace sluice::widgets {
class DigitsLabel;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::forms {

/// Checks as a ladder of rows: shape, what, required, found, time, and the fix below with *Copy*. Used by connection
/// tests and by the pre-flight. Lives on: GUI thread.
class CheckLadder : public QWidget {
    Q_OBJECT

public:
    explicit CheckLadder(QWidget* parent = nullptr);

    /// While the test runs: what is done and for how long it has been.
    void showBusy(const QString& sentence);
    /// Failures first if `sorted`, else in the order of the test.
    void show(const config::Checks& checks, bool sorted = false);
    /// Which findings can be put right from here: their rows get a button.
    void offerFixes(std::function<bool(const config::Check&)> can) { m_canFix = std::move(can); }
    /// Nothing was tested.
    void clear();
    using QWidget::show;
    bool isBusy() const { return m_clock.isValid(); }
    const config::Checks& checks() const { return m_checks; }
    bool failed() const;
    bool passed(const QString& what) const;

Q_SIGNALS:
    /// The button of a finding, by what it found.
    void fixWanted(const QString& what);

private:
    void empty();

    std::function<bool(const config::Check&)> m_canFix;

    config::Checks m_checks;
    QVBoxLayout* m_layout;
    widgets::DigitsLabel* m_elapsed = nullptr;
    QElapsedTimer m_clock;
    QTimer m_tick;
};

}  // namespace sluice::ui::forms
