#pragma once
#include <QString>

class QFontMetricsF;

namespace sluice::widgets {

/// Shortens text in the middle to at most `width` pixels. Qt's own gives away up to half of the room.
QString elideMiddle(const QFontMetricsF& metrics, const QString& text, double width);

}  // namespace sluice::widgets
