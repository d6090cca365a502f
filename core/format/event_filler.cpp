// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/event_filler.h"

#include <cstring>
#include <optional>

#include "core/base/limits.h"
#include "core/base/same_bytes.h"
#include "core/format/field_values.h"

namespace tally {

namespace {

// Nothing but a few digits is most of what logs hold; -1 = it is something else.
std::int64_t fewDigits(std::string_view text)
{
    if (text.empty() || text.size() > 12) return -1;
    std::int64_t value = 0;
    for (const char c : text) {
        const auto digit = static_cast<unsigned char>(c - '0');
        if (digit > 9) return -1;
        value = value * 10 + digit;
    }
    return value;
}

}  // namespace

EventFiller::EventFiller(const LogShape& shape, Parts wanted)
    : time_(shape.options, shape.mapping.time.unit), wanted_(wanted), latencyUnit_(shape.mapping.latency.unit),
      withTime_(!shape.options.noTime), withWeight_(!shape.mapping.weight.field.empty()), decimalComma_(shape.decimalComma)
{
}

bool EventFiller::takeTime(std::string_view text, Event* event)
{
    if (text.size() == stampSize_ && stampSize_ > 0 && sameBytes(text.data(), stamp_, stampSize_)) {
        event->time = stampTime_;
    } else {
        const std::uint64_t ambiguous = time_.ambiguousTimes();
        if (time_.parse(text, &event->time) != TimeVerdict::Ok) return false;
        // One that a clock change made double is counted each time.
        stampSize_ = text.size() <= kStamp && time_.ambiguousTimes() == ambiguous ? text.size() : 0;
        std::memcpy(stamp_, text.data(), stampSize_);
        stampTime_ = event->time;
    }
    event->parts = event->parts | Part::Time;
    return true;
}

bool EventFiller::takeValue(std::string_view text, Event* event)
{
    if (const std::int64_t whole = fewDigits(text); whole >= 0) {   // in whatever notation
        event->value = {Int128{whole} * 1'000'000};
        event->parts = event->parts | Part::Value;
        return true;
    }
    bool outOfRange = false;
    char plain[kGrouped];
    if (decimalComma_) {
        const std::size_t size = withDecimalPoint(text, plain);
        text = size > 0 ? std::string_view(plain, size) : std::string_view();
    }
    std::optional<Fixed> value = parseFixed(text, &outOfRange);
    if (!value && !outOfRange) {
        if (const std::size_t size = withoutGrouping(text, plain)) value = parseFixed({plain, size}, &outOfRange);
    }
    if (value) {
        event->value = *value;
        event->parts = event->parts | Part::Value;
    }
    return !outOfRange;
}

void EventFiller::takeExtras(const RecordParts& parts, Event* event)
{
    if (!parts.latency.empty() && has(wanted_, Part::Latency) && parseLatency(parts.latency, latencyUnit_, &event->latencyUs)) {
        event->parts = event->parts | Part::Latency;
    }
    if (!parts.outcome.empty() && has(wanted_, Part::Outcome)) {
        event->outcome = parseOutcome(parts.outcome);
        event->parts = event->parts | Part::Outcome;
    }
    if (!parts.actor.empty()) {
        event->actor = parts.actor;
        event->parts = event->parts | Part::Actor;
    }
    if (!parts.id.empty()) {
        event->id = parts.id;
        event->parts = event->parts | Part::Id;
    }
}

bool EventFiller::fill(const RecordParts& parts, Event* event, Reason* reason, std::string_view* detail)
{
    const auto refuse = [&](Reason why, std::string_view text) {
        *reason = why;
        *detail = text;
        return false;
    };
    event->parts = 0;
    event->weight = 1;
    event->outcome = Outcome::Ok;
    if (parts.item.data() == nullptr) return refuse(Reason::NoItem, {});
    if (parts.item.size() > limits::kItem) return refuse(Reason::ItemTooLong, {});
    event->item = parts.item;
    event->parts = event->parts | Part::Item;
    event->type = kDefaultType;
    if (!parts.type.empty()) {
        event->type = cutType(parts.type);
        event->parts = event->parts | Part::Type;
    }
    if (withTime_ && !takeTime(parts.time, event)) return refuse(Reason::BadTime, parts.time);
    if (!parts.value.empty() && !takeValue(parts.value, event)) return refuse(Reason::ValueRange, parts.value);
    if (withWeight_) {
        if (!parseWeight(parts.weight, &event->weight)) return refuse(Reason::BadWeight, parts.weight);
        event->parts = event->parts | Part::Weight;
    }
    takeExtras(parts, event);
    return true;
}

}  // namespace tally
