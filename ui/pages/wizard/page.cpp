#include "ui/shell/page.h"

#include "ui/wizard/wizard.h"
#include "ui/words/words.h"
#include "widgets/layout/box.h"

namespace sluice::ui::pages::wizard {

namespace {

/// The sync wizard as a page of the window: one can leave, look at the picture, and come back.
class WizardPage : public Page {
public:
    explicit WizardPage(PageContext& context, QWidget* parent = nullptr)
        : Page(context, parent), m_wizard(new ui::wizard::Wizard(context)) {
        setLayout(widgets::column({m_wizard}, 0));
    }
    void open(const QString& part) override { m_wizard->open(part); }
    QString place() const override {
        const auto& model = m_wizard->model();
        return model.isEditing() ? Words::tr("Jobs / %1 / Edit").arg(QString::fromStdString(model.editing()))
                                 : Words::tr("Jobs / New job");
    }
    bool focusFilter() override { return m_wizard->focusFilter(); }
    bool isSettled() const override { return !m_wizard->isAsking(); }

private:
    ui::wizard::Wizard* m_wizard;
};

}  // namespace

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("wizard"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "New job")),
        .icon = QStringLiteral("plus"),
        .order = 90,
        .section = {},
        .inRail = false,
        .needsWorkspace = true,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new WizardPage(context, parent); },
        .under = QStringLiteral("jobs"),
    };
    return kind;
}

}  // namespace sluice::ui::pages::wizard
