#pragma once
#include "backend/config/secret.h"

namespace sluice::app {

/// Looks passwords up in the system's keyring (service "sluice"); blocks up to 10 s. Empty where this build has none.
config::Secrets::Keyring systemKeyring();

}  // namespace sluice::app
