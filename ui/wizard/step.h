#pragma once
#include "ui/shell/page_context.h"
#include "ui/wizard/wizard_model.h"

#include <QWidget>

class QLayout;

namespace sluice::ui::wizard {

/// One of the seven steps: a form, what the list at the left says of it, and whether the next one may come. A step
/// reads the model when it is entered and writes every change to it at once. Lives on: GUI thread.
class Step : public QWidget {
    Q_OBJECT

public:
    Step(WizardModel& model, PageContext& context, QWidget* parent = nullptr)
        : QWidget(parent), m_model(model), m_context(context) {}

    /// In the list: "Tables and columns".
    virtual QString title() const = 0;
    /// Over the form: "Which tables, and what of each row?"
    virtual QString question() const = 0;
    /// Below it, one sentence; empty: none.
    virtual QString hint() const { return {}; }
    /// What is chosen, in one line for the list: "8 of 9 tables".
    virtual QString summary() const { return {}; }
    /// What is said so far is wrong in this many places; counted only where it was reached.
    virtual int problems() const { return 0; }

    /// It is shown now.
    virtual void enter() {}
    /// It is not shown any more: questions on their way are dropped.
    virtual void leave() {}

    enum class Answer {
        Go,    ///< the next step may come
        Stay,  ///< it may not: focus and sentence are at the field
        Wait,  ///< something is being found out; ready() or stay() follows
    };
    virtual Answer next() { return Answer::Go; }

    /// Stands over the preview at the right; null: nothing does.
    virtual QWidget* side() { return nullptr; }
    virtual bool focusFilter() { return false; }
    /// F5.
    virtual void repeat() {}

Q_SIGNALS:
    /// After Answer::Wait: the next step may come.
    void ready();
    /// After Answer::Wait: it may not.
    void stay();
    /// Summary or problems are others now.
    void told();

protected:
    /// All there is to a step, top to bottom: scrolled where it is taller than its place, never sideways.
    void setForm(QLayout* form);
    WizardModel& model() const { return m_model; }
    PageContext& context() const { return m_context; }

private:
    WizardModel& m_model;
    PageContext& m_context;
};

}  // namespace sluice::ui::wizard
