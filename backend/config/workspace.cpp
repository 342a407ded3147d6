#include "backend/config/workspace.h"

#include "backend/config/toml.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace sluice::config {
namespace {

Result<> checkName(const std::string& name, const std::string& file, const Node& node, std::string_view what) {
    if (isLegalName(name)) return {};
    return halt(fmt::format(
        "{}:{}: \"{}\" is no name for a {}. Use a small letter, then up to 40 small letters, digits or dashes.", file,
        node.line, name, what));
}

Result<> checkReferences(const Workspace& workspace) {
    for (const auto& job : workspace.jobs) {
        for (const auto* side : {"source", "sink"}) {
            const bool isSource = side[1] == 'o';
            const auto& name = isSource ? job.sourceConnection : job.sinkConnection;
            const auto* connection = workspace.connection(name);
            const Node& node = isSource ? job.source : job.sink;
            const auto place =
                Place{workspace.file, "job." + job.name + "." + side}.of(*node.find("connection"), "connection");
            if (!connection)
                return halt(fmt::format("{} names \"{}\", which is no connection of this file.", place, name));
            if (!isSource && connection->readOnly)
                return halt(
                    fmt::format("{}: {} is read-only. Choose another, or change it in Connections.", place, name));
        }
        const auto& source = *workspace.connection(job.sourceConnection);
        const auto place = job.sourcePlace();
        if (source.isMySqlProtocol() && job.sourceTables.patterns().empty())
            return halt(fmt::format("{} names no tables. Write tables = [\"database.*\"].", place.of(job.source, "")));
        if (source.kind == "kafka" && job.topics.empty())
            return halt(fmt::format("{} names no topics. Write topics = [\"NAME\"].", place.of(job.source, "")));
    }
    return {};
}

}  // namespace

bool isLegalName(std::string_view name) {
    if (name.empty() || name.size() > 41 || name[0] < 'a' || name[0] > 'z') return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

const Connection* Workspace::connection(std::string_view name) const {
    const auto found =
        std::find_if(connections.begin(), connections.end(), [&](const auto& c) { return c.name == name; });
    return found == connections.end() ? nullptr : &*found;
}

const JobConfig* Workspace::job(std::string_view name) const {
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const auto& j) { return j.name == name; });
    return found == jobs.end() ? nullptr : &*found;
}

Environment Workspace::environment() const {
    auto worst = Environment::Development;
    for (const auto& connection : connections) worst = std::max(worst, connection.environment);
    return worst;
}

Result<Workspace> loadWorkspace(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return halt(fmt::format("{} cannot be read. Check the path and its rights.", path));
    return parseWorkspace(std::string{std::istreambuf_iterator<char>(file), {}}, path);
}

Result<Workspace> parseWorkspace(std::string_view toml, const std::string& file) {
    auto root = parseToml(toml, file);
    if (!root) return forward(root);
    Workspace workspace;
    workspace.file = file;
    for (const auto& [section, node] : *root->table()) {
        if (section == "alert") {
            if (!node.list()) return halt(fmt::format("{}:{}: write [[alert]] for each rule.", file, node.line));
            workspace.alerts = *node.list();
            continue;
        }
        if (section != "workspace" && section != "connection" && section != "job")
            return halt(fmt::format("{}:{}: [{}] is not a section here. Known: workspace, connection, job, alert.",
                                    file, node.line, section));
        if (!node.table())
            return halt(fmt::format("{}:{}: {} must be a table, as [{}.NAME].", file, node.line, section, section));
        for (const auto& [name, entry] : *node.table()) {
            if (section == "workspace") {
                if (name != "name" || !entry.text())
                    return halt(fmt::format("{}:{}: workspace.{} is not an option here. Known: name (text).", file,
                                            entry.line, name));
                workspace.name = *entry.text();
                continue;
            }
            if (auto legal = checkName(name, file, entry, section); !legal) return forward(legal);
            if (section == "connection") {
                auto connection = parseConnection(name, entry, file);
                if (!connection) return forward(connection);
                workspace.connections.push_back(std::move(*connection));
            } else {
                auto job = parseJob(name, entry, file);
                if (!job) return forward(job);
                workspace.jobs.push_back(std::move(*job));
            }
        }
    }
    if (workspace.name.empty()) {
        const auto slash = file.find_last_of('/');
        const auto stem = slash == file.npos ? file : file.substr(slash + 1);
        workspace.name = stem.substr(0, stem.find('.'));
    }
    if (auto sound = checkReferences(workspace); !sound) return forward(sound);
    return workspace;
}

}  // namespace sluice::config
