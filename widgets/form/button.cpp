#include "widgets/form/button.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"

namespace sluice::widgets {

Button::Button(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), m_kind(kind) {
    setKind(kind);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Button* Button::withIcon(const QString& iconName, const QString& text, Kind kind) {
    auto* button = new Button(text, kind);
    button->setIcon(widgets::icon(iconName, kind == Kind::Primary  ? Tone::OnAccent
                                            : kind == Kind::Danger ? Tone::Critical
                                                                   : Tone::Text));
    return button;
}

Button* Button::iconOnly(const QString& iconName, const QString& name, Kind kind) {
    Button* button = withIcon(iconName, QString(), kind);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

void Button::setKind(Kind kind) {
    m_kind = kind;
    static const char* const names[] = {"normal", "primary", "danger", "flat"};
    setProperty("kind", QString::fromLatin1(names[static_cast<int>(kind)]));
    QFont own = font();
    own.setWeight(kind == Kind::Flat ? QFont::Normal : QFont::DemiBold);
    setFont(own);
    update();
}

}  // namespace sluice::widgets
