#pragma once
#include "backend/config/node.h"
#include "backend/config/option.h"

#include <QString>

namespace sluice::ui::forms {

/// `create_tables` → "Create tables", `on_ddl` → "On DDL": what stands before a field.
QString optionLabel(const config::Option& option);
/// What it does, as one sentence.
QString optionMeaning(const config::Option& option);
/// `at_least_once` → "at least once".
QString choiceWord(const QString& choice);

/// What an option is when the file does not say it; empty: nothing.
config::Node defaultOf(const config::Option& option);
/// What stands in an empty field: the default, or what the empty one means, with an example.
QString placeholder(const config::Option& option);

/// A value as it is typed: text without quotes, `8MiB`, `5s`, `40`. A list or a table is empty here.
QString typedText(const config::Node& node);
/// Typed text as a value of the option's type; empty: nothing was said. What cannot be read stays text, for the engine
/// to refuse.
config::Node typedNode(const config::Option& option, const QString& text);
/// Why the text is no value of that type, as one sentence; empty: it is one.
QString typedProblem(const config::Option& option, const QString& text);

}  // namespace sluice::ui::forms
