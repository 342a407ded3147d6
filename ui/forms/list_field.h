#pragma once
#include "ui/forms/option_field.h"

#include <QStringList>

class QLineEdit;

namespace sluice::ui::forms {

class EntryChip;

/// A line to type into and, before it, what was typed as chips. Enter, a comma or a paste of several lines adds;
/// Backspace in the empty line takes the last one back.
class ChipLine : public QWidget {
    Q_OBJECT

public:
    explicit ChipLine(QWidget* parent = nullptr);

    /// With what stands in the line and was not added yet.
    QStringList entries() const;
    void setEntries(const QStringList& entries);
    void setPlaceholder(const QString& text);
    void setName(const QString& name);
    void setLocked(bool locked);
    QLineEdit* line() const { return m_line; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(width, false); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited();
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int place(int width, bool really) const;
    EntryChip* addChip(const QString& text);
    void take(EntryChip* chip);
    void addTyped();
    void arrange();

    QList<EntryChip*> m_chips;
    QLineEdit* m_line;
    QString m_placeholder;
    const QEvent* m_seen = nullptr;  ///< the key that the line has seen last
    bool m_locked = false;
};

/// A list of text.
class ListField : public OptionField {
    Q_OBJECT

public:
    explicit ListField(const config::Option& option);

    QWidget* input() const override { return m_chips; }
    void setNode(const config::Node* node) override;
    config::Node node() const override;
    QString problem() const override;
    void setLocked(bool locked) override { m_chips->setLocked(locked); }
    void setInvalid(bool invalid) override;

private:
    config::Option m_option;
    ChipLine* m_chips;
};

}  // namespace sluice::ui::forms
