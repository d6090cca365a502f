// SPDX-License-Identifier: GPL-3.0-or-later
// The options by which every program is told how a log is to be read.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/event/read_options.h"

namespace tally {

struct ReadOption {
    const char* name;       // "--map"
    const char* argument;   // what help calls its value; null = a flag, without one
    const char* help;
    // Makes `read` what the text says; a flag's is empty. Errors: Usage, and Unreadable for a profile's file.
    Result<void> (*set)(const std::string& text, ReadOptions* read);
    // The text that set() makes the same of ("1" for a flag); empty where the option need not be said.
    std::string (*said)(const ReadOptions& read);
    bool repeats = false;   // may be given more than once: the texts are joined by commas
};

// In the order they are to be set in: what is said comes before what the profile says.
std::span<const ReadOption> readOptionTable();

// Options as words of a command line ("--map", "item=id", "--no-time"), and back. Errors: Usage, Unreadable.
std::vector<std::string> wordsOf(const ReadOptions& read);
Result<ReadOptions> readOptionsOf(std::span<const std::string> words);

// What only all of them together tell. Errors: Usage.
Result<ReadOptions> checked(ReadOptions read);

}  // namespace tally
