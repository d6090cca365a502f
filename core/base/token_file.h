// SPDX-License-Identifier: GPL-3.0-or-later
// The file of the token that senders bring and listeners ask for. No message holds what is in it.
#pragma once

#include <string>

#include "core/base/result.h"

namespace tally {

struct TokenFile {
    std::string token;
    std::string warning;   // others can read the file; else empty
};

// The first line of a file, 16 to 512 visible characters. Errors: Unreadable, Usage.
Result<TokenFile> readTokenFile(const std::string& path);

}  // namespace tally
