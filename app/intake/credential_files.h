// SPDX-License-Identifier: GPL-3.0-or-later
// The token, the certificate and its key, from their files, at the start and whenever they have changed.
#pragma once

#include <string>
#include <vector>

#include "app/intake/credential_paths.h"
#include "app/intake/tcp_listener.h"

namespace tally {

// What is in the files, once it has proved to work: the certificate and the key shake hands with themselves. `warnings`:
// what is unsafe about them, a sentence each, never what is in them. Needs a QCoreApplication; takes some milliseconds.
// Errors: Unreadable, Usage.
Result<Credentials> readCredentials(const CredentialFiles& files, std::vector<std::string>* warnings);

}  // namespace tally
