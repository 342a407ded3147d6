#include "ui/wizard/topic_pattern.h"

#include "backend/config/topic_patterns.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/words/numbers.h"
#include "widgets/layout/box.h"
#include "widgets/theme/fonts.h"

#include <algorithm>

#include <QLineEdit>
#include <QRegularExpression>

namespace sluice::ui::wizard {

using widgets::Tone;

namespace {

constexpr qsizetype namedTopics = 5;

}  // namespace

TopicPattern::TopicPattern(WizardModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_field(new QLineEdit),
      m_note(new Note(QStringLiteral("wizard.topicPattern.note"))) {
    m_field->setObjectName(QStringLiteral("wizard.topicPattern"));
    m_field->setFont(widgets::monoFont(widgets::TextSize::Small));
    m_field->setPlaceholderText(QStringLiteral("shop.*, !shop.tmp_*"));
    setLayout(widgets::column({formRow(tr("Own pattern"), m_field, m_note)}, 0));
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textEdited, this, &TopicPattern::write);
}

std::vector<std::string> TopicPattern::typed() const {
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    std::vector<std::string> entries;
    for (const auto& entry : m_field->text().split(between, Qt::SkipEmptyParts)) entries.push_back(entry.toStdString());
    return entries;
}

std::vector<std::string> TopicPattern::patterns() const {
    auto entries = typed();
    std::erase_if(entries, [](const auto& entry) { return !config::isTopicPattern(entry); });
    return entries;
}

void TopicPattern::write() {
    auto choice = m_model.choice();
    choice.setOwn(patterns(), m_model.catalog().value_or(Catalog()));
    m_model.setChoice(choice);
    if (m_model.table().empty() && !choice.ticked.empty()) m_model.setTable(*choice.ticked.begin());
    explain();
}

void TopicPattern::read() {
    const auto own = m_model.choice().own;
    if (patterns() != own) {
        QStringList entries;
        for (const auto& entry : own) entries.append(q(entry));
        m_field->setText(entries.join(QStringLiteral(", ")));
    }
    explain();
}

QString TopicPattern::problem() const {
    const auto entries = typed();
    if (entries.empty()) return {};
    if (const auto why = config::problemOf(entries); !why.empty()) {
        auto sentence = q(why);
        sentence[0] = sentence[0].toUpper();
        return sentence;
    }
    const auto name = std::ranges::find_if(entries, [](const auto& entry) { return !config::isTopicPattern(entry); });
    if (name != entries.end())
        return tr("%1 has no * in it. Tick that topic above, or write a pattern, as shop.*.").arg(q(*name));
    return {};
}

void TopicPattern::explain() {
    if (const auto wrong = problem(); !wrong.isEmpty()) return m_note->say(wrong);
    const auto entries = typed();
    if (entries.empty() || !m_model.catalog()) return m_note->say({});
    QStringList names;
    for (const auto& entry : *m_model.catalog()) {
        if (config::takesTopic(entries, entry.name)) names.append(q(entry.name));
    }
    const auto later = tr("A topic that comes later and matches is read, too, from its beginning.");
    if (names.isEmpty()) return m_note->say(tr("No topic matches now.") + QChar(u' ') + later, Tone::Warning);
    auto which = names.mid(0, namedTopics).join(QStringLiteral(", "));
    if (names.size() > namedTopics) which = tr("%1 and %2 more").arg(which).arg(names.size() - namedTopics);
    const auto count = counted(static_cast<std::uint64_t>(names.size()), tr("%1 topic"), tr("%1 topics"));
    m_note->say(tr("Matches %1 now: %2.").arg(count, which) + QChar(u' ') + later, Tone::Neutral);
}

}  // namespace sluice::ui::wizard
