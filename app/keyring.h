#pragma once
#include "backend/config/secret.h"

#include <functional>
#include <string>

namespace sluice::app {

/// Looks passwords up in the system's keyring (service "sluice"); blocks up to 10 s. Empty where this build has none.
config::Secrets::Keyring systemKeyring();

/// Puts a password into the system's keyring under a name; blocks up to 10 s, not on the GUI thread. Halt says why it
/// could not and what to use instead; never holds the password.
using StorePassword = std::function<Result<>(const std::string& name, const std::string& password)>;
/// Empty where this build has no keyring, or where this session has no bus to reach one (root without a login).
StorePassword keyringStore();

}  // namespace sluice::app
