#pragma once
#include "ui/bridge/background.h"
#include "ui/pages/job/job_tab.h"

#include <QTimer>

class QComboBox;
class QPlainTextEdit;
class QScrollArea;

namespace sluice::ui::wizard {
class DiffView;
}
namespace sluice::widgets {
class Button;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::job {

/// What the workspace file says of the job: read, changed with the effect shown before it is written, compared with
/// what it said before, undone.
class ConfigurationTab : public JobTab {
    Q_OBJECT

public:
    explicit ConfigurationTab(PageContext& context, QWidget* parent = nullptr);

    void showJob(const QString& name) override;
    void refresh(const JobSnapshot* job) override;
    void filter(const QString& text) override;
    bool needsHeight() const override { return true; }
    QString count(const JobSnapshot&) const override { return {}; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QString saved() const;
    void read();
    void loadVersions();
    void compare();
    void judge();
    void apply();
    void undo();
    void refreshUndo();
    /// The whole file as it would be with what is written here.
    Result<std::string> fileText() const;
    void say(const QString& sentence, widgets::Tone tone);

    QPlainTextEdit* m_text;
    QComboBox* m_against;
    wizard::DiffView* m_diff;
    widgets::Text* m_effect;
    widgets::Button* m_apply;
    widgets::Button* m_revert;
    widgets::Button* m_undo;
    QTimer m_soon;
    Background m_background;
    QString m_read;  ///< what the file said when it was last read
};

}  // namespace sluice::ui::pages::job
