// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_matches.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "core/format/usual_names.h"

namespace tally {
namespace {

bool isSmall(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0 || (c >= '0' && c <= '9'); }
bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string memberName(const std::string& name)
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return {};
    const std::size_t before = name.rfind('.', dot - 1);
    const std::size_t start = before == std::string::npos ? 0 : before + 1;
    return isUsualContainer(plainName(name.substr(start, dot - start))) ? plainName(name.substr(dot + 1)) : std::string();
}

std::vector<std::string> fieldsCalled(const FieldSample& sample, std::span<const std::string_view> wanted, bool members)
{
    std::vector<std::string> found, plain;
    for (const std::string& name : sample.names) plain.push_back(members ? memberName(name) : plainName(name));
    for (const std::string_view candidate : wanted) {
        for (std::size_t i = 0; i < plain.size(); ++i) {
            if (sample.names[i].empty() || plain[i] != candidate) continue;
            if (sample.fitting == 0 || !sample.values[i].empty()) found.push_back(sample.names[i]);
        }
    }
    return found;
}

std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isSmall(c) && !isCapital(c)) {
            begins = true;
            continue;
        }
        const bool after = i > 0 && isCapital(c) && isSmall(name[i - 1]);
        const bool before = i > 0 && isCapital(c) && isCapital(name[i - 1]) && i + 1 < name.size() && isSmall(name[i + 1]);
        if (begins || after || before) words.emplace_back();
        words.back().push_back(isCapital(c) ? static_cast<char>(c | 0x20) : c);
        begins = false;
    }
    return words;
}

std::string quoted(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) text += fmt::format("{}“{}”", i == 0 ? "" : ", ", names[i]);
    return text;
}

}  // namespace tally
