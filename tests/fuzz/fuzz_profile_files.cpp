// SPDX-License-Identifier: GPL-3.0-or-later
// profile-files.toml: any bytes are read, with what is wrong with them said; what is written is read as the same. The first
// line is also a file's name: the pattern that is made for it matches it.
#include <vector>

#include "core/format/profile/profile_patterns.h"
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    using fuzz::require;
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::vector<Error> problems;
    const ProfilePatterns read = ProfilePatterns::parse(text, &problems);
    require(read.entries().size() <= ProfilePatterns::kMost, "no more are kept than said");
    for (const Error& problem : problems) require(!problem.what.empty(), "a problem is said");
    std::vector<Error> none;
    const ProfilePatterns again = ProfilePatterns::parse(read.text(), &none);
    require(none.empty(), "what is written is in order");
    require(again.entries() == read.entries(), "and is the same when it is read");
    const std::string name = text.substr(0, std::min(text.find('\n'), std::size_t{255}));
    if (!name.empty()) require(matchesPattern(patternFor(name), name), "a pattern that is made for a name matches it");
    const ProfilePatterns::Entry* found = read.find(name);
    require(found == nullptr || matchesPattern(found->pattern, name), "what is found matches");
    return 0;
}
