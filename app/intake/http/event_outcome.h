// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the records of one body as far as the body itself tells: which can be read, which cannot, and why.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/padded_buffer.h"
#include "core/format/decoder.h"

namespace tally {

class EventOutcome final : public EventSink {
public:
    static constexpr std::size_t kNamed = 20;     // refused records that are named one by one

    std::uint64_t received = 0, accepted = 0;

    void accept(std::span<const Event> events) override { accepted += events.size(); }
    void reject(const RejectedRecord& record) override { name(line_ + record.line + 1, record.reason, record.detail); }

    void refuse(Reason reason, std::string_view detail);         // the next line
    void refuseAll(std::string_view lines, std::string_view detail);
    void nextLine(std::uint64_t lines) { line_ += lines; }
    // {"received":…,"accepted":…,"rejected":[…],"rejected_count":…}, with "already" for a declared sender: known before, left out.
    std::string json(std::optional<std::uint64_t> already) const;

private:
    struct Refused {
        std::uint64_t line = 0;                   // of the body, or element of its array; from 1
        Reason reason{};
        std::string detail;
    };
    void name(std::uint64_t line, Reason reason, std::string_view detail);

    std::vector<Refused> named_;
    std::uint64_t refused_ = 0, line_ = 0;
};

// A decoder and the memory it reads from.
class BodyReader {
public:
    static std::unique_ptr<BodyReader> make(const LogShape& shape);   // null: no decoder for it
    void read(std::string_view lines, EventOutcome& outcome);

private:
    std::unique_ptr<Decoder> decoder_;
    PaddedBuffer bytes_;
};

}  // namespace tally
