#pragma once
#include "backend/config/node.h"
#include "backend/core/result.h"

#include <string>
#include <string_view>

namespace sluice::config {

/// Edits the text of a workspace file by source span: what an edit does not name stays byte for byte, comments too.
/// Errors are Halt with file and line: the text is no TOML, or the name is not there. Pure; any thread.

/// Makes `[section.name]` (section: `job` or `connection`) say what `table` says: a member whose value differs is
/// rewritten where it stands, a new one is added behind the last, one that `table` lacks is removed. A section that is
/// not there yet is appended at the end, one blank line before it.
Result<std::string> withSection(std::string_view text, std::string_view section, std::string_view name,
                                const Node& table, const std::string& file);
/// Removes `[section.name]` with everything under it and the comment right above it.
Result<std::string> withoutSection(std::string_view text, std::string_view section, std::string_view name,
                                   const std::string& file);
/// The lines that say `[section.name]`, as they stand; empty: not there.
Result<std::string> sectionText(std::string_view text, std::string_view section, std::string_view name,
                                const std::string& file);
/// `table` as a new `[section.name]`, as withSection() would append it.
std::string sectionToml(std::string_view section, std::string_view name, const Node& table);

}  // namespace sluice::config
