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
    /// Something else shows that it is read: says nothing before it is slow.
    void waitUntilSlow() { m_late = true; }
    bool isAsking() const { return m_inquiry.isAsking(); }

Q_SIGNALS:
    /// Its user stopped the look-up.
    void stopped();

private:
    void refresh();

    Inquiry& m_inquiry;
    QString m_what;
    bool m_late = false;
    widgets::Text* m_text;
    widgets::Button* m_stop;
};

}  // namespace sluice::ui::wizard
