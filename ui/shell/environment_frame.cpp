#include "ui/shell/environment_frame.h"

#include <QPainter>

namespace sluice::ui {

widgets::Environment shownEnvironment(config::Environment environment) {
    switch (environment) {
        case config::Environment::Development:
            return widgets::Environment::Development;
        case config::Environment::Staging:
            return widgets::Environment::Staging;
        case config::Environment::Production:
            return widgets::Environment::Production;
    }
    return widgets::Environment::None;
}

EnvironmentFrame::EnvironmentFrame(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("environmentFrame"));
    setFixedHeight(3);
}

void EnvironmentFrame::setEnvironment(widgets::Environment environment) {
    m_environment = environment;
    update();
}

void EnvironmentFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = widgets::Theme::current();
    const bool none = m_environment == widgets::Environment::None;
    painter.fillRect(rect(), none ? theme.window : theme.colour(m_environment));
}

}  // namespace sluice::ui
