#include "widgets/layout/elide.h"

#include <QFontMetricsF>

namespace sluice::widgets {

QString elideMiddle(const QFontMetricsF& metrics, const QString& text, double width) {
    if (metrics.horizontalAdvance(text) <= width) return text;
    const auto keeping = [&text](qsizetype kept) {
        const qsizetype head = (kept + 1) / 2;
        return text.left(head) + QChar(0x2026) + text.right(kept - head);
    };
    qsizetype fits = 0;
    qsizetype tooMany = text.size();
    while (tooMany - fits > 1) {
        const qsizetype middle = (fits + tooMany) / 2;
        (metrics.horizontalAdvance(keeping(middle)) <= width ? fits : tooMany) = middle;
    }
    return keeping(fits);
}

}  // namespace sluice::widgets
