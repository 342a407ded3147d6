#include "ui/pages/welcome/door.h"

#include "widgets/feedback/empty_state.h"
#include "widgets/layout/text.h"

#include <QVBoxLayout>

namespace sluice::ui::pages::welcome {

using widgets::TextSize;
using widgets::Tone;

Door::Door(const QString& icon, const QString& title, const QString& text, QWidget* parent) : Card({}, parent) {
    setClickable(true);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setFixedSize(264, 196);
    layout()->setContentsMargins(20, 20, 20, 18);
    body()->setSpacing(10);
    body()->addWidget(new widgets::IconView(icon, 28), 0, Qt::AlignLeft);
    auto* name = new widgets::Text(title, TextSize::Title, Tone::Text, QFont::DemiBold);
    auto* words = new widgets::Text(text, TextSize::Body, Tone::Secondary);
    words->setWordWrap(true);
    for (auto* label : {name, words}) label->setAttribute(Qt::WA_TransparentForMouseEvents);
    body()->addWidget(name);
    body()->addWidget(words);
    body()->addStretch(1);
}

}  // namespace sluice::ui::pages::welcome
