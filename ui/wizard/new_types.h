#pragma once
#include "ui/bridge/inquiry.h"
#include "ui/wizard/wizard_model.h"

#include <deque>
#include <map>
#include <vector>

#include <QWidget>

class QVBoxLayout;

namespace sluice::widgets {
class Button;
class Card;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

class Asking;
class NewTypeRow;

/// The types of columns that the target would have to be given and that nobody says: guessed from records, each to be
/// confirmed, where the target does not find them out itself. What is confirmed stands in the job as
/// `[job.X.table."…"] types`. Lives on: GUI thread.
class NewTypes : public QWidget {
    Q_OBJECT

public:
    explicit NewTypes(WizardModel& model, QWidget* parent = nullptr);

    /// Reads the job, and asks for the guesses of the topics that are ticked.
    void read();
    void stop();
    /// Types that have to be confirmed and are not yet.
    int open() const;
    /// To the first of them, with the reason.
    void goToOpen();

Q_SIGNALS:
    void edited();

private:
    bool areAsked() const;
    bool mustBeConfirmed() const;
    void askNext();
    void guess(const std::string& topic, std::vector<CatalogColumn> fields);
    void refresh();
    void confirm(NewTypeRow* row);
    void reopen(NewTypeRow* row);
    void tellGuesses(const std::string& table);
    void write(const NewTypeRow& row, const std::string& type);
    void explain();

    WizardModel& m_model;
    Inquiry m_inquiry;
    std::deque<std::string> m_topics;                             ///< still to be asked about
    std::map<std::string, std::vector<CatalogColumn>> m_guessed;  ///< by table, as the job's file names it
    std::vector<NewTypeRow*> m_rows;
    widgets::Card* m_card;
    widgets::Text* m_why;
    widgets::Button* m_all;
    QVBoxLayout* m_place;
    Asking* m_asking;
};

}  // namespace sluice::ui::wizard
