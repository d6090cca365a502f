// SPDX-License-Identifier: GPL-3.0-or-later
// EnvelopeDecoder: lines that carry a record each → the carried records' events.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/padded_buffer.h"
#include "core/event/record_cutter.h"
#include "core/format/decoder.h"
#include "core/format/time/time_parser.h"

namespace tally {

// Takes the wrapping off one line, which has no line end: appends what it carries to *out. False: it is not wrapped so.
// *stamp is the time in the wrapping, where there is one.
bool unwrapLine(Envelope envelope, std::string_view line, std::string* out, std::string_view* stamp);

// All lines of `head`; lines that are not wrapped are left out. The numbers say how many were looked at and how many were.
std::string unwrapHead(Envelope envelope, std::string_view head, bool complete, std::size_t* lines, std::size_t* wrapped);

class EnvelopeDecoder final : public Decoder {
public:
    // `carried` reads what the lines carry. With shape.frameTime the event's time is that of the frame.
    EnvelopeDecoder(const LogShape& shape, std::unique_ptr<Decoder> carried);
    BatchCount decode(std::string_view bytes, EventSink& sink) override;
    std::uint64_t ambiguousTimes() const override { return carried_->ambiguousTimes() + time_.ambiguousTimes(); }

private:
    class Translator;
    void unwrap(std::string_view bytes);

    struct Line {
        std::string_view text, stamp;
        bool wrapped = false;
    };
    Envelope envelope_;
    bool frameTime_;
    std::unique_ptr<Decoder> carried_;
    TimeParser time_;
    std::vector<Line> lines_;
    std::string text_;
    PaddedBuffer buffer_;
};

class EnvelopeCutter final : public RecordCutter {
public:
    EnvelopeCutter(Envelope envelope, std::unique_ptr<RecordCutter> carried) : envelope_(envelope), carried_(std::move(carried)) {}
    std::size_t wholeRecords(std::string_view bytes, bool atEnd) override;
    std::size_t preamble(std::string_view head) override;  // as many lines as the carried format's takes

private:
    Envelope envelope_;
    std::unique_ptr<RecordCutter> carried_;
};

}  // namespace tally
