#include "ui/shell/render.h"

#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "widgets/theme/appearance.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QTimer>

namespace sluice::ui {

namespace {

/// A page that asks a system which does not answer is painted as it is then.
constexpr int patienceMs = 12'000;

}  // namespace

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
    const auto* shown = window.page(page.section(QChar(u':'), 0, 0));
    QElapsedTimer waited;
    waited.start();
    for (int round = 0; round < 4 || (!shown->isSettled() && waited.elapsed() < patienceMs); ++round) {
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (round < 3) continue;
        QEventLoop pause;
        QTimer::singleShot(20, &pause, &QEventLoop::quit);
        pause.exec(QEventLoop::ExcludeUserInputEvents);
    }
    return window.grab().toImage();
}

}  // namespace sluice::ui
