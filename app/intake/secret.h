// SPDX-License-Identifier: GPL-3.0-or-later
// The token that senders bring. It is compared and never shown: no message holds it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

// Takes as long wherever the two differ; how long `given` is may show.
bool sameSecret(std::string_view given, std::string_view secret);

struct TokenFile {
    std::string token;
    std::string warning;   // others can read the file; else empty
};

// The first line of a file, 16 to 512 visible characters. Errors: Unreadable, Usage.
Result<TokenFile> readTokenFile(const std::string& path);

}  // namespace tally
