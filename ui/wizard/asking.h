#pragma once
#include "ui/bridge/inquiry.h"

#include <QWidget>

namespace sluice::widgets {
class Button;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

/// What a form says while a look-up runs beside it: `reading tables…`, after two seconds `still reading… Stop`.
class Asking : public QWidget {
    Q_OBJECT

public:
    /// `what`: "tables of orders-db". The inquiry outlives it.
    explicit Asking(Inquiry& inquiry, QWidget* parent = nullptr);
    void setWhat(const QString& what);

Q_SIGNALS:
    /// Its user stopped the look-up.
    void stopped();

private:
    void refresh();

    Inquiry& m_inquiry;
    QString m_what;
    widgets::Text* m_text;
    widgets::Button* m_stop;
};

}  // namespace sluice::ui::wizard
