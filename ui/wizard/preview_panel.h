#pragma once
#include "ui/bridge/inquiry.h"
#include "ui/wizard/wizard_model.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QTextEdit;

namespace sluice::widgets {
class Button;
class Chip;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

class Asking;
class Note;

/// What the target will get of a row, made by the job's own transforms and encoder and nothing else. Asked anew 60 ms
/// after the last change. Lives on: GUI thread.
class PreviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit PreviewPanel(WizardModel& model, QWidget* parent = nullptr);

    /// While inactive it asks nothing.
    void setActive(bool active);
    /// Asks again.
    void repeat();
    /// The row that is shown; null: none is.
    const PreviewRow* shown() const;
    /// What is shown was read before the last change, and no answer has come to that for longer than one waits.
    bool isOld() const { return m_stopped || m_inquiry.isSlow(); }
    bool isReading() const { return m_inquiry.isAsking() || m_soon.isActive(); }

Q_SIGNALS:
    void shownChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHeading();
    void askSoon();
    void askNow();
    void answered(Result<Preview> result);
    void turn(int by);
    void chooseChange(PreviewRequest::Change change);
    void refresh();
    void refreshNote();
    void dim();

    WizardModel& m_model;
    Inquiry m_inquiry;
    QTimer m_soon;
    bool m_active = false;
    PreviewRequest::Change m_change = PreviewRequest::Change::AsRead;
    Preview m_preview;
    QString m_failure;
    std::size_t m_row = 0;
    std::string m_table;       ///< what is asked for
    std::string m_shownTable;  ///< what the preview is of
    bool m_stopped = false;    ///< its user stopped the last question
    QList<widgets::Chip*> m_changes;
    widgets::Chip* m_target;
    widgets::Text* m_place;
    widgets::Button *m_back, *m_forward, *m_copy;
    QLineEdit* m_key;
    QTextEdit* m_text;
    widgets::Text* m_marks;
    Note* m_note;
    Asking* m_asking;
};

}  // namespace sluice::ui::wizard
