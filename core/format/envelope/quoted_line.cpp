// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/envelope/quoted_line.h"

#include <cstddef>

namespace tally {

bool appendUnquoted(std::string_view line, std::string* out)
{
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    if (line.size() < 2 || line.front() != '"' || line.back() != '"') return false;
    const std::string_view content = line.substr(1, line.size() - 2);
    const std::size_t before = out->size();
    for (std::size_t i = 0; i < content.size(); ++i) {
        const char c = content[i];
        const char next = i + 1 < content.size() ? content[i + 1] : '\0';
        const bool pair = (c == '\\' && (next == '"' || next == '\\' || next == '/')) || (c == '"' && next == '"');
        if (c == '"' && !pair) {
            out->resize(before);
            return false;
        }
        out->push_back(pair ? next : c);
        i += pair ? 1 : 0;
    }
    return true;
}

}  // namespace tally
