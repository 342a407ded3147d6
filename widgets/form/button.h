#pragma once
#include <QPushButton>
#include <QString>

namespace sluice::widgets {

/// A push button of one of four kinds. One primary button a screen; danger for what cannot be taken back.
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class Kind { Normal, Primary, Danger, Flat };

    explicit Button(const QString& text, Kind kind = Kind::Normal, QWidget* parent = nullptr);
    /// With an icon by name; without text the `name` is its tool tip and accessible name.
    static Button* withIcon(const QString& iconName, const QString& text, Kind kind = Kind::Normal);
    static Button* iconOnly(const QString& iconName, const QString& name, Kind kind = Kind::Normal);

    void setKind(Kind kind);
    Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

}  // namespace sluice::widgets
