// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json_array/element_framing.h"

#include <bitset>
#include <cstring>

#include "core/base/limits.h"

namespace tally {
namespace {

constexpr std::ptrdiff_t kLimit = static_cast<std::ptrdiff_t>(limits::kLine);
constexpr std::ptrdiff_t kPatience = static_cast<std::ptrdiff_t>(kElementPatience);

constexpr bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

const char* skipBlanks(const char* p, const char* end)
{
    while (p != end && isBlank(*p)) ++p;
    return p;
}

const char* skipBetweenObjects(const char* p, const char* end)
{
    while (p != end && (isBlank(*p) || *p == ',' || *p == kRecordSeparator)) ++p;
    return p;
}

// From behind the opening quote to behind the closing one; nullptr where the string breaks off: at a line end (*broken), or
// because the bytes end.
const char* skipString(const char* p, const char* end, bool* broken)
{
    for (; p != end && *p != '\n' && *p != '\r'; ++p) {
        if (*p == '"') return p + 1;
        if (*p == '\\' && ++p == end) return nullptr;
    }
    *broken = p != end;
    return nullptr;
}

// The brackets that are open, as bits: 1 = an object's.
class OpenBrackets {
public:
    bool none() const { return depth_ == 0; }
    bool insideObject() const { return depth_ > 0 && bits_[depth_ - 1]; }
    bool open(char c)
    {
        if (depth_ == kMost) return false;
        bits_[depth_++] = c == '{';
        return true;
    }
    bool close(char c) { return depth_ > 0 && bits_[--depth_] == (c == '}'); }

private:
    static constexpr std::size_t kMost = 4096;
    std::bitset<kMost> bits_;
    std::size_t depth_ = 0;
};

// The comma or bracket that ends the element, or what is behind an object that ends by itself; nullptr where there is none in
// [p, end), or *broken: what is there cannot be JSON (a string that breaks off, brackets that do not match, an object where a
// key must be), so that there never will be. *whole: what is there is one element, and only what ends it is missing.
const char* findTerminator(const char* p, const char* end, bool ofItself, bool* broken, bool* whole)
{
    OpenBrackets open;
    bool behindComma = false;
    const auto fail = [broken] {
        *broken = true;
        return nullptr;
    };
    if (ofItself && *p != '{') return fail();
    while (p != end) {
        const char c = *p;
        if (c == '"') {
            p = skipString(p + 1, end, broken);
            if (p == nullptr) return nullptr;
            behindComma = false;
            continue;
        }
        if (open.none() && (c == ',' || c == ']')) return p;
        if (c == '{' || c == '[') {
            if ((behindComma && open.insideObject()) || !open.open(c)) return fail();
        } else if (c == '}' || c == ']') {
            if (!open.none() && !open.close(c)) return fail();
            if (ofItself && open.none()) return p + 1;
        }
        if (!isBlank(c)) behindComma = c == ',';
        ++p;
    }
    *whole = open.none();
    return nullptr;
}

// The end of the first line that is followed by one which begins an object; nullptr where there is none.
const char* findNextObject(const char* p, const char* end)
{
    for (; p != end; ++p) {
        p = static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
        if (p == nullptr || p + 1 == end) return nullptr;
        if (p[1] == '{' || p[1] == kRecordSeparator) return p;
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
    return {kind, start, contentEnd, next, false};
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

std::size_t jsonPreamble(std::string_view head, JsonLayout layout)
{
    switch (layout) {
    case JsonLayout::ArrayInObject: return memberPreamble(head);
    case JsonLayout::Objects: return head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    case JsonLayout::Array: break;
    }
    return arrayPreamble(head);
}

const char* skipJsonBlanks(const char* p, const char* end) { return skipBlanks(p, end); }

JsonElement frameElement(const char* start, const char* end, bool atEnd, JsonLayout layout)
{
    const bool ofItself = layout == JsonLayout::Objects;
    const char* const first = ofItself ? skipBetweenObjects(start, end) : skipBlanks(start, end);
    if (first == end) return atEnd ? element(JsonElement::Nothing, end, end, end) : JsonElement{};
    const bool over = end - first > kLimit;
    const bool given = end - first > kPatience;  // up: too far to look for its end
    const char* const limit = given ? first + kPatience + 1 : end;
    bool broken = false, whole = false;
    if (const char* at = findTerminator(first, limit, ofItself, &broken, &whole)) {
        if (ofItself) return element(at - first > kLimit ? JsonElement::TooLong : JsonElement::Whole, first, at, at);
        const bool nothing = at == first && *at == ']';
        JsonElement found = element(nothing ? JsonElement::Nothing : at - first > kLimit ? JsonElement::TooLong : JsonElement::Whole, first, at, at + 1);
        found.last = *at == ']';
        return found;
    }
    if (!broken && !given && !atEnd) return {};
    // The array is not closed: its last object is there all the same.
    if (whole && atEnd && !over && !ofItself && *first == '{') return element(JsonElement::Whole, first, end, end);
    const char* const near = over ? first + kLimit + 1 : end;
    if (const char* lineEnd = ofItself ? findNextObject(first, near) : nullptr) return element(JsonElement::Malformed, first, lineEnd, lineEnd + 1);
    if (const char* comma = ofItself ? nullptr : findRestart(first, near)) return element(JsonElement::Malformed, first, comma, comma + 1);
    if (over) return tooLong(first, end, atEnd);
    if (!atEnd) return {};
    // A batch is cut behind the comma of a "},{": that comma is no part of the element here either.
    JsonElement rest = element(JsonElement::Malformed, first, end, end);
    if (!ofItself && rest.contentEnd != first && rest.contentEnd[-1] == ',') rest = element(JsonElement::Malformed, first, rest.contentEnd - 1, end);
    return rest;
}

std::size_t arrayPreamble(std::string_view head)
{
    const char* const end = head.data() + head.size();
    const char* p = skipBlanks(head.data() + (head.starts_with("\xEF\xBB\xBF") ? 3 : 0), end);
    return p != end && *p == '[' ? static_cast<std::size_t>(p + 1 - head.data()) : 0;
}

std::size_t memberPreamble(std::string_view head)
{
    const char* const end = head.data() + head.size();
    const char* p = skipBlanks(head.data() + (head.starts_with("\xEF\xBB\xBF") ? 3 : 0), end);
    if (p == end || *p != '{') return 0;
    std::size_t arrays = 0;
    bool broken = false;
    for (++p; p != end;) {
        if (*p == '"') {
            p = skipString(p + 1, end, &broken);
            if (p == nullptr) return 0;
            continue;
        }
        if (*p == '[') {
            const char* const first = skipBlanks(p + 1, end);
            if (first != end && *first == '{' && arrays == 0) return static_cast<std::size_t>(p + 1 - head.data());
            ++arrays;
        }
        arrays -= *p == ']' && arrays > 0 ? 1 : 0;
        ++p;
    }
    return 0;
}

}  // namespace tally
