#include "ui/wizard/preview_text.h"

#include "ui/wizard/node_edit.h"
#include "ui/words/words.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <array>
#include <utility>

#include <QRegularExpression>
#include <QTextCursor>
#include <QTextDocument>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Theme;
using Mark = PreviewField::Mark;

namespace {

QTextCharFormat plain() {
    QTextCharFormat format;
    format.setFont(widgets::monoFont(TextSize::Small));
    format.setForeground(Theme::current().text);
    return format;
}

QTextCharFormat coloured(const QColor& colour) {
    auto format = plain();
    format.setForeground(colour);
    return format;
}

struct Tokens {
    QRegularExpression pattern;
    /// Of the groups 1…: text in quotes, number, word of the language.
    static const Tokens& of(ShownPiece::Language language) {
        static const Tokens json{QRegularExpression(QStringLiteral(
            R"("(?:[^"\\]|\\.)*"(?=\s*:)|("(?:[^"\\]|\\.)*")|(-?\b\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\b)|\b(true|false|null)\b)"))};
        static const Tokens sql{QRegularExpression(QStringLiteral(
            R"(('(?:[^'\\]|\\.|'')*')|(-?\b\d+(?:\.\d+)?\b)|\b(INSERT|INTO|VALUES|ON|DUPLICATE|KEY|UPDATE|DELETE|FROM|WHERE|AND|NULL|REPLACE|SET|AS|CREATE|TABLE|PRIMARY|NOT|ALTER|ADD|COLUMN)\b)"))};
        static const Tokens redis{QRegularExpression(QStringLiteral(
            R"(("(?:[^"\\]|\\.)*")|(-?\b\d+(?:\.\d+)?\b)|\b(SET|DEL|HSET|HDEL|EX|PX|EXPIRE|UNLINK|MULTI|EXEC)\b)"))};
        static const Tokens none{QRegularExpression(QStringLiteral("(?!)"))};
        switch (language) {
            case ShownPiece::Language::Json:
            case ShownPiece::Language::Lines:
                return json;
            case ShownPiece::Language::Sql:
                return sql;
            case ShownPiece::Language::Redis:
                return redis;
            case ShownPiece::Language::Hex:
                return none;
        }
        return none;
    }
};

void writeCode(QTextCursor& cursor, const QString& text, ShownPiece::Language language) {
    const auto& theme = Theme::current();
    const std::array<QColor, 3> colours = {theme.healthy, theme.accent, theme.textSecondary};
    qsizetype done = 0;
    auto matches = Tokens::of(language).pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        cursor.insertText(text.mid(done, match.capturedStart() - done), plain());
        // A name in front of a colon is in no group.
        auto format = plain();
        for (int group = 1; group <= 3; ++group) {
            if (match.capturedStart(group) >= 0) format = coloured(colours[static_cast<std::size_t>(group - 1)]);
        }
        cursor.insertText(match.captured(), format);
        done = match.capturedEnd();
    }
    cursor.insertText(text.mid(done), plain());
}

/// Every occurrence of a changed value or a new name gets the colour of what was chosen.
void markChanges(QTextDocument& document, int from, const PreviewRow& row) {
    const auto& theme = Theme::current();
    for (const auto& field : row.fields) {
        const bool renamed = field.mark == Mark::Renamed;
        if (field.mark != Mark::Changed && !renamed) continue;
        const auto wanted = q(renamed ? field.nameAfter : field.valueAfter);
        if (wanted.size() < 2) continue;
        QTextCursor found(&document);
        found.setPosition(from);
        const QTextDocument::FindFlags flags = renamed
                                                   ? QTextDocument::FindWholeWords | QTextDocument::FindCaseSensitively
                                                   : QTextDocument::FindFlags(QTextDocument::FindCaseSensitively);
        while (!(found = document.find(wanted, found, flags)).isNull()) {
            QTextCharFormat format;
            format.setBackground(theme.selection);
            if (renamed) format.setFontUnderline(true);
            found.mergeCharFormat(format);
        }
    }
}

void writeFact(QTextCursor& cursor, const QString& name, const QString& value) {
    auto words = coloured(Theme::current().textSecondary);
    words.setFont(widgets::uiFont(TextSize::Small));
    cursor.insertText(name + QChar(u'\t'), words);
    cursor.insertText(value, plain());
    cursor.insertBlock();
}

}  // namespace

void PreviewText::write(QTextDocument& document, const PreviewRow& row) {
    document.clear();
    QTextCursor cursor(&document);
    QTextBlockFormat block;
    block.setTabPositions({QTextOption::Tab(76, QTextOption::LeftTab)});
    block.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(block);
    const auto& theme = Theme::current();
    if (!row.record.empty()) {
        writeFact(cursor, Words::tr("record"), {});
        writeCode(cursor, q(row.record), ShownPiece::Language::Json);
        cursor.insertBlock();
        cursor.insertBlock();
    }
    if (!row.notSent.empty()) cursor.insertText(q(row.notSent), coloured(theme.warning));
    const int from = cursor.position();
    bool first = true;
    for (const auto& piece : row.pieces) {
        if (!std::exchange(first, false)) {
            cursor.insertBlock();
            cursor.insertBlock();
        }
        for (const auto& [name, value] : piece.facts) writeFact(cursor, q(name), q(value));
        writeCode(cursor, q(piece.text), piece.language);
    }
    const int to = cursor.position();
    markChanges(document, from, row);
    bool any = false;
    cursor.setPosition(to);
    for (const auto& field : row.fields) {
        if (field.mark != Mark::Dropped) continue;
        if (!std::exchange(any, true)) {
            cursor.insertBlock();
            cursor.insertBlock();
        } else {
            cursor.insertText(QStringLiteral("  "), plain());
        }
        auto struck = coloured(theme.textMuted);
        struck.setFontStrikeOut(true);
        cursor.insertText(q(field.name), struck);
    }
}

QString PreviewText::changes(const PreviewRow& row) {
    QStringList parts;
    for (const auto& field : row.fields) {
        const auto name = q(field.name);
        if (field.mark == Mark::Dropped) parts.append(Words::tr("%1 is dropped").arg(name));
        if (field.mark == Mark::Changed) parts.append(Words::tr("%1 is masked").arg(name));
        if (field.mark == Mark::Renamed) parts.append(Words::tr("%1 is called %2").arg(name, q(field.nameAfter)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString PreviewText::exact(const PreviewRow& row) {
    QStringList parts;
    for (const auto& piece : row.pieces) parts.append(q(piece.bytes.empty() ? piece.text : piece.bytes));
    return parts.join(QChar(u'\n'));
}

}  // namespace sluice::ui::wizard
