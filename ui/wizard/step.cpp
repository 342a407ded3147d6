#include "ui/wizard/step.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

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

void Step::setForm(QLayout* form) {
    form->setContentsMargins(0, 0, 8, 8);
    auto* held = new QWidget;
    held->setLayout(form);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(new FormArea(held));
}

}  // namespace sluice::ui::wizard
