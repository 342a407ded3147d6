#pragma once
#include "backend/core/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace sluice::config {

/// Turns what the file says (`env:NAME`, `file:PATH`, `keyring`, `plain:TEXT`) into the secret, when it is needed.
/// Lives on: any thread; the keyring may block.
class Secrets {
public:
    /// `keyring` looks a name up in the system's keyring; none where there is no keyring.
    using Keyring = std::function<Result<std::string>(const std::string& name)>;
    explicit Secrets(Keyring keyring = {}) : m_keyring(std::move(keyring)) {}

    /// `spec` as in the file; `owner` names it in the keyring and in errors: `connection.orders-db`; `what` is
    /// the errors' word for the secret. Empty spec: no password.
    Result<std::string> resolve(std::string_view spec, const std::string& owner,
                                std::string_view what = "password") const;

private:
    Keyring m_keyring;
};

/// Whether the file may say this; the sentence otherwise.
Result<> checkSecretSpec(std::string_view spec, const std::string& owner);

}  // namespace sluice::config
