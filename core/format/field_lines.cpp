// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_lines.h"

#include <algorithm>
#include <cstring>

#include "core/base/limits.h"

namespace tally {

FieldLineDecoder::FieldLineDecoder(const LogShape& shape, Parts wanted, std::unique_ptr<LineFields> fields, bool hyphenIsNothing)
    : fields_(std::move(fields)), hyphenIsNothing_(hyphenIsNothing), filler_(shape, wanted)
{
    const Mapping& mapping = shape.mapping;
    at_.item = place(mapping.item, true);
    at_.value = place(mapping.value, true);
    at_.weight = place(mapping.weight, true);
    at_.type = place(mapping.type, has(wanted, Part::Type));
    at_.latency = place(mapping.latency, has(wanted, Part::Latency));
    at_.outcome = place(mapping.outcome, has(wanted, Part::Outcome));
    at_.actor = place(mapping.actor, has(wanted, Part::Actor));
    at_.id = place(mapping.id, has(wanted, Part::Id));
    if (!shape.options.noTime && !mapping.time.field.empty()) {
        const bool whole = std::find(shape.columns.begin(), shape.columns.end(), mapping.time.field) != shape.columns.end();
        const bool halves = !whole && !splitTimeField(mapping.time.field).empty();
        time_ = TimeColumns(mapping.time.field, [&](const std::string& name) {
            return halves && name == mapping.time.field ? -1 : place({name, Unit::None}, true);
        });
    }
    fields_->want(names_);
}

int FieldLineDecoder::place(const FieldRef& ref, bool needed)
{
    if (!needed || ref.field.empty()) return -1;
    const auto known = std::find(names_.begin(), names_.end(), ref.field);
    if (known != names_.end()) return static_cast<int>(known - names_.begin());
    names_.push_back(ref.field);
    return static_cast<int>(names_.size() - 1);
}

std::string_view FieldLineDecoder::text(int column) const
{
    if (column < 0) return {};
    const std::string_view value = values_[static_cast<std::size_t>(column)];
    return hyphenIsNothing_ && value == "-" ? std::string_view() : value;
}

void FieldLineDecoder::takeRecord(std::uint64_t offset, std::string_view line)
{
    const auto asItStands = [this](int column) { return column < 0 ? std::string_view() : values_[static_cast<std::size_t>(column)]; };
    const RecordParts parts{.item = asItStands(at_.item),
                            .type = asItStands(at_.type),
                            .time = time_.text([this](int column) { return text(column); }),
                            .value = text(at_.value),
                            .latency = text(at_.latency),
                            .outcome = text(at_.outcome),
                            .actor = text(at_.actor),
                            .id = text(at_.id),
                            .weight = text(at_.weight)};
    Reason reason{};
    std::string_view detail;
    if (!filler_.fill(parts, batch_.slot(), &reason, &detail)) return batch_.reject(offset, reason, line, detail);
    batch_.add(offset);
    if (batch_.full()) flush();
}

void FieldLineDecoder::flush()
{
    batch_.flush();
    fields_->release();
}

void FieldLineDecoder::take(const char* start, const char* lineEnd)
{
    const auto size = static_cast<std::size_t>(lineEnd - start);
    const auto offset = static_cast<std::uint64_t>(start - begin_);
    std::string_view line(start, size);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (size > limits::kLine) return batch_.reject(offset, Reason::TooLong, line, {});
    if (line.find_first_not_of(" \t") == std::string_view::npos) return batch_.reject(offset, Reason::Empty, line, {});
    switch (fields_->read(line, &values_)) {
    case LineFields::Verdict::Comment: return;
    case LineFields::Verdict::BadLine: return batch_.reject(offset, Reason::BadLine, line, {});
    case LineFields::Verdict::FieldCount: return batch_.reject(offset, Reason::FieldCount, line, {});
    case LineFields::Verdict::Record: return takeRecord(offset, line);
    }
}

BatchCount FieldLineDecoder::decode(std::string_view bytes, EventSink& sink)
{
    batch_.begin(sink);
    begin_ = bytes.data();
    const char* const end = begin_ + bytes.size();
    for (const char* line = begin_; line != end;) {
        const auto* lineEnd = static_cast<const char*>(std::memchr(line, '\n', static_cast<std::size_t>(end - line)));
        take(line, lineEnd == nullptr ? end : lineEnd);
        if (lineEnd == nullptr) break;
        batch_.addLines(1);
        line = lineEnd + 1;
    }
    flush();
    return batch_.finish();
}

}  // namespace tally
