// SPDX-License-Identifier: GPL-3.0-or-later
// JsonRecord: one JSON object → one Event, through simdjson with every value checked. The reference for the learnt path,
// and what reads every record that path does not take.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "core/event/event.h"
#include "core/event/letter.h"
#include "core/event/read_options.h"

namespace tally {

class JsonRecord {
public:
    JsonRecord(const LogShape& shape, Parts wanted);
    ~JsonRecord();
    JsonRecord(const JsonRecord&) = delete;
    JsonRecord& operator=(const JsonRecord&) = delete;

    // REQUIRES: limits::kPadding readable bytes behind `object`. True: *event is filled; its views stay valid until
    // reset(). False: *reason (and perhaps *detail) say why. Duplicate keys: the last wins; null = missing.
    bool read(std::string_view object, Event* event, Reason* reason, std::string_view* detail);
    void reset();  // gives the scratch memory back; call after the sink has seen the events

    // See Decoder::watchKeys(); keys at the top of the object. `wasWanted`: the record that was read last, and is an event, has one.
    void watchKeys(std::function<bool(std::string_view key)> wants);
    bool wasWanted() const;

    std::uint64_t ambiguousTimes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally
