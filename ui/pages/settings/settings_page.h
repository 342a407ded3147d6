#pragma once
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"

#include <functional>

class QComboBox;

namespace sluice::widgets {
class Card;
class SegmentedControl;
}  // namespace sluice::widgets

namespace sluice::ui::forms {
class FormRow;
}

namespace sluice::ui::pages::settings {

/// What its user wants of the whole program; each choice is kept and applied at once.
class SettingsPage : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(PageContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeLook();
    QWidget* makeWords();
    QWidget* makeWatching();
    QWidget* makePlaces();
    QWidget* makeKeys();
    forms::FormRow* addRow(widgets::Card* card, const QString& label, const QString& note, QWidget* field,
                           QWidget* input, const char* name);
    widgets::SegmentedControl* segments(const QStringList& words, const char* name);
    void change(const std::function<void(Preferences&)>& edit);
    /// What the file says, into the fields.
    void read();

    Preferences m_preferences;
    bool m_reading = false;
    QList<forms::FormRow*> m_rows;
    widgets::SegmentedControl* m_theme;
    widgets::SegmentedControl* m_text;
    widgets::SegmentedControl* m_motion;
    QComboBox* m_language;
    QComboBox* m_zone;
    widgets::SegmentedControl* m_sizes;
    widgets::SegmentedControl* m_intervals;
};

}  // namespace sluice::ui::pages::settings
