#include "backend/sinks/elasticsearch/mapping_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include <QDate>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {
namespace {

constexpr qsizetype longestShown = 60;
constexpr double largest = std::numeric_limits<double>::max();

QString member(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toVariant().toString();
}

/// The value as the document has it.
QString textOf(const QJsonValue& value) {
    const auto array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

struct Range {
    std::string_view type;
    const char* name;
    double least, most;
    bool whole;
};
constexpr std::array ranges = {Range{"byte", "a byte", -128, 127, true},
                               Range{"short", "a short", -32'768, 32'767, true},
                               Range{"integer", "an integer", -2'147'483'648.0, 2'147'483'647.0, true},
                               Range{"long", "a long", -9'223'372'036'854'775'808.0, 9'223'372'036'854'775'807.0, true},
                               Range{"unsigned_long", "an unsigned_long", 0, 18'446'744'073'709'551'615.0, true},
                               Range{"half_float", "a half_float", -65'519.99, 65'519.99, false},
                               Range{"float", "a float", -3.402823669e38, 3.402823669e38, false},
                               Range{"double", "a double", -largest, largest, false},
                               Range{"scaled_float", "a scaled_float", -largest, largest, false}};

bool takesNumber(const Range& range, const QJsonValue& value, bool coerce) {
    bool isNumber = value.isDouble();
    double number = value.toDouble();
    if (value.isString() && coerce) {
        if (value.toString().isEmpty()) return true;
        // A whole number is read without spaces around it, another with them.
        const auto text = value.toString();
        if (range.whole && text != text.trimmed()) return false;
        number = text.trimmed().toDouble(&isNumber);
    }
    if (!isNumber || !std::isfinite(number) || number < range.least || number > range.most) return false;
    return coerce || !range.whole || number == std::trunc(number);
}

/// A date as `strict_date_optional_time` has it.
bool isDate(const QString& text) {
    static const QRegularExpression form(QStringLiteral(
        R"(^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:([01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch()) return false;
    const auto part = [&](int at) { return match.captured(at).isEmpty() ? 1 : match.captured(at).toInt(); };
    return QDate::isValid(part(1) == 1 ? 2000 : part(1), part(2), part(3));
}

bool takesDate(const QJsonValue& value, const QJsonObject& property) {
    static const QRegularExpression whole(QStringLiteral(R"(^-?\d+(?:\.\d+)?$)"));
    if (!value.isString() && !value.isDouble()) return false;
    auto format = member(property, "format");
    if (format.isEmpty()) format = QStringLiteral("strict_date_optional_time||epoch_millis");
    const auto text = value.isString() ? value.toString() : textOf(value);
    for (const auto& each : format.split(QStringLiteral("||"))) {
        if (each.startsWith(u"strict_date_optional_time")) {
            if (isDate(text)) return true;
        } else if (each.startsWith(u"epoch_")) {
            if (whole.match(text).hasMatch()) return true;
        } else {
            return true;  // a form of its own, which only the server reads
        }
    }
    return false;
}

bool takesAddress(const QJsonValue& value) {
    QHostAddress address;
    const auto text = value.toString();
    return address.setAddress(text) && (text.contains(u':') || text.count(u'.') == 3);
}

bool said(const QJsonObject& property, const char* name, bool otherwise) {
    const auto own = member(property, name);
    return own.isEmpty() ? otherwise : own == u"true";
}

/// What the field holds there, if it does not take the value; null: it does. No array, no null.
const char* refusedAs(const QJsonValue& value, const QString& type, const QJsonObject& property,
                      const FieldDefaults& defaults) {
    const auto name = type.toStdString();
    if (type == u"date" || type == u"date_nanos") return takesDate(value, property) ? nullptr : "a date";
    if (type == u"ip") return takesAddress(value) ? nullptr : "an IP address";
    if (type == u"boolean") {
        const auto text = value.toString();
        const bool fits =
            value.isBool() || (value.isString() && (text.isEmpty() || text == u"true" || text == u"false"));
        return fits ? nullptr : "true or false";
    }
    const auto range = std::ranges::find(ranges, std::string_view(name), &Range::type);
    if (range != ranges.end() && !takesNumber(*range, value, said(property, "coerce", defaults.coerces)))
        return range->name;
    return nullptr;
}

bool isText(const QString& type) {
    static const QStringList types = {"keyword",           "text", "wildcard", "match_only_text", "constant_keyword",
                                      "search_as_you_type"};
    return types.contains(type);
}

class Judge {
public:
    explicit Judge(const FieldDefaults& defaults) : m_defaults(defaults) {}

    std::string take() { return fmt::format("{}", fmt::join(m_found, "; ")); }

    void object(const QJsonObject& object, const QJsonObject& mappings, const QString& path, bool strict) {
        const auto own = member(mappings, "dynamic");
        if (!own.isEmpty()) strict = own == u"strict";
        const auto properties = mappings.value(QStringLiteral("properties")).toObject();
        for (auto field = object.begin(); field != object.end(); ++field) {
            const auto name = path + field.key();
            // A dotted name is a path there, which may go anywhere.
            if (field.key().contains(u'.')) continue;
            if (properties.contains(field.key()))
                value(field.value(), properties.value(field.key()).toObject(), name, strict);
            else if (strict)
                m_found.push_back(fmt::format("{} is not there, and the index takes no new field", name.toStdString()));
        }
    }

private:
    void value(const QJsonValue& value, const QJsonObject& property, const QString& name, bool strict) {
        if (value.isNull() || member(property, "enabled") == u"false") return;
        auto type = member(property, "type");
        const bool nests = type.isEmpty() || type == u"object" || type == u"nested";
        if (value.isArray() && (nests || isText(type) || refusable(type))) {
            for (const auto& each : value.toArray()) this->value(each, property, name, strict);
            return;
        }
        if (nests) {
            if (value.isObject()) return object(value.toObject(), property, name + u'.', strict);
            return refuse(name, value, "an object");
        }
        if (type == u"flattened" && !value.isObject()) return refuse(name, value, "an object");
        // An object is no malformed value that could be ignored.
        if (value.isObject()) {
            if (isText(type)) return refuse(name, value, "text");
            if (refusable(type)) refuse(name, value, refusedAs(value, type, property, m_defaults));
            return;
        }
        if (said(property, "ignore_malformed", m_defaults.ignoresMalformed)) return;
        if (const auto* holds = refusedAs(value, type, property, m_defaults)) refuse(name, value, holds);
    }

    static bool refusable(const QString& type) {
        const auto name = type.toStdString();
        return type == u"date" || type == u"date_nanos" || type == u"ip" || type == u"boolean" ||
               std::ranges::find(ranges, std::string_view(name), &Range::type) != ranges.end();
    }

    void refuse(const QString& name, const QJsonValue& value, std::string_view holds) {
        auto text = textOf(value);
        if (text.size() > longestShown) text = text.left(longestShown) + u'…';
        m_found.push_back(
            fmt::format("{} holds {} there, and {} is none", name.toStdString(), holds, text.toStdString()));
    }

    const FieldDefaults& m_defaults;
    std::vector<std::string> m_found;
};

}  // namespace

FieldDefaults fieldDefaultsOf(const std::string& settingsBody) {
    const auto indices = QJsonDocument::fromJson(QByteArray::fromStdString(settingsBody)).object();
    if (indices.isEmpty()) return {};
    const auto settings = indices.begin().value().toObject().value(QStringLiteral("settings")).toObject();
    return {said(settings, "index.mapping.coerce", true), said(settings, "index.mapping.ignore_malformed", false)};
}

std::string misfitOf(const QJsonObject& document, const QJsonObject& mappings, const FieldDefaults& defaults) {
    Judge judge(defaults);
    judge.object(document, mappings, {}, false);
    return judge.take();
}

}  // namespace sluice::sinks::elasticsearch
