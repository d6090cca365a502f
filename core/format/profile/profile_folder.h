// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles of one's own on the disk. Files are written whole, beside the old one, and renamed.
#pragma once

#include <string>
#include <string_view>

#include "core/format/profile/profile.h"

namespace tally {

// A name by which --profile finds a file of the folder: 1 to 64 letters, digits, '-', '_' or '.', not first a dot, not ending in .toml.
bool fitsAsProfileName(std::string_view name);
bool isShippedProfile(std::string_view name);

// FOLDER/NAME.toml. The folder is made. Errors: Usage (a name that does not fit, a profile that could not be read again),
// Unreadable (the file cannot be written).
Result<void> saveProfile(const std::string& folder, const Profile& profile);
// Only the user's file; a shipped profile of that name shows again. Errors: Unreadable.
Result<void> removeProfile(const std::string& folder, const std::string& name);

// Errors: Unreadable.
Result<void> writeProfileFile(const std::string& path, const std::string& text);

}  // namespace tally
