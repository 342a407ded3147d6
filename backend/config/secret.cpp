#include "backend/config/secret.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace sluice::config {

Result<> checkSecretSpec(std::string_view spec, const std::string& owner) {
    if (spec.empty() || spec == "keyring" || spec.starts_with("env:") || spec.starts_with("file:") ||
        spec.starts_with("plain:"))
        return {};
    return halt(
        fmt::format("The password of {} must be \"env:NAME\", \"file:PATH\", \"keyring\" or \"plain:TEXT\", not the "
                    "password itself.",
                    owner));
}

Result<std::string> Secrets::resolve(std::string_view spec, const std::string& owner, std::string_view what) const {
    if (spec.empty()) return std::string{};
    if (auto legal = checkSecretSpec(spec, owner); !legal) return forward(legal);
    if (spec.starts_with("plain:")) return std::string(spec.substr(6));
    if (spec.starts_with("env:")) {
        const std::string name(spec.substr(4));
        if (const char* value = std::getenv(name.c_str())) return std::string(value);
        return halt(
            fmt::format("The {} of {} is in the environment variable {}, which is not set. Set it and try again.", what,
                        owner, name));
    }
    if (spec.starts_with("file:")) {
        const std::string path(spec.substr(5));
        std::ifstream file(path, std::ios::binary);
        if (!file)
            return halt(fmt::format("The {} of {} is in {}, which cannot be read. Check the path and its rights.", what,
                                    owner, path));
        std::string text{std::istreambuf_iterator<char>(file), {}};
        while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
        return text;
    }
    if (!m_keyring)
        return halt(fmt::format("The {} of {} is in the keyring, but this session has none. Use env: or file: instead.",
                                what, owner));
    return m_keyring(owner);
}

}  // namespace sluice::config
