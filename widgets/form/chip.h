#pragma once
#include "widgets/theme/status_shape.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>

namespace sluice::widgets {

/// A small label in an outline, with a shape or an icon before it; checkable ones are switches, others can be clicked
/// when `setClickable`.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);

    void setShape(Shape shape, Tone tone);
    void setIconName(const QString& name);
    void setClickable(bool clickable);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool hasMark() const { return m_shape != Shape::None || !m_iconName.isEmpty(); }

    Shape m_shape = Shape::None;
    Tone m_tone = Tone::Neutral;
    QString m_iconName;
    bool m_clickable = false;
};

/// Where one is: the name in capitals in an outline with a diagonal hatch, in the colour of the environment. Hidden for
/// `Environment::None`.
class EnvironmentChip : public QWidget {
    Q_OBJECT

public:
    explicit EnvironmentChip(QWidget* parent = nullptr);
    void setEnvironment(Environment environment, const QString& name);
    Environment environment() const { return m_environment; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Environment m_environment = Environment::None;
    QString m_name;
};

}  // namespace sluice::widgets
