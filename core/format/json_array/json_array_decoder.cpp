// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json_array/json_array_decoder.h"

#include <algorithm>

#include "core/base/limits.h"

namespace tally {

std::size_t JsonArrayCutter::wholeRecords(std::string_view bytes, bool atEnd)
{
    if (atEnd && layout_ == JsonLayout::Objects) return bytes.size();
    const char* p = bytes.data();
    const char* const end = p + bytes.size();
    // Blanks between elements are handed out with what is before them: a record over the limit then starts with its text.
    for (p = skipJsonBlanks(p, end); p != end; p = skipJsonBlanks(p, end)) {
        const JsonElement element = frameElement(p, end, atEnd, layout_);
        if (element.kind == JsonElement::Incomplete) break;
        p = element.next;
        closed_ |= element.last;
        ended_ = layout_ == JsonLayout::ArrayInObject && element.last;
        begun_ = true;
        if (ended_) break;
    }
    return layout_ == JsonLayout::Array && atEnd ? bytes.size() : static_cast<std::size_t>(p - bytes.data());
}

std::string JsonArrayCutter::missing(char last) const
{
    if (layout_ == JsonLayout::Objects || closed_) return {};
    // Of one that is read on from its end nothing was cut; the object around its array has ended then.
    const bool closed = layout_ == JsonLayout::Array ? last == ']' : last == '}' && !begun_;
    return closed ? std::string() : "the JSON array has no end (truncated)";
}

void JsonArrayDecoder::flush()
{
    batch_.flush();
    record_.reset();
}

void JsonArrayDecoder::take(const JsonElement& element, const char* begin)
{
    const std::string_view text(element.start, static_cast<std::size_t>(element.contentEnd - element.start));
    Reason reason = element.kind == JsonElement::TooLong || text.size() > limits::kLine ? Reason::TooLong : Reason::BadJson;
    std::string_view detail;
    const bool readable = reason != Reason::TooLong && !text.empty() && element.kind == JsonElement::Whole;
    if (!readable || !record_.read(text, batch_.slot(), &reason, &detail)) {
        batch_.reject(static_cast<std::uint64_t>(element.start - begin), reason, text, detail);
        return;
    }
    batch_.add(static_cast<std::uint64_t>(element.start - begin));
    if (batch_.full()) flush();
}

BatchCount JsonArrayDecoder::decode(std::string_view bytes, EventSink& sink)
{
    batch_.begin(sink);
    const char* const begin = bytes.data();
    const char* const end = begin + bytes.size();
    const auto addLines = [&](const char* from, const char* to) {
        batch_.addLines(static_cast<std::uint64_t>(std::count(from, to, '\n')));
    };
    for (const char* p = begin; p != end;) {
        const JsonElement element = frameElement(p, end, true, layout_);
        addLines(p, element.start);
        if (element.kind != JsonElement::Nothing) take(element, begin);
        addLines(element.start, element.next);
        p = element.next;
    }
    flush();
    return batch_.finish();
}

}  // namespace tally
