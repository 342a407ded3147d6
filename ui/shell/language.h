#pragma once
#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

namespace sluice::ui {

/// The language that the program speaks: installs the translations of Sluice and of Qt. The application makes exactly
/// one before its window; who owns the window makes it anew when changed() comes, so that no page translates itself.
/// Lives on: GUI thread.
class Language : public QObject {
    Q_OBJECT

public:
    struct Choice {
        QString code;  ///< `en`, `ko`, `zh`
        QString name;  ///< as its speakers write it
    };

    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    /// A code of choices(), or `system`: the first language of the system that Sluice speaks, else English.
    void set(const QString& code);
    /// The one spoken.
    const QString& code() const { return m_code; }

    static QList<Choice> choices();
    /// The one made by the application; null in tests that need none.
    static Language* instance();

Q_SIGNALS:
    /// Another one is spoken now.
    void changed();

private:
    QTranslator m_own, m_qt;
    QString m_code = QStringLiteral("en");
};

}  // namespace sluice::ui
