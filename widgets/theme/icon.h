#pragma once
#include "widgets/theme/theme.h"

#include <QIcon>
#include <QString>
#include <QStringList>

class QPainter;

namespace sluice::widgets {

/// Sluice's own icons, by the name of the file in resources/icons without ending ("database", "play", …).
/// The colour is the tone's in the theme in force when the icon is painted. An unknown name gives an empty icon.
QIcon icon(const QString& name, Tone tone = Tone::Secondary);
/// Paints the icon into `box` in a colour of the caller's.
void paintIcon(QPainter& painter, const QRectF& box, const QString& name, const QColor& colour);
/// All names, sorted.
QStringList iconNames();

}  // namespace sluice::widgets
