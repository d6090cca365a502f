// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/access/access_line.h"

#include <array>
#include <cstddef>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tally {
namespace {

constexpr bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

std::string_view between(const char* from, const char* to) { return {from, static_cast<std::size_t>(to - from)}; }

// The first a or b in [p, end), else end. Most fields are short: no call, one load of 16 bytes, some beyond the end.
inline const char* find(const char* p, const char* end, char a, char b)
{
#if defined(__SSE2__)
    const __m128i va = _mm_set1_epi8(a), vb = _mm_set1_epi8(b);
    for (; p < end; p += 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        const int hits = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, va), _mm_cmpeq_epi8(v, vb)));
        if (hits == 0) continue;
        const char* at = p + __builtin_ctz(static_cast<unsigned>(hits));
        return at < end ? at : end;
    }
    return end;
#else
    while (p < end && *p != a && *p != b) ++p;
    return p;
#endif
}
inline const char* find(const char* p, const char* end, char a) { return find(p, end, a, a); }

// The quote that closes a field whose content starts at p; end = it stays open.
const char* closingQuote(const char* p, const char* end)
{
    for (;;) {
        p = find(p, end, '"', '\\');
        if (p == end || *p == '"') return p;
        if (end - p < 2) return end;
        p += 2;
    }
}

// An item is followed by 16 readable bytes, this one too.
constexpr char kNoMethod[32] = "-";

// "request" status bytes, from the opening quote on.
bool parseRequest(const char* p, const char* end, AccessLine* out)
{
    if (p == end || *p != '"') return false;
    const char* request = p + 1;
    const char* closing = closingQuote(request, end);
    if (end - closing < 5) return false;  // `" - -` is the least; the loads below stay inside the line or its padding
    const char* status = closing + 2;
    const bool numeric = closing[1] == ' ' && isDigit(status[0]) && isDigit(status[1]) && isDigit(status[2]);
    const std::ptrdiff_t statusSize = numeric ? 3 : 1;
    if (!numeric && (closing[1] != ' ' || status[0] != '-')) return false;
    out->status = between(status, status + statusSize);
    const char* bytes = status + statusSize + 1;
    if (bytes >= end || bytes[-1] != ' ') return false;
    const char* bytesEnd = bytes;
    while (bytesEnd != end && isDigit(*bytesEnd)) ++bytesEnd;
    if (bytesEnd == bytes && *bytes == '-') ++bytesEnd;
    if (bytesEnd == bytes) return false;
    out->bytes = between(bytes, bytesEnd);
    out->rest = between(bytesEnd, end);

    const char* firstBlank = find(request, closing, ' ');
    out->method = {kNoMethod, 1};
    out->target = between(request, closing);
    if (firstBlank != closing) {
        out->method = between(request, firstBlank);
        out->target = between(firstBlank + 1, find(firstBlank + 1, closing, ' '));
    }
    const char* targetEnd = out->target.data() + out->target.size();
    out->path = between(out->target.data(), find(out->target.data(), targetEnd, '?'));
    return true;
}

// ` "content"` at the start of *rest; an open one reaches to the end.
std::string_view takeQuoted(std::string_view* rest)
{
    if (rest->size() < 2 || (*rest)[0] != ' ' || (*rest)[1] != '"') return {};
    const char* content = rest->data() + 2;
    const char* end = rest->data() + rest->size();
    const char* closing = closingQuote(content, end);
    *rest = between(closing == end ? end : closing + 1, end);
    return between(content, closing);
}

bool looksLikeAddress(std::string_view text)
{
    const bool v4 = text.find_first_not_of("0123456789.") == std::string_view::npos;
    return v4 || (text.find(':') != std::string_view::npos && text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos);
}

// With the virtual host in front ("%v %h %l %u"), all moves by one: the address stands where the identity should.
void takeVirtualHost(std::string_view ident, AccessLine* out)
{
    const std::size_t blank = out->user.find(' ');
    if (blank == std::string_view::npos || !looksLikeAddress(ident) || looksLikeAddress(out->address)) return;
    out->address = ident;
    out->user.remove_prefix(blank + 1);
}

constexpr std::array<std::pair<std::string_view, AccessField>, 11> kNames{{
    {"path", AccessField::Path}, {"target", AccessField::Target}, {"method", AccessField::Method},
    {"status", AccessField::Status}, {"bytes", AccessField::Bytes}, {"address", AccessField::Address},
    {"user", AccessField::User}, {"referrer", AccessField::Referrer}, {"agent", AccessField::Agent},
    {"time", AccessField::Time}, {"host", AccessField::Address},
}};

}  // namespace

std::optional<AccessField> accessField(std::string_view name)
{
    for (const auto& [text, field] : kNames) {
        if (text == name) return field;
    }
    return std::nullopt;
}

bool parseAccessLine(std::string_view line, AccessLine* out)
{
    const char* const end = line.data() + line.size();
    const char* p = line.data();
    const char* blank = find(p, end, ' ');
    if (blank == p || blank == end) return false;
    out->address = between(p, blank);
    p = blank + 1;
    blank = find(p, end, ' ');
    if (blank == p || blank == end) return false;
    const char* const user = blank + 1;
    // The user ends before the first bracket behind which everything fits.
    for (const char* open = find(user, end, '['); open != end; open = find(open + 1, end, '[')) {
        if (open <= user || open[-1] != ' ') continue;
        const char* close = find(open + 1, end, ']');
        if (end - close < 3 || close == open + 1 || close[1] != ' ' || !parseRequest(close + 2, end, out)) continue;
        out->user = between(user, open - 1);
        takeVirtualHost(between(p, blank), out);
        out->time = between(open + 1, close);
        return true;
    }
    return false;
}

std::string_view AccessLine::referrer() const
{
    std::string_view left = rest;
    return takeQuoted(&left);
}

std::string_view AccessLine::agent() const
{
    std::string_view left = rest;
    if (takeQuoted(&left).data() == nullptr) return {};
    return takeQuoted(&left);
}

const std::string_view* AccessLine::place(AccessField which) const
{
    switch (which) {
    case AccessField::Path: return &path;
    case AccessField::Target: return &target;
    case AccessField::Method: return &method;
    case AccessField::Status: return &status;
    case AccessField::Bytes: return &bytes;
    case AccessField::Address: return &address;
    case AccessField::User: return &user;
    case AccessField::Time: return &time;
    case AccessField::None:
    case AccessField::Referrer:
    case AccessField::Agent: return nullptr;
    }
    return nullptr;
}

}  // namespace tally
