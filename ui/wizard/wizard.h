#pragma once
#include "ui/shell/page_context.h"
#include "ui/wizard/wizard_model.h"

#include <QWidget>

class QStackedWidget;

namespace sluice::widgets {
class Button;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

class FirstRow;
class Footer;
class Note;
class PreviewPanel;
class ReviewStep;
class Step;
class StepList;

/// Makes a job, or changes one, in seven steps: list at the left, form in the middle, preview at the right. Lives on:
/// GUI thread.
class Wizard : public QWidget {
    Q_OBJECT

public:
    explicit Wizard(PageContext& context, QWidget* parent = nullptr);

    /// Empty: a new job, or the new one that was left half made. `publish`, `replicate`, `cache`, `index`: a new one
    /// for that. `1` … `7`: a new one at that step, with the first connections that fit. `edit:JOB`, `copy:JOB`,
    /// `draft:NAME`.
    void open(const QString& part);
    bool focusFilter();
    /// A question is on its way whose answer will change what is seen.
    bool isAsking() const;
    WizardModel& model() { return m_model; }

protected:
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void act(const QKeyEvent& event);
    QWidget* makeHeading();
    QWidget* makeBody();
    void addStep(Step* step);
    Step* step() const { return m_steps.value(m_model.step() - 1); }
    void begin();
    void beginAt(int step);
    void goOn(int step);
    void enter();
    void goTo(int step);
    void next();
    void back();
    void cancel();
    void finished(bool started);
    void refresh();
    void refreshDraft();
    void place();
    void askEstimate();

    PageContext& m_context;
    WizardModel m_model;
    Inquiry m_estimating;
    double m_rowsPerSecond = 0;  ///< of the last estimate; 0: not known
    FirstRow* m_firstRow;
    QList<Step*> m_steps;
    ReviewStep* m_review = nullptr;
    StepList* m_list;
    QStackedWidget* m_forms;
    QWidget* m_right;
    QStackedWidget* m_sides;
    PreviewPanel* m_preview;
    widgets::Button* m_previewButton;
    widgets::Text *m_question, *m_hint, *m_draft;
    Note* m_closed;
    QWidget* m_frame;
    Footer* m_footer;
    QString m_part;          ///< what was opened, as far as it waits for the file
    QString m_session;       ///< what is being made: `new`, `edit:JOB` …; empty: nothing
    bool m_opening = false;  ///< the file is not read yet
    bool m_waiting = false;  ///< Next was chosen and the step finds something out
    int m_pictureOf = 0;     ///< a step that is only looked at: what it needs is chosen for it
};

}  // namespace sluice::ui::wizard
