#pragma once
#include "backend/config/workspace.h"

#include <compare>
#include <set>
#include <string>

namespace sluice::watch {

/// What a job reads with a group, on one Kafka connection: an entry of its `topics`.
struct GroupTopic {
    std::string connection;
    std::string topic;  ///< a name, a pattern, or what a `!` takes away from the other entries of the group
    std::string group;
    friend auto operator<=>(const GroupTopic&, const GroupTopic&) = default;
};

/// A topic or an index on one connection. `*` in the name stands for any characters.
struct NamedObject {
    std::string connection;
    std::string name;
    friend auto operator<=>(const NamedObject&, const NamedObject&) = default;
};

/// What the jobs of a workspace have to do with, so that the figures are about them and nothing else.
struct SamplerInterest {
    std::set<NamedObject> topics;   ///< that jobs write
    std::set<GroupTopic> consumed;  ///< that jobs read
    std::set<NamedObject> indices;  ///< that jobs write
    friend bool operator==(const SamplerInterest&, const SamplerInterest&) = default;
};

/// What the file alone says. Names that depend on rows not yet seen become patterns, or are left out where the pattern
/// would be everything; the engine adds the exact ones when it knows them.
SamplerInterest interestOf(const config::Workspace& workspace);

}  // namespace sluice::watch
