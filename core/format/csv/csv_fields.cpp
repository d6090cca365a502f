// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv/csv_fields.h"

#include <algorithm>
#include <cstring>

#include "core/format/csv/csv_bytes.h"

namespace tally {
namespace {

constexpr std::size_t kFirstScratch = 64 << 10;

}  // namespace

CsvFields::CsvFields(CsvDialect dialect, std::size_t most) : dialect_(dialect), most_(most) {}

// In tab-separated files a leading quote is text unless a quote also ends the field.
bool CsvFields::opensQuoted(const char* p, const char* end) const
{
    if (p == end || *p != '"') return false;
    if (dialect_.quotesAlways()) return true;
    const char* closing = closingQuote(p + 1, end);
    return closing != end && (closing + 1 == end || closing[1] == dialect_.delimiter);
}

void CsvFields::push(std::string_view value)
{
    ++count_;
    if (values_.size() < most_) values_.push_back(value);
    else surplusEmpty_ = surplusEmpty_ && value.empty();
}

// REQUIRES: *p is the opening quote. Returns the field's end: a delimiter, or `end`.
const char* CsvFields::quotedField(const char* p, const char* end, std::string_view* value)
{
    const char* content = p + 1;
    const char* quote = findByte(content, end, '"');
    const bool simple = quote + 1 >= end || quote[1] == dialect_.delimiter;
    if (simple) {
        *value = {content, static_cast<std::size_t>(quote - content)};
        return quote == end ? end : quote + 1;
    }
    char* const out = scratch_.get() + used_;
    char* to = out;
    const auto append = [&to](const char* from, const char* until) {
        std::memcpy(to, from, static_cast<std::size_t>(until - from));
        to += until - from;
    };
    while (quote != end && quote + 1 != end && quote[1] == '"') {
        append(content, quote + 1);
        content = quote + 2;
        quote = findByte(content, end, '"');
    }
    append(content, quote);
    const char* rest = quote == end ? end : quote + 1;
    const char* fieldEnd = findByte(rest, end, dialect_.delimiter);
    append(rest, fieldEnd);
    used_ += static_cast<std::size_t>(to - out);
    *value = {out, static_cast<std::size_t>(to - out)};
    return fieldEnd;
}

void CsvFields::split(const char* start, const char* end)
{
    values_.clear();
    count_ = 0;
    surplusEmpty_ = true;
    const auto size = static_cast<std::size_t>(end - start);
    if (used_ + size + kBehind > capacity_) {  // nothing of the old memory is in use
        capacity_ = std::max(size + kBehind, kFirstScratch);
        scratch_ = std::make_unique<char[]>(capacity_);
        used_ = 0;
    }
    for (const char* p = start;; ++p) {
        std::string_view value;
        const char* fieldEnd = nullptr;
        if (opensQuoted(p, end)) {
            fieldEnd = quotedField(p, end, &value);
        } else {
            fieldEnd = findByte(p, end, dialect_.delimiter);
            value = {p, static_cast<std::size_t>(fieldEnd - p)};
        }
        push(value);
        if (fieldEnd == end) return;
        p = fieldEnd;
    }
}

}  // namespace tally
