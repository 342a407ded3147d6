#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sluice::config {

/// What a change of an option does to a running job.
enum class Effect : std::uint8_t {
    Live,      ///< from the next batch on
    Restart,   ///< from its checkpoint
    Snapshot,  ///< the same; rows already written keep their old form or place unless they are copied anew
    NewStart,  ///< its checkpoint means nothing any more
    Fixed,     ///< cannot be changed
};

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
