// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv/csv_framing.h"


#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "core/base/limits.h"
#include "core/format/csv/csv_bytes.h"
#include "core/format/csv/csv_fields.h"
#include "core/format/csv/tab_framing.h"

namespace tally {
namespace {

constexpr std::ptrdiff_t kLimit = static_cast<std::ptrdiff_t>(limits::kLine);

// The first LF, CR or `quote` in [p, end), else end. Reads nothing beyond end.
const char* findBreak(const char* p, const char* end, char quote)
{
#if defined(__SSE2__)
    const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r'), mark = _mm_set1_epi8(quote);
    for (; end - p >= 16; p += 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, lf), _mm_cmpeq_epi8(v, cr)), _mm_cmpeq_epi8(v, mark));
        const int mask = _mm_movemask_epi8(hit);
        if (mask != 0) return p + __builtin_ctz(static_cast<unsigned>(mask));
    }
#endif
    while (p != end && *p != '\n' && *p != '\r' && *p != quote) ++p;
    return p;
}

const char* findLineEnd(const char* p, const char* end) { return findBreak(p, end, '\n'); }

struct Closing {
    enum State { Closed, Open, Unknown } state;
    const char* after;
};

// From behind an opening quote. Unknown: the last byte is a quote and may be half of a doubled one.
Closing closeQuote(const char* p, const char* limit, bool limitIsEnd)
{
    for (;;) {
        const char* quote = findByte(p, limit, '"');
        if (quote == limit) return {Closing::Open, limit};
        if (quote + 1 == limit) return {limitIsEnd ? Closing::Closed : Closing::Unknown, limit};
        if (quote[1] != '"') return {Closing::Closed, quote + 1};
        p = quote + 2;
    }
}

// Neither too long nor open: the line end at `at` ends the record. Incomplete when LF may follow a CR.
CsvRecord endsAt(const char* at, const char* end, bool atEnd)
{
    if (*at == '\n') return {CsvRecord::Whole, at, at + 1};
    if (at + 1 < end) return {CsvRecord::Whole, at, at + (at[1] == '\n' ? 2 : 1)};
    return {atEnd ? CsvRecord::Whole : CsvRecord::Incomplete, at, at + 1};
}

// The record did not end within the limit: it is its first physical line.
CsvRecord firstLineOnly(const char* start, const char* end, bool atEnd, bool open)
{
    const char* at = findLineEnd(start, end);
    if (at == end) {
        if (!atEnd) return {};
        return {open && end - start <= kLimit ? CsvRecord::BadCsv : CsvRecord::TooLong, end, end};
    }
    CsvRecord record = endsAt(at, end, atEnd);
    if (record.kind == CsvRecord::Incomplete) return record;
    // The limit counts every byte before an LF; a CR on the limit itself may not have been told from half a CRLF.
    record.kind = at - start + (*at == '\r' ? 1 : 0) <= kLimit ? CsvRecord::BadCsv : CsvRecord::TooLong;
    return record;
}

}  // namespace

CsvRecord frameCsv(const char* start, const char* end, bool atEnd, CsvDialect dialect)
{
    const bool over = end - start > kLimit;
    const char* limit = over ? start + kLimit + 1 : end;
    const char quote = dialect.quotesAlways() ? '"' : '\n';
    if (!dialect.quotesAlways() && dialect.columns > 0) {
        const TabSpan span = spanTabs(start, limit, over || atEnd, dialect.columns);
        if (span.answer == TabSpan::Unknown) return {};
        if (span.answer == TabSpan::Yes && span.end != limit) return endsAt(span.end, end, atEnd);
        if (span.answer == TabSpan::Yes && !over) return {CsvRecord::Whole, end, end};
    }
    bool open = false;
    for (const char* p = start;;) {
        p = findBreak(p, limit, quote);
        if (p == limit) break;
        if (*p == '\n' || *p == '\r') {
            if (*p == '\r' && over && p + 1 == limit) break;
            return endsAt(p, end, atEnd);
        }
        if (p != start && p[-1] != dialect.delimiter) {
            ++p;
            continue;
        }
        const Closing closing = closeQuote(p + 1, limit, !over && atEnd);
        if (closing.state != Closing::Closed) {
            open = true;
            break;
        }
        p = closing.after;
    }
    if (!over && !atEnd) return {};
    if (!over && !open) return {CsvRecord::Whole, end, end};
    return firstLineOnly(start, end, atEnd, open);
}

std::size_t wholeLines(std::string_view bytes, bool atEnd)
{
    std::size_t n = bytes.size();
    if (atEnd || n == 0) return n;
    if (bytes[n - 1] == '\r') --n;
    while (n > 0 && bytes[n - 1] != '\n' && bytes[n - 1] != '\r') --n;
    return n;
}

std::size_t countLineEnds(const char* start, const char* end)
{
    std::size_t lines = 0;
    for (const char* p = findLineEnd(start, end); p != end; p = findLineEnd(p, end)) {
        p += *p == '\r' && p + 1 != end && p[1] == '\n' ? 2 : 1;
        ++lines;
    }
    return lines;
}

namespace {

std::size_t fieldsIn(const char* p, const CsvRecord& record, CsvFields& fields)
{
    fields.split(p, record.contentEnd);
    return fields.count();
}

// Blank lines, "sep=;" and comment lines before the header. A line that begins with '#' is a comment unless it has as many
// fields as the first line without one: then it is a header that begins so.
const char* skipToHeader(const char* p, const char* end, CsvDialect dialect, bool* comments)
{
    CsvFields fields(dialect, 1);
    const auto skipBlankLines = [end](const char* at) {
        while (at != end && (*at == '\n' || *at == '\r')) ++at;
        return at;
    };
    p = skipBlankLines(p);
    const CsvRecord first = frameCsv(p, end, true, dialect);
    const std::string_view line(p, static_cast<std::size_t>(first.contentEnd - p));
    if (line.size() == 5 && line.starts_with("sep=")) return skipBlankLines(first.next);
    const char* afterComments = p;
    while (afterComments != end && *afterComments == '#') {
        afterComments = skipBlankLines(frameCsv(afterComments, end, true, CsvDialect{'\t'}).next);
    }
    if (afterComments == p || afterComments == end) return p;
    const std::size_t wanted = fieldsIn(afterComments, frameCsv(afterComments, end, true, dialect), fields);
    while (p != afterComments) {
        const CsvRecord comment = frameCsv(p, end, true, CsvDialect{'\t'});
        if (fieldsIn(p, comment, fields) == wanted) return p;
        *comments = true;
        p = skipBlankLines(comment.next);
    }
    return p;
}

// Physical lines: a title may hold a stray quote.
const char* skipLeadingRows(const char* p, const char* end, std::size_t rows)
{
    for (; rows > 0 && p != end; --rows) {
        while (p != end && (*p == '\n' || *p == '\r')) ++p;
        p = frameCsv(p, end, true, CsvDialect{'\t'}).next;
    }
    return p;
}

}  // namespace

CsvHeader readCsvHeader(std::string_view head, CsvDialect dialect, std::size_t leadingRows, bool headerless)
{
    CsvHeader header;
    const char* end = head.data() + head.size();
    const char* p = head.data() + (head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    p = skipLeadingRows(p, end, leadingRows);
    p = skipToHeader(p, end, dialect, &header.comments);
    if (headerless) {
        header.length = static_cast<std::size_t>(p - head.data());
        return header;
    }
    const CsvRecord record = frameCsv(p, end, true, dialect);
    header.length = static_cast<std::size_t>(record.next - head.data());
    if (record.kind != CsvRecord::Whole) return header;
    CsvFields fields(dialect);
    fields.split(p, record.contentEnd);
    for (std::string_view name : fields.values()) {
        while (!name.empty() && (name.front() == ' ' || name.front() == '\t')) name.remove_prefix(1);
        while (!name.empty() && (name.back() == ' ' || name.back() == '\t')) name.remove_suffix(1);
        header.names.emplace_back(name);
    }
    return header;
}

}  // namespace tally
