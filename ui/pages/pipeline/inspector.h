#pragma once
#include "ui/shell/page_context.h"
#include "widgets/layout/card.h"

#include <QPointer>

class QGridLayout;
class QVBoxLayout;

namespace sluice::widgets {
class Button;
class ElidedLabel;
class ShapeView;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::pipeline {

class FactGrid;

/// What is known of the selected job or system, beside the picture; or a list to choose from. Esc closes it.
class Inspector : public widgets::Card {
    Q_OBJECT

public:
    explicit Inspector(PageContext& context, QWidget* parent = nullptr);

    void showJob(const QString& name);
    void showSystem(const QString& name);
    /// `ids` as in the picture.
    void showList(const QString& title, const QStringList& ids);
    /// Takes the numbers of the last snapshot.
    void refresh();

Q_SIGNALS:
    void closed();
    /// An id of the picture.
    void chosen(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Subject { None, Job, System, List };
    void begin(Subject subject, const QString& name);
    void fillJob(const JobSnapshot& job, const EngineSnapshot& snapshot);
    void fillSystem(const SystemSnapshot& system, const EngineSnapshot& snapshot);
    void fillList(const EngineSnapshot& snapshot);
    void setActions(const QString& job);
    void setBeginning(const QString& name);
    void setLinks(const QStringList& ids, const EngineSnapshot& snapshot);

    PageContext& m_context;
    Subject m_subject = Subject::None;
    QString m_name;
    QStringList m_list;
    widgets::ShapeView* m_shape;
    widgets::ElidedLabel* m_title;
    widgets::ElidedLabel* m_path;
    widgets::Text* m_state;
    widgets::Text* m_reason;
    QWidget* m_actions;
    FactGrid* m_facts;
    QWidget* m_links;
    QStringList m_linksShown;
};

}  // namespace sluice::ui::pages::pipeline
