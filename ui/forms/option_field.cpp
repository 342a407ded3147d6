#include "ui/forms/option_field.h"

#include "ui/forms/choice_field.h"
#include "ui/forms/line_field.h"
#include "ui/forms/list_field.h"
#include "ui/forms/option_words.h"
#include "ui/forms/secret_field.h"
#include "ui/forms/table_field.h"

namespace sluice::ui::forms {

namespace {

OptionField* fieldByType(const config::Option& option, bool mayUseKeyring) {
    if (option.secret) return new SecretField(option, mayUseKeyring);
    if (option.type == "choice" || !option.choices.empty()) return new ChoiceField(option);
    if (option.type == "true or false") return new SwitchField(option);
    if (option.type == "list of text") return new ListField(option);
    if (option.type == "table of text") return new TableField(option);
    return new LineField(option);
}

}  // namespace

OptionField* makeField(const config::Option& option, bool mayUseKeyring) {
    auto* field = fieldByType(option, mayUseKeyring);
    auto* input = field->input();
    input->setObjectName(QStringLiteral("option.") + QString::fromStdString(option.key));
    if (input->accessibleName().isEmpty()) input->setAccessibleName(optionLabel(option));
    return field;
}

}  // namespace sluice::ui::forms
