// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/intake/credential_files.h"

namespace tally {

// What HttpServer takes: the token, and certificate and key as PEM texts.
struct HttpSecrets {
    std::string token, certificate, key;
};

// `warnings`: what is unsafe about the files, a sentence each, never what is in them. Errors: Unreadable and those of readTokenFile().
Result<HttpSecrets> readHttpSecrets(const CredentialFiles& files, std::vector<std::string>* warnings);

}  // namespace tally
