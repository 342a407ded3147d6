#pragma once
#include "ui/words/system_words.h"
#include "widgets/theme/theme.h"

#include <QWidget>

namespace sluice::ui {

/// How the screen shows an environment of the workspace file.
widgets::Environment shownEnvironment(config::Environment environment);

/// Three pixels across the top of the window in the colour of the environment.
class EnvironmentFrame : public QWidget {
    Q_OBJECT

public:
    explicit EnvironmentFrame(QWidget* parent = nullptr);
    void setEnvironment(widgets::Environment environment);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    widgets::Environment m_environment = widgets::Environment::None;
};

}  // namespace sluice::ui
