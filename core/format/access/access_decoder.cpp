// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/access/access_decoder.h"

#include <algorithm>
#include <cstring>

#include "core/base/limits.h"
#include "core/format/simd/newline_index.h"

namespace tally {
namespace {

constexpr std::size_t kBlock = 64 << 10;

// In these logs a lone hyphen says "nothing"; only an item keeps it.
std::string_view unlessHyphen(std::string_view text) { return text == "-" ? std::string_view() : text; }

}  // namespace

AccessDecoder::AccessDecoder(const LogShape& shape, Parts wanted)
    : filler_(shape, wanted), lineEnds_(std::make_unique_for_overwrite<std::uint32_t[]>(kBlock + 8))
{
    const auto field = [&](Part part, bool needed) {
        const FieldRef& ref = shape.mapping.of(part);
        return needed && !ref.field.empty() ? accessField(ref.field).value_or(AccessField::None) : AccessField::None;
    };
    plan_.item = place(field(Part::Item, true));
    plan_.time = place(field(Part::Time, !shape.options.noTime));
    plan_.value = place(field(Part::Value, true));
    plan_.weight = place(field(Part::Weight, true));
    plan_.type = place(field(Part::Type, has(wanted, Part::Type)));
    plan_.latency = place(field(Part::Latency, has(wanted, Part::Latency)));
    plan_.outcome = place(field(Part::Outcome, has(wanted, Part::Outcome)));
    plan_.actor = place(field(Part::Actor, has(wanted, Part::Actor)));
    plan_.id = place(field(Part::Id, has(wanted, Part::Id)));
}

const std::string_view* AccessDecoder::place(AccessField field)
{
    withReferrer_ |= field == AccessField::Referrer;
    withAgent_ |= field == AccessField::Agent;
    switch (field) {
    case AccessField::Referrer: return &referrer_;
    case AccessField::Agent: return &agent_;
    case AccessField::None: return &absent_;
    default: return line_.place(field);
    }
}

bool AccessDecoder::fill(std::string_view text, Reason* reason, std::string_view* detail)
{
    if (!parseAccessLine(text, &line_)) {
        *reason = Reason::BadLine;
        return false;
    }
    if (withReferrer_) referrer_ = line_.referrer();
    if (withAgent_) agent_ = line_.agent();
    const RecordParts parts{.item = *plan_.item,
                            .type = *plan_.type,
                            .time = *plan_.time,
                            .value = *plan_.value,
                            .latency = *plan_.latency,
                            .outcome = unlessHyphen(*plan_.outcome),
                            .actor = unlessHyphen(*plan_.actor),
                            .id = unlessHyphen(*plan_.id),
                            .weight = *plan_.weight};
    return filler_.fill(parts, batch_.slot(), reason, detail);
}

void AccessDecoder::take(const char* start, const char* lineEnd)
{
    const auto size = static_cast<std::size_t>(lineEnd - start);
    std::string_view text(start, size);
    if (text.ends_with('\r')) text.remove_suffix(1);
    Reason reason{};
    std::string_view detail;
    bool filled = false;
    if (size > limits::kLine) reason = Reason::TooLong;
    else if (text.find_first_not_of(" \t") == std::string_view::npos) reason = Reason::Empty;
    else filled = fill(text, &reason, &detail);
    if (!filled) {
        batch_.reject(static_cast<std::uint64_t>(start - begin_), reason, text, detail);
        return;
    }
    batch_.add(static_cast<std::uint64_t>(start - begin_));
    if (batch_.full()) batch_.flush();
}

BatchCount AccessDecoder::decode(std::string_view bytes, EventSink& sink)
{
    batch_.begin(sink);
    begin_ = bytes.data();
    const char* const end = begin_ + bytes.size();
    for (const char* line = begin_; line != end;) {
        const std::size_t size = std::min(kBlock, static_cast<std::size_t>(end - line));
        const char* const block = line;
        const std::size_t count = indexNewlines(block, size, lineEnds_.get()).count;
        for (std::size_t i = 0; i < count; ++i) {
            const char* lineEnd = block + lineEnds_[i];
            take(line, lineEnd);
            batch_.addLines(1);
            line = lineEnd + 1;
        }
        if (count != 0) continue;
        const auto* lineEnd = static_cast<const char*>(std::memchr(line, '\n', static_cast<std::size_t>(end - line)));
        take(line, lineEnd == nullptr ? end : lineEnd);
        if (lineEnd == nullptr) break;
        batch_.addLines(1);
        line = lineEnd + 1;
    }
    return batch_.finish();
}

}  // namespace tally
