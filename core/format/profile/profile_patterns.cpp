// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/profile/profile_patterns.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "core/format/profile/find_profile.h"
#include "core/format/profile/profile_folder.h"
#include "core/format/profile/profile_text.h"
#include "core/format/profile/toml.h"

namespace tally {
namespace {

constexpr std::uintmax_t kMostPatternBytes = 1 << 20;
constexpr std::size_t kLongestPattern = 255;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t letters(std::string_view pattern)
{
    return static_cast<std::size_t>(std::count_if(pattern.begin(), pattern.end(), [](char c) { return c != '*' && c != '?'; }));
}

}  // namespace

ProfilePatterns ProfilePatterns::parse(const std::string& text, std::vector<Error>* problems)
{
    ProfilePatterns made;
    const auto wrong = [&](const toml::node& node, std::string what) {
        problems->push_back({ErrorCode::Usage, fmt::format("line {}: {}", node.source().begin.line, std::move(what)), {}});
    };
    try {
        const toml::table root = toml::parse(text);
        std::vector<std::pair<toml::source_index, Entry>> found;   // in the order of the file: TOML itself has none
        for (const auto& [key, node] : root) {
            const toml::table* files = key.str() == "files" ? node.as_table() : nullptr;
            if (files == nullptr) {
                wrong(node, fmt::format("“{}” is not [files]", key.str()));
                continue;
            }
            for (const auto& [pattern, value] : *files) {
                const auto profile = value.value<std::string>();
                if (!value.is_string() || !fitsAsProfileName(*profile)) wrong(value, fmt::format("“{}” must be the name of a profile", pattern.str()));
                else if (pattern.str().empty() || pattern.str().size() > kLongestPattern) wrong(value, "a pattern has 1 to 255 bytes");
                else found.emplace_back(value.source().begin.line, Entry{std::string(pattern.str()), *profile});
            }
        }
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& one : found) made.set(one.second.pattern, one.second.profile);
    } catch (const toml::parse_error& error) {
        problems->push_back({ErrorCode::Usage, fmt::format("line {}: {}", error.source().begin.line, error.description()), {}});
    }
    return made;
}

ProfilePatterns ProfilePatterns::read(const std::string& path, std::vector<Error>* problems)
{
    std::error_code error;
    if (path.empty() || !std::filesystem::exists(path, error)) return {};
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || size > kMostPatternBytes || !file) {
        problems->push_back({ErrorCode::Unreadable, error ? error.message() : size > kMostPatternBytes ? "is too large" : "cannot be read", path});
        return {};
    }
    std::vector<Error> inside;
    ProfilePatterns made = parse(std::string{std::istreambuf_iterator<char>(file), {}}, &inside);
    for (Error& one : inside) {
        one.where = path;
        problems->push_back(std::move(one));
    }
    return made;
}

std::string ProfilePatterns::text() const
{
    std::string text = "[files]\n";
    for (const Entry& entry : entries_) text += fmt::format("{} = {}\n", tomlQuoted(entry.pattern), tomlQuoted(entry.profile));
    return text;
}

Result<void> ProfilePatterns::write(const std::string& path) const
{
    if (path.empty()) return fail(ErrorCode::Unreadable, "there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is set");
    return writeProfileFile(path, text());
}

const ProfilePatterns::Entry* ProfilePatterns::find(std::string_view fileName) const
{
    const Entry* best = nullptr;
    for (const Entry& entry : entries_) {
        if (!matchesPattern(entry.pattern, fileName)) continue;
        if (best == nullptr || letters(entry.pattern) >= letters(best->pattern)) best = &entry;   // of equals the newest
    }
    return best;
}

void ProfilePatterns::set(const std::string& pattern, const std::string& profile)
{
    forget(pattern);
    entries_.push_back({pattern, profile});
    if (entries_.size() > kMost) entries_.erase(entries_.begin());
}

void ProfilePatterns::forget(std::string_view pattern)
{
    std::erase_if(entries_, [&](const Entry& entry) { return entry.pattern == pattern; });
}

void ProfilePatterns::forgetProfile(std::string_view profile)
{
    std::erase_if(entries_, [&](const Entry& entry) { return entry.profile == profile; });
}

std::string userPatternFile()
{
    const std::string folder = userProfileFolder();
    return folder.empty() ? folder : (std::filesystem::path(folder).parent_path() / "profile-files.toml").string();
}

std::string patternFor(std::string_view fileName)
{
    std::string name(fileName);
    bool packed = false;
    for (const std::string_view ending : {".gz", ".zst", ".bz2", ".xz"}) {
        if (!name.ends_with(ending) || name.size() == ending.size()) continue;
        name.resize(name.size() - ending.size());
        packed = true;
    }
    const std::size_t digits = static_cast<std::size_t>(std::find_if(name.begin(), name.end(), isDigit) - name.begin());
    if (const std::size_t log = name.find(".log"); log != std::string::npos && log > 0) {
        std::string stem = name.substr(0, std::min(digits, log));                // access_01 → access
        while (!stem.empty() && (stem.back() == '-' || stem.back() == '_' || stem.back() == '.')) stem.pop_back();
        if (!stem.empty()) return stem + "*.log*";
    }
    std::string pattern;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!isDigit(name[i])) {
            pattern += name[i];
            continue;
        }
        // A date or number, with what parts its figures: one star.
        std::size_t end = i;
        while (end < name.size() && (isDigit(name[end]) || (end + 1 < name.size() && isDigit(name[end + 1]) && std::string_view("-_.:T").find(name[end]) != std::string_view::npos))) ++end;
        pattern += '*';
        i = end - 1;
    }
    if (packed && !pattern.ends_with('*')) pattern += '*';
    return pattern;
}

// Without recursion: after a mismatch the last star takes one byte more.
bool matchesPattern(std::string_view pattern, std::string_view fileName)
{
    std::size_t p = 0, f = 0, star = std::string_view::npos, taken = 0;
    while (f < fileName.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = f;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == fileName[f])) {
            ++p;
            ++f;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            f = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace tally
