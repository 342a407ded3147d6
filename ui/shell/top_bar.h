#pragma once
#include "ui/shell/time_view.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QWidget>

namespace sluice::widgets {
class Button;
class ElidedLabel;
class EnvironmentChip;
class SegmentedControl;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui {

/// Looks like a search field, opens the command palette.
class PaletteButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit PaletteButton(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {284, 32}; }
    QSize minimumSizeHint() const override { return {120, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Over the pages: workspace, environment, palette, range, Live.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(TimeView& time, QWidget* parent = nullptr);

    /// `page` is said after the workspace; empty for the first page.
    void setPlace(const QString& workspace, const QString& page);
    void setEnvironment(widgets::Environment environment, const QString& name);
    /// Range, Live and New job are there only where a workspace is open.
    void setTimeShown(bool shown);

Q_SIGNALS:
    void paletteWanted();
    void newJobWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showTime();

    TimeView& m_time;
    widgets::Text* m_workspace;
    widgets::ElidedLabel* m_page;
    widgets::EnvironmentChip* m_environment;
    widgets::SegmentedControl* m_range;
    widgets::Button* m_live;
    widgets::Button* m_newJob;
};

}  // namespace sluice::ui
