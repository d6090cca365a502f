// SPDX-License-Identifier: GPL-3.0-or-later
// EventBatch: gathers decoded events and hands them to the sink 64 at a time, and counts records at framing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/format/decoder.h"

namespace tally {

class EventBatch {
public:
    static constexpr std::size_t kCapacity = 64;

    void begin(EventSink& sink)
    {
        sink_ = &sink;
        size_ = 0;
        count_ = {};
    }
    Event* slot() { return &events_[size_]; }  // filled by the caller, then either add() or reject()
    bool full() const { return size_ == kCapacity; }
    void add(std::uint64_t offset)
    {
        events_[size_].offset = static_cast<std::uint32_t>(offset);
        events_[size_].line = static_cast<std::uint32_t>(count_.lines);
        ++count_.records;
        ++size_;
    }
    void reject(std::uint64_t offset, Reason reason, std::string_view raw, std::string_view detail)
    {
        sink_->reject({offset, count_.lines, reason, raw, detail});
        ++count_.records;
    }
    void addLines(std::uint64_t lines) { count_.lines += lines; }
    std::uint64_t lines() const { return count_.lines; }
    void flush()
    {
        if (size_ == 0) return;
        sink_->accept({events_.data(), size_});
        size_ = 0;
    }
    BatchCount finish()
    {
        flush();
        return count_;
    }

private:
    std::array<Event, kCapacity> events_{};
    std::size_t size_ = 0;
    EventSink* sink_ = nullptr;
    BatchCount count_;
};

}  // namespace tally
