// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/profile/find_profile.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "core/format/field_names.h"
#include "core/format/profile/shipped_profiles.h"

namespace tally {
namespace {

constexpr std::uintmax_t kMostProfileBytes = 1 << 20;

Result<Profile> readFile(const std::string& name, const std::filesystem::path& path)
{
    std::error_code error;
    if (const auto size = std::filesystem::file_size(path, error); error || size > kMostProfileBytes) {
        return fail(ErrorCode::Unreadable, error ? error.message() : "is too large for a profile", path.string());
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::Unreadable, "cannot be read", path.string());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto profile = parseProfile(name, text);
    if (!profile) {
        Error told = profile.error();
        told.where = path.string();
        return tl::unexpected<Error>(told);
    }
    profile->origin = path.string();
    return profile;
}

// The shipped ones are tested to be readable.
Profile shipped(const ShippedProfile& found)
{
    auto profile = parseProfile(std::string(found.name), std::string(found.text));
    if (!profile) return {};
    profile->origin = "shipped";
    return std::move(*profile);
}

}  // namespace

std::string userProfileFolder()
{
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && config[0] == '/') return std::string(config) + "/tallyscope/profiles";
    const char* home = std::getenv("HOME");
    return home != nullptr && home[0] == '/' ? std::string(home) + "/.config/tallyscope/profiles" : std::string();
}

Result<Profile> findProfile(const std::string& nameOrFile, const std::string& userFolder)
{
    if (nameOrFile.find('/') != std::string::npos || nameOrFile.ends_with(".toml")) {
        return readFile(std::filesystem::path(nameOrFile).stem().string(), nameOrFile);
    }
    const std::filesystem::path own = std::filesystem::path(userFolder) / (nameOrFile + ".toml");
    std::error_code error;
    if (!userFolder.empty() && !nameOrFile.empty() && std::filesystem::exists(own, error)) return readFile(nameOrFile, own);
    for (const ShippedProfile& known : shippedProfiles()) {
        if (known.name == nameOrFile) return shipped(known);
    }
    std::vector<Error> problems;
    std::vector<std::string> names;
    for (const Profile& profile : allProfiles(userFolder, &problems)) names.push_back(profile.name);
    return fail(ErrorCode::Usage, fmt::format("There is no profile “{}”; there are {}.", nameOrFile, listed(names)), "--profile");
}

std::vector<Profile> allProfiles(const std::string& userFolder, std::vector<Error>* problems)
{
    std::vector<Profile> profiles;
    std::error_code error;
    if (!userFolder.empty()) {
        for (const auto& entry : std::filesystem::directory_iterator(userFolder, error)) {
            if (entry.path().extension() != ".toml") continue;
            auto profile = readFile(entry.path().stem().string(), entry.path());
            if (profile) profiles.push_back(std::move(*profile));
            else problems->push_back(profile.error());
        }
    }
    const auto byName = [](const Profile& a, const Profile& b) { return a.name < b.name; };
    std::sort(profiles.begin(), profiles.end(), byName);
    for (const ShippedProfile& known : shippedProfiles()) {
        const bool hidden = std::any_of(profiles.begin(), profiles.end(), [&](const Profile& p) { return p.name == known.name; });
        if (!hidden) profiles.push_back(shipped(known));
    }
    return profiles;
}

}  // namespace tally
