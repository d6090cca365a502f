// SPDX-License-Identifier: GPL-3.0-or-later
// AccessDecoder: access-log lines → events. Line ends come from the shared vector index, fields from AccessLine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/format/access/access_line.h"
#include "core/format/decoder.h"
#include "core/format/event_batch.h"
#include "core/format/event_filler.h"

namespace tally {

class AccessDecoder final : public Decoder {
public:
    // REQUIRES: every mapped field is one that accessField() knows.
    AccessDecoder(const LogShape& shape, Parts wanted);
    BatchCount decode(std::string_view bytes, EventSink& sink) override;
    std::uint64_t ambiguousTimes() const override { return filler_.ambiguousTimes(); }

private:
    // Where in line_ each part is found; absent_ for none.
    struct Plan {
        const std::string_view *item, *type, *time, *value, *latency, *outcome, *actor, *id, *weight;
    };
    const std::string_view* place(AccessField field);

    void take(const char* start, const char* lineEnd);
    bool fill(std::string_view text, Reason* reason, std::string_view* detail);

    AccessLine line_;
    std::string_view absent_, referrer_, agent_;  // the latter two only when asked for
    bool withReferrer_ = false, withAgent_ = false;
    Plan plan_{};
    EventFiller filler_;
    EventBatch batch_;
    std::unique_ptr<std::uint32_t[]> lineEnds_;
    const char* begin_ = nullptr;
};

}  // namespace tally
