#include "widgets/theme/icon.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace sluice::widgets {

namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(":/sluice/icons/") + name + QStringLiteral(".svg");
}

// The drawing in one colour, at device pixels; kept in Qt's pixmap cache, which a change of theme empties.
QPixmap tinted(const QString& name, const QSize& pixels, const QColor& colour) {
    const QString key =
        QStringLiteral("sluice-icon/%1/%2x%3/%4").arg(name).arg(pixels.width()).arg(pixels.height()).arg(colour.name());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QFile file(pathOf(name));
    if (pixels.isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIconEngine : public QIconEngine {
public:
    TintedIconEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State) override {
        paintIcon(*painter, box, m_name, colourFor(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return tinted(m_name, size, colourFor(mode));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        return tinted(m_name, size, colourFor(mode));
    }
    QIconEngine* clone() const override { return new TintedIconEngine(m_name, m_tone); }
    QString key() const override { return QStringLiteral("sluice"); }
    bool isNull() override { return !QFile::exists(pathOf(m_name)); }

private:
    QColor colourFor(QIcon::Mode mode) const {
        const Theme& theme = Theme::current();
        if (mode == QIcon::Disabled) return blend(theme.surface, theme.textMuted, 0.6);
        return theme.colour(m_tone);
    }

    QString m_name;
    Tone m_tone;
};

}  // namespace

QIcon icon(const QString& name, Tone tone) {
    return QFile::exists(pathOf(name)) ? QIcon(new TintedIconEngine(name, tone)) : QIcon();
}

void paintIcon(QPainter& painter, const QRectF& box, const QString& name, const QColor& colour) {
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const QPixmap pixmap = tinted(name, (box.size() * ratio).toSize(), colour);
    if (pixmap.isNull()) return;
    painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()));
}

QStringList iconNames() {
    QStringList names =
        QDir(QStringLiteral(":/sluice/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (QString& name : names) name.chop(4);
    return names;
}

}  // namespace sluice::widgets
