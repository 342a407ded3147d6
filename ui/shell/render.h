#pragma once
#include <QImage>
#include <QString>

namespace sluice::ui {

class MainWindow;

/// Paints the window with one page (as MainWindow::openPage takes it) at a size and in a theme: `dark`, `light` or
/// `contrast`. Works on every platform, offscreen too; the window is not seen. A null image: no such page or theme.
QImage renderPage(MainWindow& window, const QString& page, const QSize& size, const QString& theme);

}  // namespace sluice::ui
