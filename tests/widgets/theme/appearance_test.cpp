// A change of theme, text size or motion reaches what is on the screen.
#include "widgets/theme/appearance.h"

#include "widgets/theme/digits.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/status_shape.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace sluice::widgets;

class AppearanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changeOfThemeRepaintsWhatIsShown() {
        m_appearance.setMode(Appearance::Mode::Dark);
        DigitsLabel label(TextSize::Figure, QFont::Bold);
        label.setText("180");
        label.resize(label.sizeHint());
        label.show();
        const QImage dark = label.grab().toImage();
        QSignalSpy changed(&m_appearance, &Appearance::changed);
        m_appearance.setMode(Appearance::Mode::Light);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(Theme::current().name, QString("light"));
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::lightTheme().window);
        QVERIFY(label.grab().toImage() != dark);
    }
    void iconsTakeTheToneOfTheThemeInForce() {
        m_appearance.setMode(Appearance::Mode::Dark);
        const QIcon play = icon("play", Tone::Critical);
        QVERIFY(!play.isNull());
        const auto colourIn = [&play] {
            const QImage image = play.pixmap(32, 32).toImage();
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qAlpha(image.pixel(x, y)) == 255) return image.pixelColor(x, y);
            return QColor();
        };
        QCOMPARE(colourIn(), Theme::darkTheme().critical);
        m_appearance.setMode(Appearance::Mode::Light);
        QCOMPARE(colourIn(), Theme::lightTheme().critical);
    }
    void unknownIconIsEmpty() { QVERIFY(icon("no-such-icon").isNull()); }
    void everyIconIsDrawn_data() {
        QTest::addColumn<QString>("name");
        for (const QString& name : iconNames()) QTest::newRow(qPrintable(name)) << name;
    }
    void everyIconIsDrawn() {
        QFETCH(QString, name);
        const QImage image = icon(name).pixmap(24, 24).toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) painted += qAlpha(image.pixel(x, y)) > 128;
        QVERIFY(painted > 8);
    }
    void textScaleReachesEveryFont() {
        m_appearance.setTextScale(2.0);
        QCOMPARE(uiFont(TextSize::Body).pixelSize(), 26);
        QCOMPARE(QApplication::font().pixelSize(), 26);
        m_appearance.setTextScale(9);
        QCOMPARE(m_appearance.textScale(), 2.0);
        m_appearance.setTextScale(1);
    }
    void changingDigitsKeepTheirWidth() {
        const QFont font = uiFont(TextSize::Figure, QFont::Bold);
        QCOMPARE(digitsWidth(font, "111"), digitsWidth(font, "888"));
        QVERIFY(digitsWidth(font, "1111") > digitsWidth(font, "111"));
    }
    void everyShapeLooksDifferent() {
        QList<QImage> pictures;
        for (int i = 1; i <= static_cast<int>(Shape::DoubleTick); ++i) {
            QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::black);
            QPainter painter(&image);
            paintShape(painter, QRectF(0, 0, 16, 16), static_cast<Shape>(i), Qt::white, Qt::black);
            painter.end();
            // One colour for all: told apart by the drawing alone.
            for (const QImage& other : std::as_const(pictures)) {
                int different = 0;
                for (int y = 0; y < 16; ++y)
                    for (int x = 0; x < 16; ++x)
                        different += std::abs(qGray(image.pixel(x, y)) - qGray(other.pixel(x, y))) > 96;
                QVERIFY2(different >= 12, qPrintable(QString("shape %1: %2 pixels").arg(i).arg(different)));
            }
            pictures << image;
        }
    }
    void ringStandsStillUnderReducedMotion() {
        m_appearance.setReducedMotion(true);
        ShapeView ring(16);
        ring.setShape(Shape::Ring, Tone::Accent);
        ring.show();
        const QImage first = ring.grab().toImage();
        QTest::qWait(200);
        QCOMPARE(ring.grab().toImage(), first);
        m_appearance.setReducedMotion(false);
        ShapeView turning(16);
        turning.setShape(Shape::Ring, Tone::Accent);
        turning.show();
        QTRY_VERIFY(turning.grab().toImage() != first);
    }

private:
    Appearance m_appearance;
};

QTEST_MAIN(AppearanceTest)
#include "appearance_test.moc"
