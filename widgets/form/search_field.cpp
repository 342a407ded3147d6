#include "widgets/form/search_field.h"

#include "widgets/form/key_cap.h"
#include "widgets/theme/icon.h"

#include <QAction>
#include <QKeyEvent>
#include <QTimer>

namespace sluice::widgets {

SearchField::SearchField(const QString& placeholder, const QString& keys, QWidget* parent)
    : QLineEdit(parent), m_keyCap(new KeyCap(keys, this)), m_timer(new QTimer(this)) {
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    addAction(icon(QStringLiteral("search"), Tone::Muted), QLineEdit::LeadingPosition);
    setTextMargins(2, 0, 8, 0);
    m_timer->setSingleShot(true);
    m_timer->setInterval(150);
    m_keyCap->setVisible(!keys.isEmpty());
    connect(this, &QLineEdit::textChanged, this, [this, keys](const QString& text) {
        m_keyCap->setVisible(text.isEmpty() && !keys.isEmpty());
        m_timer->start();
    });
    connect(m_timer, &QTimer::timeout, this, [this] { Q_EMIT queryChanged(text()); });
}

void SearchField::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    const QSize size = m_keyCap->sizeHint();
    m_keyCap->setGeometry(width() - size.width() - 10, (height() - size.height()) / 2, size.width(), size.height());
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace sluice::widgets
