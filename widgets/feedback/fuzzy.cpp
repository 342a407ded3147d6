#include "widgets/feedback/fuzzy.h"

namespace sluice::widgets {

namespace {

bool beginsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

}  // namespace

QList<qsizetype> fuzzyPlaces(const QString& query, const QString& text) {
    // The whole query in one piece, at the beginning of a word if it can be, is what is meant most of the time.
    for (qsizetype at = text.indexOf(query, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(query, at + 1, Qt::CaseInsensitive)) {
        const bool last = text.indexOf(query, at + 1, Qt::CaseInsensitive) < 0;
        if (!beginsWord(text, at) && !last) continue;
        QList<qsizetype> places;
        for (qsizetype i = 0; i < query.size(); ++i) places << at + i;
        return places;
    }
    QList<qsizetype> places;
    qsizetype at = 0;
    for (const QChar wanted : query) {
        if (wanted.isSpace()) continue;
        // A word that begins with the letter is taken before a letter within a word.
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toCaseFolded() != wanted.toCaseFolded()) continue;
            if (found < 0) found = i;
            if (i == at || beginsWord(text, i)) {
                found = i;
                break;
            }
        }
        if (found < 0) return {};
        places << found;
        at = found + 1;
    }
    return places;
}

int fuzzyScore(const QString& query, const QString& text) {
    const QString trimmed = query.trimmed();
    if (trimmed.isEmpty()) return 1;
    const QList<qsizetype> places = fuzzyPlaces(trimmed, text);
    if (places.isEmpty()) return 0;
    int score = 10;
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (beginsWord(text, places[i])) score += 12;
        if (i > 0 && places[i] == places[i - 1] + 1) score += 8;
    }
    if (places.first() == 0) score += 10;
    if (places.last() - places.first() == trimmed.size() - 1) score += 30;  // in one piece
    return std::max(1, score - static_cast<int>(places.last() - places.first()) / 2);
}

}  // namespace sluice::widgets
