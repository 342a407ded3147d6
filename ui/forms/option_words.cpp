#include "ui/forms/option_words.h"

#include "backend/config/units.h"

#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QStringList>

namespace sluice::ui::forms {
namespace {

class OptionWords {
    Q_DECLARE_TR_FUNCTIONS(OptionWords)
};

/// Words that are written in capitals.
QString properWord(const QString& word) {
    static const QStringList capitals = {QStringLiteral("ddl"), QStringLiteral("ttl"), QStringLiteral("id"),
                                         QStringLiteral("tls"), QStringLiteral("ca"),  QStringLiteral("gtid"),
                                         QStringLiteral("json")};
    if (capitals.contains(word)) return word.toUpper();
    return word == QStringLiteral("urls") ? QStringLiteral("URLs") : word;
}

/// A size in the largest binary unit that divides it.
QString sizeText(std::uint64_t bytes) {
    static constexpr std::array units = {"GiB", "MiB", "KiB"};
    std::uint64_t factor = 1ULL << 30;
    for (const auto* unit : units) {
        if (bytes != 0 && bytes % factor == 0) return QString::number(bytes / factor) + QLatin1String(unit);
        factor >>= 10;
    }
    return QString::number(bytes);
}

QStringList quotedTexts(const std::string& toml) {
    QStringList texts = QString::fromStdString(toml).split(QChar(u'"'));
    QStringList inside;
    for (qsizetype i = 1; i < texts.size(); i += 2) inside.append(texts[i]);
    return inside;
}

}  // namespace

QString optionLabel(const config::Option& option) {
    QString key = QString::fromStdString(option.key);
    const auto translated = QCoreApplication::translate("option", option.key.c_str());
    if (translated != key) return translated;
    QStringList words = key.replace(QChar(u'.'), QChar(u'_')).split(QChar(u'_'));
    for (auto& word : words) word = properWord(word);
    QString label = words.join(QChar(u' '));
    label[0] = label[0].toUpper();
    return label;
}

QString optionMeaning(const config::Option& option) {
    return QCoreApplication::translate("option", option.meaning.c_str());
}

QString choiceWord(const QString& choice) {
    QString words = choice;
    words.replace(QChar(u'_'), QChar(u' '));
    return QCoreApplication::translate("option", words.toUtf8().constData());
}

config::Node defaultOf(const config::Option& option) {
    config::Node node;
    if (option.defaultText.empty()) {
        if (option.type == "true or false") node.value = false;
        return node;
    }
    if (option.type == "true or false") {
        node.value = option.defaultText == "true";
    } else if (option.type == "number" || (option.type == "size" && !option.defaultText.starts_with('"'))) {
        node.value = static_cast<std::int64_t>(QString::fromStdString(option.defaultText).toLongLong());
    } else if (option.type == "list of text") {
        config::Node::List items;
        for (const auto& text : quotedTexts(option.defaultText)) {
            config::Node item;
            item.value = text.toStdString();
            items.push_back(item);
        }
        node.value = items;
    } else {
        node.value = quotedTexts(option.defaultText).value(0).toStdString();
    }
    return node;
}

QString placeholder(const config::Option& option) {
    const auto node = defaultOf(option);
    if (const auto* items = node.list()) {
        QStringList texts;
        for (const auto& item : *items) texts.append(typedText(item));
        return texts.join(QStringLiteral(", "));
    }
    if (const auto* number = std::get_if<std::int64_t>(&node.value); number && option.type == "size")
        return sizeText(static_cast<std::uint64_t>(*number));
    if (!node.empty()) return typedText(node);
    if (option.required) return {};
    if (option.type == "duration") return OptionWords::tr("none, or as 30s, 5m, 1h");
    if (option.type == "size") return OptionWords::tr("automatic, or as 256KiB, 8MiB");
    if (option.type == "rate") return OptionWords::tr("no limit, or as 50000/s");
    if (option.type == "number") return OptionWords::tr("automatic");
    return {};
}

QString typedText(const config::Node& node) {
    if (const auto* text = node.text()) return QString::fromStdString(*text);
    if (const auto* number = std::get_if<std::int64_t>(&node.value)) return QString::number(*number);
    if (const auto* number = std::get_if<double>(&node.value)) return QString::number(*number);
    if (const auto* flag = std::get_if<bool>(&node.value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

config::Node typedNode(const config::Option& option, const QString& text) {
    config::Node node;
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty()) return node;
    bool isNumber = false;
    const auto number = trimmed.toLongLong(&isNumber);
    if (isNumber && (option.type == "number" || option.type == "size"))
        node.value = static_cast<std::int64_t>(number);
    else
        node.value = trimmed.toStdString();
    return node;
}

QString typedProblem(const config::Option& option, const QString& text) {
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty()) return option.required ? OptionWords::tr("This is needed.") : QString();
    const auto plain = trimmed.toStdString();
    if (option.type == "number") {
        bool fits = false;
        const auto number = trimmed.toLongLong(&fits);
        if (!fits) return OptionWords::tr("“%1” is not a whole number.").arg(trimmed);
        return number < 0 ? OptionWords::tr("%1 is less than nothing; 0 or more is right.").arg(trimmed) : QString();
    }
    if (option.type == "duration" && !config::parseDuration(plain))
        return OptionWords::tr("“%1” is not a duration. Write a whole number with ms, s, m, h or d, as 500ms, 5s, 1h.")
            .arg(trimmed);
    if (option.type == "size" && !config::parseByteSize(plain))
        return OptionWords::tr("“%1” is not a size. Write a whole number with KiB, MiB or GiB, as 256KiB, 8MiB.")
            .arg(trimmed);
    if (option.type == "rate" && !config::parseRate(plain))
        return OptionWords::tr("“%1” is not a rate. Write rows per second, as 50000/s or 50k/s.").arg(trimmed);
    return {};
}

}  // namespace sluice::ui::forms
