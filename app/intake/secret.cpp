// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/secret.h"

namespace tally {

bool sameSecret(std::string_view given, std::string_view secret)
{
    volatile unsigned char differs = given.size() == secret.size() ? 0 : 1;
    for (std::size_t i = 0; i < given.size(); ++i)
        differs = static_cast<unsigned char>(differs | (given[i] ^ (secret.empty() ? 0 : secret[i % secret.size()])));
    return differs == 0;
}

}  // namespace tally
