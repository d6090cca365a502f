// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv/csv_decoder.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/limits.h"
#include "core/format/field_values.h"

namespace tally {
namespace {

constexpr std::size_t kBlock = 32 << 10;    // bytes indexed at once: with its index, they stay in the second-level cache
constexpr std::size_t kIndexRoom = kBlock + 64;

int columnOf(const std::string& field, const std::vector<std::string>& columns)
{
    if (field.empty()) return -1;
    const auto it = std::find(columns.begin(), columns.end(), field);
    return it == columns.end() ? -1 : static_cast<int>(it - columns.begin());
}

bool isBlank(const char* p, const char* end, char delimiter)
{
    return std::all_of(p, end, [delimiter](char c) { return c == ' ' || (c == '\t' && delimiter != '\t'); });
}

// The fields of a row between consecutive marks.
class IndexedFields {
public:
    IndexedFields(const char* base, const char* row, const std::uint32_t* marks, std::size_t last, const char* rowEnd)
        : base_(base), row_(row), marks_(marks), last_(last), rowEnd_(rowEnd) {}
    std::string_view operator[](std::size_t column) const
    {
        const char* from = column == 0 ? row_ : base_ + marks_[column - 1] + 1;
        const char* to = column == last_ ? rowEnd_ : base_ + marks_[column];
        return {from, static_cast<std::size_t>(to - from)};
    }

private:
    const char* base_;
    const char* row_;
    const std::uint32_t* marks_;
    std::size_t last_;
    const char* rowEnd_;
};

// Those of another kind without the blanks around them.
template <class Fields>
struct Unpadded {
    const Fields& fields;
    std::string_view operator[](std::size_t column) const { return withoutBlanks(fields[column]); }
};

}  // namespace

CsvDialect dialectOf(const LogShape& shape) { return {shape.delimiter, shape.options.maySayMore ? 0 : shape.columns.size()}; }

CsvDecoder::CsvDecoder(const LogShape& shape, Parts wanted)
    : dialect_(dialectOf(shape)), columns_(shape.columns.size()), comments_(shape.comments), padded_(shape.padded), filler_(shape, wanted), fields_(dialect_, columns_),
      kernel_(csvIndexKernel()), marks_(std::make_unique_for_overwrite<std::uint32_t[]>(kIndexRoom)),
      lines_(std::make_unique_for_overwrite<std::uint32_t[]>(kIndexRoom)), specials_(std::make_unique_for_overwrite<std::uint32_t[]>(kIndexRoom))
{
    const auto column = [&](Part part, bool needed) { return needed ? columnOf(shape.mapping.of(part).field, shape.columns) : kNone; };
    at_.item = column(Part::Item, true);
    if (!shape.options.noTime) time_ = TimeColumns(shape.mapping.time.field, [&](const std::string& name) { return columnOf(name, shape.columns); });
    at_.weight = column(Part::Weight, true);
    at_.value = column(Part::Value, true);
    at_.type = column(Part::Type, has(wanted, Part::Type));
    at_.latency = column(Part::Latency, has(wanted, Part::Latency));
    at_.outcome = column(Part::Outcome, has(wanted, Part::Outcome));
    at_.actor = column(Part::Actor, has(wanted, Part::Actor));
    at_.id = column(Part::Id, has(wanted, Part::Id));
}

void CsvDecoder::reject(const char* row, const char* rowEnd, Reason reason, std::string_view detail)
{
    batch_.reject(static_cast<std::uint64_t>(row - begin_), reason, {row, static_cast<std::size_t>(rowEnd - row)}, detail);
}

template <class Fields>
void CsvDecoder::take(const Fields& fields, const char* row, const char* rowEnd)
{
    const auto field = [&](int column) { return column == kNone ? std::string_view() : fields[static_cast<std::size_t>(column)]; };
    RecordParts parts;
    parts.item = field(at_.item);
    parts.type = field(at_.type);
    parts.time = time_.text(field);
    parts.weight = field(at_.weight);
    parts.value = field(at_.value);
    parts.latency = field(at_.latency);
    parts.outcome = field(at_.outcome);
    parts.actor = field(at_.actor);
    parts.id = field(at_.id);
    Reason reason{};
    std::string_view detail;
    if (!filler_.fill(parts, batch_.slot(), &reason, &detail)) {
        reject(row, rowEnd, reason, detail);
        return;
    }
    batch_.add(static_cast<std::uint64_t>(row - begin_));
    if (!batch_.full()) return;
    batch_.flush();
    fields_.release();
}

// Apart, so that rows without such blanks do not pay for it.
template <class Fields>
[[gnu::noinline]] void CsvDecoder::takePadded(const Fields& fields, const char* row, const char* rowEnd)
{
    take(Unpadded<Fields>{fields}, row, rowEnd);
}

void CsvDecoder::splitRow(const char* start, const CsvRecord& record)
{
    if (isBlank(start, record.contentEnd, dialect_.delimiter)) return reject(start, record.contentEnd, Reason::Empty, {});
    const auto size = static_cast<std::size_t>(record.contentEnd - start);
    if (!fields_.hasRoom(size)) {
        batch_.flush();
        fields_.release();
    }
    fields_.split(start, record.contentEnd);
    const std::size_t count = fields_.count();
    if (count == 1 && fields_.values()[0].empty()) return reject(start, record.contentEnd, Reason::Empty, {});
    if (count < columns_ || !fields_.surplusIsEmpty()) {
        if (comments_ && *start == '#') return;
        fmt::memory_buffer detail;
        if (count == 1) fmt::format_to(std::back_inserter(detail), "1 field, not {}", columns_);
        else fmt::format_to(std::back_inserter(detail), "{} fields, not {}", count, columns_);
        return reject(start, record.contentEnd, Reason::FieldCount, {detail.data(), detail.size()});
    }
    if (padded_) takePadded(fields_.values(), start, record.contentEnd);
    else take(fields_.values(), start, record.contentEnd);
}

// One record by its definition. Returns the next one's first byte.
const char* CsvDecoder::slowRow(const char* start)
{
    const CsvRecord record = frameCsv(start, end_, true, dialect_);
    switch (record.kind) {
    case CsvRecord::Whole: splitRow(start, record); break;
    case CsvRecord::TooLong: reject(start, record.contentEnd, Reason::TooLong, {}); break;
    case CsvRecord::BadCsv:
    case CsvRecord::Incomplete: reject(start, record.contentEnd, Reason::BadCsv, {}); break;
    }
    batch_.addLines(countLineEnds(record.contentEnd, record.next));
    if (record.kind == CsvRecord::Whole) batch_.addLines(countLineEnds(start, record.contentEnd));
    return record.next;
}

// The rows that end in [start, start + size). Returns the first byte after the last one; `start` when there is none.
const char* CsvDecoder::indexedRows(const char* start, std::size_t size)
{
    const CsvIndexCount count = kernel_(start, size, dialect_.delimiter, marks_.get(), lines_.get(), specials_.get());
    const std::uint32_t* const marks = marks_.get();
    std::uint32_t mark = 0, line = 0, special = 0;
    const char* row = start;
    while (line < count.lines) {
        const std::uint32_t last = lines_[line];
        const char* lineEnd = start + marks[last];
        const bool plain = special == count.specials || start + specials_[special] > lineEnd;
        if (plain && columns_ > 1 && last - mark + 1 == columns_) {
            const char* rowEnd = lineEnd[-1] == '\r' ? lineEnd - 1 : lineEnd;  // a delimiter lies between
            const IndexedFields fields(start, row, marks + mark, columns_ - 1, rowEnd);
            if (padded_) [[unlikely]] takePadded(fields, row, rowEnd);
            else take(fields, row, rowEnd);
            batch_.addLines(1);
            row = lineEnd + 1;
            mark = last + 1;
            ++line;
            continue;
        }
        row = slowRow(row);
        if (row >= start + size) return row;
        const auto at = static_cast<std::uint32_t>(row - start);
        while (mark < count.marks && marks[mark] < at) ++mark;
        while (line < count.lines && marks[lines_[line]] < at) ++line;
        while (special < count.specials && specials_[special] < at) ++special;
    }
    return row;
}

BatchCount CsvDecoder::decode(std::string_view bytes, EventSink& sink)
{
    batch_.begin(sink);
    begin_ = bytes.data();
    end_ = bytes.data() + bytes.size();
    for (const char* p = begin_; p != end_;) {
        const char* next = indexedRows(p, std::min(kBlock, static_cast<std::size_t>(end_ - p)));
        p = next == p ? slowRow(p) : next;
    }
    const BatchCount count = batch_.finish();
    fields_.release();
    return count;
}

}  // namespace tally
