// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/profile/profile_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include <fmt/format.h>

#include "core/format/profile/profile_text.h"
#include "core/format/profile/shipped_profiles.h"

namespace tally {

bool fitsAsProfileName(std::string_view name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return !name.empty() && name.size() <= 64 && name.front() != '.' && !name.ends_with(".toml") && std::all_of(name.begin(), name.end(), fits);
}

bool isShippedProfile(std::string_view name)
{
    const auto shipped = shippedProfiles();
    return std::any_of(shipped.begin(), shipped.end(), [&](const ShippedProfile& known) { return known.name == name; });
}

Result<void> writeProfileFile(const std::string& path, const std::string& text)
{
    std::error_code error;
    const std::filesystem::path target(path);
    std::filesystem::create_directories(target.parent_path(), error);
    if (error) return fail(ErrorCode::Unreadable, fmt::format("the folder cannot be made: {}", error.message()), target.parent_path().string());
    const std::string beside = fmt::format("{}.{:08x}.new", path, std::random_device{}());   // two programs do not write one file
    {
        std::ofstream file(beside, std::ios::binary | std::ios::trunc);
        file << text;
        file.close();
        if (!file) {
            std::filesystem::remove(beside, error);
            return fail(ErrorCode::Unreadable, "cannot be written", path);
        }
    }
    std::filesystem::rename(beside, target, error);
    if (!error) return {};
    const std::string why = error.message();
    std::filesystem::remove(beside, error);
    return fail(ErrorCode::Unreadable, fmt::format("cannot be written: {}", why), path);
}

Result<void> saveProfile(const std::string& folder, const Profile& profile)
{
    if (!fitsAsProfileName(profile.name))
        return fail(ErrorCode::Usage, fmt::format("“{}” is no name for a profile: letters, digits, - and _", profile.name), "--profile");
    if (folder.empty()) return fail(ErrorCode::Unreadable, "there is no folder for profiles: neither HOME nor XDG_CONFIG_HOME is set");
    const std::string text = profileText(profile);
    if (const auto again = parseProfile(profile.name, text); !again) return tl::unexpected<Error>(again.error());
    return writeProfileFile((std::filesystem::path(folder) / (profile.name + ".toml")).string(), text);
}

Result<void> removeProfile(const std::string& folder, const std::string& name)
{
    if (folder.empty() || !fitsAsProfileName(name)) return {};
    const std::filesystem::path path = std::filesystem::path(folder) / (name + ".toml");
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error) return fail(ErrorCode::Unreadable, fmt::format("cannot be deleted: {}", error.message()), path.string());
    return {};
}

}  // namespace tally
