// SPDX-License-Identifier: GPL-3.0-or-later
// ProfilePatterns: which profile was used for files of which name, so that the next one is opened alike. A TOML file:
//
//   [files]
//   "access*.log*" = "web"           * is any text, ? one character; of the file's name without its folder
//
// Only the window reads it: what a command line answers does not hang on what was opened before. Thread safety: none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tally {

class ProfilePatterns final {
public:
    static constexpr std::size_t kMost = 500;        // the oldest are forgotten

    struct Entry {
        std::string pattern, profile;
        bool operator==(const Entry&) const = default;
    };

    // What is wrong with a part of the text is left out; *problems says where. Any bytes may come.
    static ProfilePatterns parse(const std::string& text, std::vector<Error>* problems);
    // No file is no patterns; one that cannot be read as a whole is a problem and none.
    static ProfilePatterns read(const std::string& path, std::vector<Error>* problems);
    Result<void> write(const std::string& path) const;
    std::string text() const;

    // The entry with the most letters that matches; null: none. Valid until the next change.
    const Entry* find(std::string_view fileName) const;
    void set(const std::string& pattern, const std::string& profile);
    void forget(std::string_view pattern);
    void forgetProfile(std::string_view profile);
    const std::vector<Entry>& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;                     // oldest first
};

// profile-files.toml beside the folder of profiles; empty where that is unknown.
std::string userPatternFile();
// clicks-2026-11-24.csv → clicks-*.csv, access_01.log.3.gz → access*.log*
std::string patternFor(std::string_view fileName);
bool matchesPattern(std::string_view pattern, std::string_view fileName);

}  // namespace tally
