// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/utf8.h"

#include <algorithm>
#include <cstdint>

namespace tally {

namespace {

// Length of the well-formed sequence at the front, 0 where there is none (Unicode 15, table 3-7).
std::size_t sequenceAt(std::string_view s)
{
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned>(static_cast<unsigned char>(s[i])) : 0u; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return tail(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned low = first == 0xe0 ? 0xa0 : 0x80, high = first == 0xed ? 0x9f : 0xbf;
        return byte(1) >= low && byte(1) <= high && tail(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned low = first == 0xf0 ? 0x90 : 0x80, high = first == 0xf4 ? 0x8f : 0xbf;
        return byte(1) >= low && byte(1) <= high && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::string validUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    for (;;) {
        const auto run = static_cast<std::size_t>(std::find_if_not(bytes.begin(), bytes.end(), isAscii) - bytes.begin());
        out += bytes.substr(0, run);   // most texts are one run
        bytes.remove_prefix(run);
        if (bytes.empty()) return out;
        const std::size_t n = sequenceAt(bytes);
        if (n == 0) out += "\xef\xbf\xbd";
        else out += bytes.substr(0, n);
        bytes.remove_prefix(n == 0 ? 1 : n);
    }
}

std::size_t utf8Length(std::string_view text)
{
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1u : 0u;
    return n;
}

}  // namespace tally
