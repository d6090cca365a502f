// SPDX-License-Identifier: GPL-3.0-or-later
// CollectingSink: keeps what a decoder says, as text that outlives the batch; and the way an input reaches a decoder.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/limits.h"
#include "core/format/decoder.h"

namespace tally {

// Everything an event says, in one line.
inline std::string shown(const Event& e)
{
    std::string text = fmt::format("item={} type={}", e.item, e.type);
    if (has(e.parts, Part::Time)) text += " time=" + isoExact(e.time);
    if (has(e.parts, Part::Value)) text += " value=" + toString(e.value);
    if (has(e.parts, Part::Latency)) text += fmt::format(" latency={}", e.latencyUs);
    if (has(e.parts, Part::Outcome)) text += fmt::format(" outcome={}", static_cast<int>(e.outcome));
    if (has(e.parts, Part::Actor)) text += fmt::format(" actor={}", e.actor);
    if (has(e.parts, Part::Id)) text += fmt::format(" id={}", e.id);
    return text;
}

struct Rejection {
    std::uint64_t offset, line;
    std::string reason, raw, detail;
    bool operator==(const Rejection&) const = default;
};
inline void PrintTo(const Rejection& r, std::ostream* out)
{
    *out << r.offset << " line " << r.line << ' ' << r.reason << " <" << r.raw << "> " << r.detail;
}

class CollectingSink final : public EventSink {
public:
    void accept(std::span<const Event> batch) override
    {
        EXPECT_LE(batch.size(), 64U);
        for (const Event& e : batch) events.push_back(shown(e));
    }
    void reject(const RejectedRecord& r) override
    {
        rejections.push_back({baseOffset + r.offset, baseLine + r.line, std::string(name(r.reason)), std::string(r.raw),
                              std::string(r.detail)});
    }

    std::vector<std::string> events;
    std::vector<Rejection> rejections;
    std::uint64_t baseOffset = 0, baseLine = 0, records = 0;
};

// A copy of the bytes with the padding that decoders may read, and hostile bytes in it.
class PaddedCopy {
public:
    explicit PaddedCopy(std::string_view bytes) : text_(limits::kPadding, '"'), size_(bytes.size())
    {
        text_ += bytes;
        text_.append(limits::kPadding, '\n');
    }
    std::string_view view() const { return std::string_view(text_).substr(limits::kPadding, size_); }

private:
    std::string text_;
    std::size_t size_;
};

// Feeds the input in pieces of nextPiece() bytes, as a reader does.
inline void feed(std::string_view input, RecordCutter& cutter, Decoder& decoder, CollectingSink& sink,
                 const std::function<std::size_t()>& nextPiece)
{
    const std::size_t skip = cutter.preamble(input);
    sink.baseOffset = skip;
    std::string carry;
    for (std::size_t at = skip; at < input.size() || !carry.empty();) {
        const std::size_t n = std::min(nextPiece(), input.size() - at);
        carry += input.substr(at, n);
        at += n;
        const bool atEnd = at == input.size();
        const std::size_t whole = cutter.wholeRecords(carry, atEnd);
        ASSERT_LE(whole, carry.size());
        if (atEnd) {
            ASSERT_EQ(whole, carry.size());
        }
        if (whole == 0) continue;
        const PaddedCopy batch(std::string_view(carry).substr(0, whole));
        const BatchCount count = decoder.decode(batch.view(), sink);
        sink.records += count.records;
        sink.baseOffset += whole;
        sink.baseLine += count.lines;
        carry.erase(0, whole);
    }
    ASSERT_EQ(sink.records, sink.events.size() + sink.rejections.size());
}

}  // namespace tally
