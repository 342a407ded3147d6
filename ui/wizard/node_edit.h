#pragma once
#include "backend/config/node.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <QString>
#include <QStringList>

namespace sluice::ui::wizard {

/// Reading and writing members of a table by their path, `{"sink", "topic"}`. Pure.
using Path = std::initializer_list<std::string_view>;

/// Null: not there.
const config::Node* memberAt(const config::Node& table, Path path);
/// Makes the tables on the way.
void setMember(config::Node& table, Path path, config::Node value);
/// Tables that become empty on the way go, too.
void dropMember(config::Node& table, Path path);
/// Without a value it drops the member.
void setTexts(config::Node& table, Path path, const std::vector<std::string>& texts);

config::Node textNode(std::string_view text);
config::Node flagNode(bool flag);
config::Node numberNode(std::int64_t number);
config::Node listNode(const std::vector<std::string>& texts);
/// Empty where it is no text.
std::string textAt(const config::Node& table, Path path);
std::vector<std::string> textsAt(const config::Node& table, Path path);

inline QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace sluice::ui::wizard
