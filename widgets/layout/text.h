#pragma once
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QLabel>

namespace sluice::widgets {

/// A label with a size, weight and tone of the theme. For several lines: `setWordWrap(true)`. Links open outside.
class Text : public QLabel {
    Q_OBJECT

public:
    explicit Text(const QString& text, TextSize size = TextSize::Body, Tone tone = Tone::Text,
                  QFont::Weight weight = QFont::Normal, QWidget* parent = nullptr);

    void setTone(Tone tone);
    /// In the font for code, positions and keys.
    void setMono(bool mono);

protected:
    void changeEvent(QEvent* event) override;

private:
    void apply();

    TextSize m_size;
    Tone m_tone;
    QFont::Weight m_weight;
    bool m_mono = false;
    bool m_applying = false;
};

/// One line that is shortened when there is no room; the whole text is then the tool tip.
class ElidedLabel : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, TextSize size = TextSize::Body, Tone tone = Tone::Text,
                         Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }
    void setTone(Tone tone);
    void setWeight(QFont::Weight weight);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    TextSize m_size;
    Tone m_tone;
    Qt::TextElideMode m_mode;
    QFont::Weight m_weight = QFont::Normal;
};

}  // namespace sluice::widgets
