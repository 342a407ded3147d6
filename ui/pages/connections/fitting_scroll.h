#pragma once
#include <QScrollArea>

namespace sluice::ui::pages::connections {

/// Scrolls up and down, and is no higher than what is in it: what stands below follows at once, and stays in sight
/// where there is no room for all. Takes the content.
class FittingScroll : public QScrollArea {
    Q_OBJECT

public:
    explicit FittingScroll(QWidget* content, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

}  // namespace sluice::ui::pages::connections
