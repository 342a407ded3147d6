#pragma once
#include <QList>
#include <QString>

namespace sluice::widgets {

/// How well the letters of `query` are found, in order, in `text`: 0 not at all, larger is better. Beginnings of words
/// and neighbouring letters count more. An empty query matches everything with 1.
int fuzzyScore(const QString& query, const QString& text);
/// Where the letters were found, for painting them strong.
QList<qsizetype> fuzzyPlaces(const QString& query, const QString& text);

}  // namespace sluice::widgets
