// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tally {

struct CredentialFiles {
    std::string token, certificate, key;   // paths; empty = none
    // Differs when one of them has been written or replaced since.
    std::string stamp() const;
};

}  // namespace tally
