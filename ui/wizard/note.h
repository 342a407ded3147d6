#pragma once
#include "widgets/theme/status_shape.h"

#include <QWidget>

namespace sluice::widgets {
class Text;
}

namespace sluice::ui::wizard {

/// One sentence under a field, with a shape before it; takes no room while it says nothing.
class Note : public QWidget {
    Q_OBJECT

public:
    explicit Note(const QString& name = {}, QWidget* parent = nullptr);

    void say(const QString& sentence, widgets::Tone tone = widgets::Tone::Critical);
    QString sentence() const;

private:
    widgets::ShapeView* m_shape;
    widgets::Text* m_text;
};

/// A label, its field, and a note below, in one row of a form.
QWidget* formRow(const QString& label, QWidget* field, QWidget* note = nullptr);

}  // namespace sluice::ui::wizard
