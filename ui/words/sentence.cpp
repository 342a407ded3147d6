#include "ui/words/sentence.h"

namespace sluice::ui {

namespace {

bool isQuoteOfSql(const QString& text, qsizetype open, qsizetype close) {
    const auto before = open == 0 ? QChar(u' ') : text[open - 1];
    const auto after = close + 1 < text.size() ? text[close + 1] : QChar(u' ');
    const auto next = close + 2 < text.size() ? text[close + 2] : QChar(u' ');
    // `shop`.`orders`, `shop`.*, (`id`)
    return before == QChar(u'.') || before == QChar(u'(') || (after == QChar(u'.') && !next.isSpace());
}

}  // namespace

QString sentence(const std::string& text) {
    auto read = QString::fromStdString(text);
    for (qsizetype open = read.indexOf(QChar(u'`')); open >= 0; open = read.indexOf(QChar(u'`'), open + 1)) {
        const auto close = read.indexOf(QChar(u'`'), open + 1);
        if (close < 0 || isQuoteOfSql(read, open, close)) return QString::fromStdString(text);
        read.remove(close, 1).remove(open, 1);
        open = close - 2;
    }
    return read;
}

}  // namespace sluice::ui
