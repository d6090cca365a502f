// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/log_reading.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/base/padded_buffer.h"

namespace tally::fuzz {

void require(bool condition, const char* what)
{
    if (condition) return;
    std::fprintf(stderr, "Broken promise: %s\n", what);
    std::abort();
}

OwnedEvent owned(const Event& event, Parts wanted)
{
    OwnedEvent copy;
    // Parts that nobody asked for may be there or not; they are no part of the comparison.
    copy.parts = static_cast<Parts>(event.parts & wanted);
    copy.item = event.item;
    if (has(wanted, Part::Type)) copy.type = event.type;
    if (has(copy.parts, Part::Actor)) copy.actor = event.actor;
    if (has(copy.parts, Part::Id)) copy.id = event.id;
    if (has(copy.parts, Part::Time)) copy.time = event.time.us;
    if (has(copy.parts, Part::Value)) copy.value = event.value;
    if (has(copy.parts, Part::Latency)) copy.latencyUs = event.latencyUs;
    if (has(copy.parts, Part::Outcome)) copy.outcome = event.outcome;
    copy.weight = event.weight;
    return copy;
}

namespace {

class OwningSink final : public EventSink {
public:
    OwningSink(Reading& reading, Parts wanted) : reading_(reading), wanted_(wanted) {}

    void accept(std::span<const Event> events) override
    {
        require(!events.empty() && events.size() <= 64, "1 to 64 events at a time");
        for (const Event& event : events) {
            // Kernels load whole vectors behind an item: the sanitizer sees whether they may.
            unsigned sum = 0;
            for (std::size_t i = 0; i < 16; ++i) sum += static_cast<unsigned char>(event.item.data()[event.item.size() + i]);
            ignored_ = ignored_ + sum;
            reading_.accepted.push_back({true, owned(event, wanted_), {}});
        }
    }
    void reject(const RejectedRecord& record) override
    {
        OwnedRecord copy;
        copy.event.item = record.raw;
        copy.reason = record.reason;
        reading_.rejected.push_back(std::move(copy));
    }

private:
    Reading& reading_;
    Parts wanted_;
    volatile unsigned ignored_ = 0;
};

}  // namespace

Reading readLog(std::string_view bytes, const LogShape& shape, Parts wanted, std::size_t pieceSize)
{
    Reading reading;
    const auto decoder = makeDecoder(shape, wanted);
    if (!decoder) return reading;
    const auto cutter = makeCutter(shape);
    OwningSink sink(reading, wanted);
    const std::size_t skip = cutter->preamble(bytes);
    require(skip <= bytes.size(), "the preamble is within the input");
    PaddedBuffer batch;
    std::size_t start = skip, read = skip;  // [start, read) is there and not decoded yet
    while (start < bytes.size()) {
        read = pieceSize == 0 ? bytes.size() : std::min(bytes.size(), read + pieceSize);
        const bool atEnd = read == bytes.size();
        const std::size_t whole = cutter->wholeRecords(bytes.substr(start, read - start), atEnd);
        require(whole <= read - start, "whole records are within the bytes");
        require(!atEnd || whole == read - start || cutter->ended(), "at the end all bytes are records");
        if (whole == 0) continue;
        if (const auto context = cutter->context()) (*decoder)->setContext(*context);
        batch = PaddedBuffer();  // of exactly this size, so that the sanitizer sees every step beyond the padding
        batch.assign(bytes.substr(start, whole));
        const BatchCount count = (*decoder)->decode(batch.view(), sink);
        reading.records += count.records;
        reading.lines += count.lines;
        start += whole;
        if (cutter->ended()) break;
    }
    require(reading.records == reading.accepted.size() + reading.rejected.size(), "records = accepted + rejected");
    return reading;
}

void checkLog(std::string_view bytes, const LogShape& shape)
{
    const Reading whole = readLog(bytes, shape, kAllParts, 0);
    // Pieces of 1 byte are quadratic; short inputs cover them.
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{4096}}) {
        if (bytes.size() / piece > 512) continue;
        const Reading pieces = readLog(bytes, shape, kAllParts, piece);
        require(pieces.accepted == whole.accepted, "pieces give the same events");
        require(pieces.rejected == whole.rejected, "pieces give the same rejections");
        require(pieces.lines == whole.lines, "pieces give the same line numbers");
    }
    // A question that wants less decides the same records.
    const Reading less = readLog(bytes, shape, Part::Item | Part::Time, 0);
    require(less.accepted.size() == whole.accepted.size(), "acceptance does not depend on the question");
}

LogShape usualShape(Format format)
{
    LogShape shape;
    shape.format = format;
    shape.mapping.item.field = "videoId";
    shape.mapping.type.field = "eventType";
    shape.mapping.time.field = "timestamp";
    shape.mapping.value.field = "value";
    shape.mapping.latency = {"latencyMs", Unit::Milliseconds};
    shape.mapping.outcome.field = "status";
    shape.mapping.actor.field = "userId";
    shape.mapping.id.field = "eventId";
    return shape;
}

}  // namespace tally::fuzz
