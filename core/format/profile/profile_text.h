// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/format/profile/profile.h"

namespace tally {

// The TOML that parseProfile() reads as this profile again. Comments of an earlier text are not kept.
std::string profileText(const Profile& profile);
// "…", with what TOML wants escaped.
std::string tomlQuoted(std::string_view text);

}  // namespace tally
