#include "tests/support/truth/compare.h"

#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::test::truth {
namespace {

constexpr std::size_t mostSentences = 20;

bool isOneOf(const std::string& type, std::initializer_list<const char*> types) {
    return std::any_of(types.begin(), types.end(), [&](const char* t) { return type == t; });
}

bool isInteger(const std::string& type) {
    return isOneOf(type, {"tinyint", "smallint", "mediumint", "int", "bigint"});
}
bool isBytes(const std::string& type) {
    return isOneOf(type, {"binary", "varbinary"}) || type.ends_with("blob");
}

QJsonValue parsed(const std::string& json) {
    return QJsonDocument::fromJson('[' + QByteArray::fromStdString(json) + ']').array().at(0);
}

/// Without the zeros at the end of a fraction: `09:30:00.120` and `09:30:00.12` are one moment.
std::string withoutZeros(std::string text) {
    if (text.find('.') == text.npos) return text;
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::int64_t microsOf(const std::string& text) {
    const bool negative = text.starts_with('-');
    int hours = 0, minutes = 0;
    double seconds = 0;
    std::sscanf(text.c_str() + (negative ? 1 : 0), "%d:%d:%lf", &hours, &minutes, &seconds);
    const auto micros = (hours * 3600LL + minutes * 60LL) * 1'000'000 + std::llround(seconds * 1e6);
    return negative ? -micros : micros;
}

std::int64_t epochMicros(const std::string& dateTime) {
    const auto text = QString::fromStdString(dateTime);
    const auto whole = QDateTime::fromString(text.left(19), "yyyy-MM-dd HH:mm:ss");
    const QDateTime utc(whole.date(), whole.time(), Qt::UTC);
    const double fraction = text.size() > 20 ? ("0." + text.mid(20)).toDouble() : 0;
    return utc.toMSecsSinceEpoch() * 1000 + std::llround(fraction * 1e6);
}

/// Two's complement, big-endian, with `scale` digits behind the point.
std::string decimalText(const QByteArray& bytes, int scale) {
    std::vector<unsigned char> number(bytes.begin(), bytes.end());
    const bool negative = !number.empty() && (number[0] & 0x80);
    if (negative) {
        int carry = 1;
        for (auto digit = number.rbegin(); digit != number.rend(); ++digit) {
            const int sum = static_cast<unsigned char>(~*digit) + carry;
            *digit = static_cast<unsigned char>(sum);
            carry = sum >> 8;
        }
    }
    std::string digits;
    while (std::any_of(number.begin(), number.end(), [](unsigned char b) { return b != 0; })) {
        int rest = 0;
        for (auto& byte : number) {
            const int current = rest * 256 + byte;
            byte = static_cast<unsigned char>(current / 10);
            rest = current % 10;
        }
        digits.insert(digits.begin(), static_cast<char>('0' + rest));
    }
    while (static_cast<int>(digits.size()) <= scale) digits.insert(digits.begin(), '0');
    if (scale > 0) digits.insert(digits.end() - scale, '.');
    return (negative ? "-" : "") + digits;
}

bool isNumber(const std::string& text, const QJsonValue& value) {
    if (!value.isDouble()) return false;
    const auto number = QString::fromStdString(text);
    bool whole = false;
    const auto integer = number.toLongLong(&whole);
    return whole ? value.toInteger(integer + 1) == integer : value.toDouble() == number.toDouble();
}

bool isFloat(const std::string& text, const QJsonValue& value) {
    return value.isDouble() && static_cast<float>(value.toDouble()) == static_cast<float>(std::stod(text));
}

bool isBase64Of(const std::string& hex, const QJsonValue& value) {
    return QByteArray::fromBase64(value.toString().toLatin1()) == QByteArray::fromHex(QByteArray::fromStdString(hex));
}

std::string setText(const QJsonValue& value) {
    if (!value.isArray()) return value.toString().toStdString();
    QStringList labels;
    for (const auto& label : value.toArray()) labels += label.toString();
    return labels.join(',').toStdString();
}

std::string shown(const Sql::Cell& cell) {
    return cell ? '"' + cell->substr(0, 80) + '"' : "NULL";
}

std::string shown(const QJsonValue& value) {
    if (value.isUndefined()) return "nothing";
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).left(120).toStdString();
}

}  // namespace

bool isSameText(const Column& column, const Sql::Cell& left, const Sql::Cell& right) {
    if (left.has_value() != right.has_value()) return false;
    if (!left || *left == *right) return true;
    if (column.type == "json") return parsed(*left) == parsed(*right);
    if (column.type == "float" || column.type == "double") return std::stod(*left) == std::stod(*right);
    return false;
}

bool isFlatValue(const Column& column, const Sql::Cell& cell, const QJsonValue& value) {
    if (!cell) return value.isNull();
    const auto& type = column.type;
    if (isInteger(type) || type == "year") return isNumber(*cell, value);
    if (type == "float") return isFloat(*cell, value);
    if (type == "double") return value.isDouble() && value.toDouble() == std::stod(*cell);
    if (type == "bit")
        return column.fullType == "bit(1)" ? value.isBool() && value.toBool() == (*cell == "1")
                                           : isNumber(*cell, value);
    if (isBytes(type)) return isBase64Of(*cell, value);
    if (type == "json") return value == parsed(*cell);
    if (type == "set") return setText(value) == *cell;
    auto text = value.toString().toStdString();
    if (isOneOf(type, {"datetime", "timestamp"})) {
        if (type == "timestamp" && text.ends_with('Z')) text.pop_back();
        std::replace(text.begin(), text.end(), 'T', ' ');
        return withoutZeros(text) == withoutZeros(*cell);
    }
    if (type == "time") return withoutZeros(text) == withoutZeros(*cell);
    return value.isString() && text == *cell;
}

bool isDebeziumValue(const Column& column, const Sql::Cell& cell, const QJsonValue& value) {
    if (!cell) return value.isNull();
    const auto& type = column.type;
    if (type == "decimal")
        return decimalText(QByteArray::fromBase64(value.toString().toLatin1()), column.scale) == *cell;
    if (type == "date")
        return value.toInteger(INT64_MIN) ==
               QDate(1970, 1, 1).daysTo(QDate::fromString(QString::fromStdString(*cell), "yyyy-MM-dd"));
    if (type == "datetime") {
        const auto micros = epochMicros(*cell);
        return value.toInteger(INT64_MIN) == (column.fraction <= 3 ? micros / 1000 : micros);
    }
    if (type == "time") return value.toInteger(INT64_MIN) == microsOf(*cell);
    if (type == "json") return value.isString() && parsed(value.toString().toStdString()) == parsed(*cell);
    if (type == "bit" && column.fullType != "bit(1)") {
        auto bytes = QByteArray::fromBase64(value.toString().toLatin1());
        std::uint64_t number = 0;
        for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
            number = number << 8 | static_cast<unsigned char>(*byte);
        return std::to_string(number) == *cell;
    }
    return isFlatValue(column, cell, value);
}

std::vector<std::string> differences(const Table& source, const Table& sink) {
    std::vector<std::string> found;
    const auto add = [&](const std::string& sentence) {
        if (found.size() < mostSentences) found.push_back(source.name + ' ' + sentence);
    };
    for (const auto& [key, row] : source.rows) {
        const auto other = sink.rows.find(key);
        if (other == sink.rows.end()) {
            add(key + " is missing at the sink");
            continue;
        }
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!isSameText(source.columns[i], row[i], other->second[i]))
                add(key + ": " + source.columns[i].name + " is " + shown(row[i]) + " at the source, " +
                    shown(other->second[i]) + " at the sink");
    }
    for (const auto& [key, row] : sink.rows)
        if (!source.rows.contains(key)) add(key + " is at the sink only");
    return found;
}

std::vector<std::string> differences(
    const Table& source, const Documents& sink,
    const std::function<bool(const Column&, const Sql::Cell&, const QJsonValue&)>& isValue,
    const std::vector<std::string>& leaveOut) {
    std::vector<std::string> found;
    const auto add = [&](const std::string& sentence) {
        if (found.size() < mostSentences) found.push_back(source.name + ' ' + sentence);
    };
    for (const auto& [key, row] : source.rows) {
        const auto document = sink.find(key);
        if (document == sink.end()) {
            add(key + " is missing at the sink");
            continue;
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto& column = source.columns[i];
            if (std::find(leaveOut.begin(), leaveOut.end(), column.name) != leaveOut.end()) continue;
            const auto value = document->second[QString::fromStdString(column.name)];
            if (!isValue(column, row[i], value))
                add(key + ": " + column.name + " is " + shown(row[i]) + " at the source, " + shown(value) +
                    " at the sink");
        }
    }
    for (const auto& [key, document] : sink)
        if (!source.rows.contains(key)) add(key + " is at the sink only");
    return found;
}

}  // namespace sluice::test::truth
