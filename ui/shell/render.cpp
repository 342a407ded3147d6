#include "ui/shell/render.h"

#include "ui/shell/main_window.h"
#include "widgets/theme/appearance.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QPixmap>

namespace sluice::ui {

QImage renderPage(MainWindow& window, const QString& page, const QSize& size, const QString& theme) {
    using Mode = widgets::Appearance::Mode;
    auto* appearance = widgets::Appearance::instance();
    if (appearance != nullptr) {
        if (theme == QStringLiteral("dark"))
            appearance->setMode(Mode::Dark);
        else if (theme == QStringLiteral("light"))
            appearance->setMode(Mode::Light);
        else if (theme == QStringLiteral("contrast"))
            appearance->setMode(Mode::HighContrast);
        else
            return {};
        appearance->setReducedMotion(true);  // a picture is taken of where things come to rest
    }
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(size);
    window.show();
    if (!window.openPage(page)) return {};
    window.monitor().poll();
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return window.grab().toImage();
}

}  // namespace sluice::ui
