// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for single bytes in [p, end), as the parts of CSV need them. Nothing beyond `end` is read.
#pragma once

#include <cstddef>
#include <cstring>

namespace tally {

// Where `c` stands first; end = nowhere.
inline const char* findByte(const char* p, const char* end, char c)
{
    if (p >= end) return end;
    const auto* at = static_cast<const char*>(std::memchr(p, c, static_cast<std::size_t>(end - p)));
    return at == nullptr ? end : at;
}

// The quote that closes a field, from behind the one that opens it; end = there is none.
inline const char* closingQuote(const char* p, const char* end)
{
    for (;;) {
        const char* quote = findByte(p, end, '"');
        if (quote == end || quote + 1 == end || quote[1] != '"') return quote;
        p = quote + 2;
    }
}

}  // namespace tally
