// SPDX-License-Identifier: GPL-3.0-or-later
// The token that senders bring (core/base/token_file.h). It is compared and never shown: no message holds it.
#pragma once

#include <string_view>

namespace tally {

// Takes as long wherever the two differ; how long `given` is may show.
bool sameSecret(std::string_view given, std::string_view secret);

}  // namespace tally
