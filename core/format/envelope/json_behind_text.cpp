// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/envelope/json_behind_text.h"

#include <algorithm>

namespace tally {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view stampIn(std::string_view before)
{
    for (const std::string_view word : {"CreateTime:", "LogAppendTime:"}) {  // as Kafka's own console consumer prints it
        if (before.starts_with(word)) before.remove_prefix(word.size());
    }
    const std::size_t first = std::min(before.find_first_of(kBlanks), before.size());
    const bool date = before.substr(0, first).find(':') == std::string_view::npos && before.find_first_of("-/.") < first;
    if (!date || first == before.size()) return before.substr(0, first);
    return before.substr(0, std::min(before.find_first_of(kBlanks, first + 1), before.size()));  // the clock stands apart
}

}  // namespace

bool appendJsonBehindText(std::string_view line, std::string* out, std::string_view* stamp)
{
    while (!line.empty() && kBlanks.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
    const std::size_t start = line.find('{');
    if (start == 0 || start == std::string_view::npos || line.back() != '}') return false;
    *out += line.substr(start);
    *stamp = stampIn(line.substr(0, line.find_last_not_of(kBlanks, start - 1) + 1));
    return true;
}

}  // namespace tally
