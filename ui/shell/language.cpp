#include "ui/shell/language.h"

#include "widgets/theme/fonts.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sluice::ui {
namespace {

Language* current = nullptr;

bool isSpoken(const QString& code) {
    const auto choices = Language::choices();
    return std::ranges::any_of(choices, [&](const auto& choice) { return choice.code == code; });
}

QString systemCode() {
    for (const auto& wanted : QLocale::system().uiLanguages())
        if (const auto code = wanted.section(QChar(u'-'), 0, 0); isSpoken(code)) return code;
    return QStringLiteral("en");
}

}  // namespace

Language::Language(QObject* parent) : QObject(parent) {
    current = this;
}

Language::~Language() {
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (current == this) current = nullptr;
}

Language* Language::instance() {
    return current;
}

QList<Language::Choice> Language::choices() {
    return {{QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("ko"), QStringLiteral("한국어")},
            {QStringLiteral("zh"), QStringLiteral("中文")}};
}

void Language::set(const QString& wanted) {
    const auto code = isSpoken(wanted) ? wanted : systemCode();
    if (code == m_code) return;
    m_code = code;
    widgets::setGlyphsOf(code);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const auto qtCode = code == QStringLiteral("zh") ? QStringLiteral("zh_CN") : code;
    if (m_qt.load(QStringLiteral("qtbase_") + qtCode, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/sluice/i18n/sluice_%1.qm").arg(code))) QCoreApplication::installTranslator(&m_own);
    Q_EMIT changed();
}

}  // namespace sluice::ui
