#pragma once
#include <string>

#include <QString>

namespace sluice::ui {

/// A sentence of the backend as it is read: names of options without the backticks that mark them in a log. What
/// quotes SQL is left as it is, so that it can be copied.
QString sentence(const std::string& text);

}  // namespace sluice::ui
