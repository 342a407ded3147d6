#pragma once
#include <QWidget>

namespace sluice::widgets {
class Button;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

/// What is chosen, summed up, and the way on: Cancel, Back, Next; on the last step Create, Create and start. Next is
/// never grey. Lives on: GUI thread.
class Footer : public QWidget {
    Q_OBJECT

public:
    explicit Footer(QWidget* parent = nullptr);

    void setSum(const QString& sum);
    /// `create`: the text of the quieter button before Next; empty: it is not there.
    void setButtons(bool back, const QString& create, const QString& next);
    /// Next was chosen and something is being found out.
    void setWaiting(const QString& what);

Q_SIGNALS:
    void cancelled();
    void backWanted();
    void createWanted();
    void nextWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    widgets::Text* m_sum;
    QWidget* m_ring;
    widgets::Text* m_waiting;
    widgets::Button *m_cancel, *m_back, *m_create, *m_next;
};

}  // namespace sluice::ui::wizard
