#include "ui/wizard/step.h"

#include <QEvent>
#include <QLayout>
#include <QScrollArea>

namespace sluice::ui::wizard {

namespace {

/// Its form is as high as its wrapped lines need at the width there is; Qt's own would squeeze them.
class FormArea : public QScrollArea {
public:
    explicit FormArea(QWidget* form) {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setWidget(form);
        form->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) fit();
        return QScrollArea::eventFilter(watched, event);
    }
    void resizeEvent(QResizeEvent* event) override {
        QScrollArea::resizeEvent(event);
        fit();
    }

private:
    void fit() {
        auto* layout = widget()->layout();
        if (layout == nullptr || !layout->hasHeightForWidth()) return;
        const int height = layout->heightForWidth(viewport()->width());
        if (height != widget()->minimumHeight()) widget()->setMinimumHeight(height);
    }
};

}  // namespace

QWidget* scrolling(QWidget* form) {
    return new FormArea(form);
}

}  // namespace sluice::ui::wizard
