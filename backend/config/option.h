#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sluice::config {

/// What a change of an option does to a running job.
enum class Effect : std::uint8_t { Live, Restart, Snapshot, Fixed };

/// One option as screens, the manual and `sluice describe` show it. Made by Schema, from the one place that says it.
struct Option {
    std::string key;
    std::string type;  ///< "text", "number", "true or false", "list of text", "duration", "size", "rate", "choice"
    std::string defaultText;  ///< as TOML; empty: required or none
    std::string meaning;      ///< one sentence
    std::vector<std::string> choices;
    bool required = false;
    bool secret = false;
    bool advanced = false;  ///< folded away under *More*
    Effect effect = Effect::Restart;
};
using OptionList = std::vector<Option>;

}  // namespace sluice::config
