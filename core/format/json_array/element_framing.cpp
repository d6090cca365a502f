// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json_array/element_framing.h"

#include <cstring>

#include "core/base/limits.h"

namespace tally {
namespace {

constexpr std::ptrdiff_t kLimit = static_cast<std::ptrdiff_t>(limits::kLine);

constexpr bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

const char* skipBlanks(const char* p, const char* end)
{
    while (p != end && isBlank(*p)) ++p;
    return p;
}

// From behind the opening quote to behind the closing one; nullptr where the string breaks off.
const char* skipString(const char* p, const char* end)
{
    for (; p != end && *p != '\n' && *p != '\r'; ++p) {
        if (*p == '"') return p + 1;
        if (*p == '\\' && ++p == end) return nullptr;
    }
    return nullptr;
}

// The comma or bracket that ends the element; nullptr where there is none in [p, end).
const char* findTerminator(const char* p, const char* end)
{
    std::size_t depth = 0;
    while (p != end) {
        const char c = *p;
        if (c == '"') {
            p = skipString(p + 1, end);
            if (p == nullptr) return nullptr;
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']')) return p;
        if (c == '{' || c == '[') ++depth;
        else if ((c == '}' || c == ']') && depth > 0) --depth;
        ++p;
    }
    return nullptr;
}

// The comma of the first "},{"; nullptr where there is none.
const char* findRestart(const char* p, const char* end)
{
    while (p != end) {
        const auto* brace = static_cast<const char*>(std::memchr(p, '}', static_cast<std::size_t>(end - p)));
        if (brace == nullptr) return nullptr;
        const char* comma = skipBlanks(brace + 1, end);
        if (comma != end && *comma == ',') {
            const char* open = skipBlanks(comma + 1, end);
            if (open != end && *open == '{') return comma;
        }
        p = brace + 1;
    }
    return nullptr;
}

JsonElement element(JsonElement::Kind kind, const char* start, const char* contentEnd, const char* next)
{
    while (contentEnd != start && isBlank(contentEnd[-1])) --contentEnd;
    return {kind, start, contentEnd, next};
}

// Longer than the limit, and nowhere to start again: the record reaches to the next line end, as for any other log.
JsonElement tooLong(const char* start, const char* end, bool atEnd)
{
    const auto* lineEnd = static_cast<const char*>(std::memchr(start, '\n', static_cast<std::size_t>(end - start)));
    if (lineEnd != nullptr) return element(JsonElement::TooLong, start, lineEnd, lineEnd + 1);
    if (!atEnd) return {};
    return element(JsonElement::TooLong, start, end, end);
}

}  // namespace

const char* skipJsonBlanks(const char* p, const char* end) { return skipBlanks(p, end); }

JsonElement frameElement(const char* start, const char* end, bool atEnd)
{
    const char* const first = skipBlanks(start, end);
    if (first == end) return atEnd ? element(JsonElement::Nothing, end, end, end) : JsonElement{};
    const bool over = end - first > kLimit;
    const char* const limit = over ? first + kLimit + 1 : end;
    if (const char* at = findTerminator(first, limit)) {
        const bool nothing = at == first && *at == ']';
        return element(nothing ? JsonElement::Nothing : JsonElement::Whole, first, at, at + 1);
    }
    if (const char* comma = over || atEnd ? findRestart(first, limit) : nullptr) {
        return element(JsonElement::Malformed, first, comma, comma + 1);
    }
    if (over) return tooLong(first, end, atEnd);
    if (!atEnd) return {};
    return element(JsonElement::Malformed, first, end, end);
}

std::size_t arrayPreamble(std::string_view head)
{
    const char* const end = head.data() + head.size();
    const char* p = skipBlanks(head.data() + (head.starts_with("\xEF\xBB\xBF") ? 3 : 0), end);
    return p != end && *p == '[' ? static_cast<std::size_t>(p + 1 - head.data()) : 0;
}

}  // namespace tally
