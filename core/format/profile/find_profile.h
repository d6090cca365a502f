// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/format/profile/profile.h"

namespace tally {

// $XDG_CONFIG_HOME/tallyscope/profiles, or below ~/.config; empty where neither is known.
std::string userProfileFolder();

// A path (with a slash, or ending in .toml), a name in the user's folder, or a shipped name; in this order.
// Errors: Usage (no such profile, with those there are), Unreadable (a file that cannot be read).
Result<Profile> findProfile(const std::string& nameOrFile, const std::string& userFolder = userProfileFolder());

// The user's, which hide shipped ones of the same name, then the shipped ones. Files that are no profiles are left out;
// *problems says which and why.
std::vector<Profile> allProfiles(const std::string& userFolder, std::vector<Error>* problems);

}  // namespace tally
