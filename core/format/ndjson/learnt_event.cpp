// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/ndjson/learnt_event.h"

#include "core/base/limits.h"
#include "core/format/field_values.h"

namespace tally {

namespace {

enum Slot { kItem, kType, kTime, kValue, kLatency, kOutcome, kActor, kId };

constexpr std::int64_t kTenTo[7] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

std::string_view textOf(const LearntValue& value) { return {value.text, value.length}; }
bool isLiteral(LearntKind kind) { return kind != LearntKind::Null && kind != LearntKind::Missing; }
constexpr bool in(std::uint32_t slots, Slot slot) { return (slots >> slot & 1) != 0; }

// Whole numbers as stamps: by unit, or by magnitude (DEFINITIONS section 2). At most 15 digits, so nothing overflows but
// seconds, which are in range below 10^11.
bool epochMicros(std::int64_t t, Unit unit, std::int64_t* us)
{
    const std::int64_t size = t < 0 ? -t : t;
    if (unit == Unit::None)
        unit = size < 100'000'000'000 ? Unit::Seconds : size < 100'000'000'000'000 ? Unit::Milliseconds : Unit::Microseconds;
    switch (unit) {
    case Unit::Milliseconds: *us = t * 1'000; return true;
    case Unit::Microseconds: *us = t; return true;
    case Unit::Nanoseconds: return false;
    default: *us = t * 1'000'000; return size < 1'000'000'000'000;
    }
}

}  // namespace

LearntEvent::LearntEvent(const LogShape& shape, Parts wanted)
    : time_(shape.options, shape.mapping.time.unit), timeUnit_(shape.mapping.time.unit), latencyUnit_(shape.mapping.latency.unit),
      noTime_(shape.options.noTime), hasFormat_(!shape.options.timeFormat.empty()), wanted_(wanted)
{
}

bool LearntEvent::setTime(const LearntValue& value, Event* event)
{
    if (value.kind == LearntKind::Number && !hasFormat_) {
        if (value.fraction != 0 || !epochMicros(value.digits, timeUnit_, &event->time.us)) return false;
        if (event->time < kMinTime || event->time > kMaxTime) return false;
    } else if (value.kind != LearntKind::String || time_.parse(textOf(value), &event->time) != TimeVerdict::Ok) {
        return false;
    }
    event->parts = event->parts | Part::Time;
    return true;
}

bool LearntEvent::setExtras(const LearntLine& line, std::uint32_t slots, Event* event)
{
    if (in(slots, kLatency) && has(wanted_, Part::Latency) && isLiteral(line.values[kLatency].kind) &&
        parseLatency(textOf(line.values[kLatency]), latencyUnit_, &event->latencyUs))
        event->parts = event->parts | Part::Latency;
    if (in(slots, kOutcome) && has(wanted_, Part::Outcome) && isLiteral(line.values[kOutcome].kind) &&
        line.values[kOutcome].length > 0) {
        event->outcome = parseOutcome(textOf(line.values[kOutcome]));
        event->parts = event->parts | Part::Outcome;
    }
    if (in(slots, kActor) && isLiteral(line.values[kActor].kind) && line.values[kActor].length > 0) {
        event->actor = textOf(line.values[kActor]);
        event->parts = event->parts | Part::Actor;
    }
    if (in(slots, kId) && isLiteral(line.values[kId].kind) && line.values[kId].length > 0) {
        event->id = textOf(line.values[kId]);
        event->parts = event->parts | Part::Id;
    }
    return true;
}

bool LearntEvent::fill(const LearntLine& line, std::uint32_t slots, Event* event)
{
    const LearntValue& item = line.values[kItem];
    if (!in(slots, kItem) || !isLiteral(item.kind) || item.length > limits::kItem) return false;
    event->item = textOf(item);
    event->parts = static_cast<Parts>(Part::Item);
    event->weight = 1;
    event->type = kDefaultType;
    if (in(slots, kType) && isLiteral(line.values[kType].kind) && line.values[kType].length > 0) {
        event->type = cutType(textOf(line.values[kType]));
        event->parts = event->parts | Part::Type;
    }
    if (!noTime_ && (!in(slots, kTime) || !setTime(line.values[kTime], event))) return false;
    if (in(slots, kValue)) {
        const LearntValue& value = line.values[kValue];
        if (value.kind == LearntKind::Number && value.fraction <= 6) {
            event->value.micro = static_cast<Int128>(value.digits) * kTenTo[6 - value.fraction];
            event->parts = event->parts | Part::Value;
        } else if (value.kind != LearntKind::Null) {
            return false;
        }
    }
    return setExtras(line, slots, event);
}

}  // namespace tally
