// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/counting_sink.h"

#include <utility>

namespace tally {

CountingSink::CountingSink(Dictionary& dictionary, TypeTable& types, Deliver deliver, Cold cold, bool withTimeline)
    : dictionary_(dictionary), types_(types), deliver_(std::move(deliver)), cold_(cold), withTimeline_(withTimeline), watching_(withTimeline && dictionary.watched().enabled())
{
}

void CountingSink::accept(std::span<const Event> events)
{
    if (cells_.full() || (coldCells_ && coldCells_->full())) flush();
    ItemId items[Dictionary::kGroup];
    TypeId types[Dictionary::kGroup];
    std::int32_t minutes[Dictionary::kGroup];
    dictionary_.intern(events, items);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        types[i] = types_.intern(event.type);
        const bool timed = has(event.parts, Part::Time);
        if (timed) delta_.see(event.time);
        minutes[i] = timed ? minuteOf(event.time) : kNoMinute;
        cells_.prefetch(items[i], types[i], minutes[i]);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        if (has(event.parts, Part::Weight)) {
            const bool valued = has(event.parts, Part::Value);
            cells_.addWeighted(items[i], types[i], minutes[i], valued ? &event.value : nullptr, event.weight);
        } else if (has(event.parts, Part::Value)) cells_.add(items[i], types[i], minutes[i], event.value);
        else cells_.add(items[i], types[i], minutes[i]);
        if (cold_ == Cold::Keep && dictionary_.isOther(items[i])) countCold(event, types[i], minutes[i]);
        if (withTimeline_ && minutes[i] != kNoMinute) {
            countTimeline(event, types[i], minutes[i]);
            if (watching_ && (has(event.parts, Part::Latency) || has(event.parts, Part::Outcome))) countParts(event, items[i], types[i], minutes[i]);
        }
    }
    delta_.events += events.size();
}

void CountingSink::countCold(const Event& event, TypeId type, std::int32_t minute)
{
    if (!coldItems_) coldItems_ = std::make_shared<Dictionary>();
    if (!coldCells_) coldCells_ = std::make_unique<CellTable>();
    const ItemId item = coldItems_->intern(event.item);
    if (has(event.parts, Part::Weight)) {
        const bool valued = has(event.parts, Part::Value);
        coldCells_->addWeighted(item, type, minute, valued ? &event.value : nullptr, event.weight);
    } else if (has(event.parts, Part::Value)) coldCells_->add(item, type, minute, event.value);
    else coldCells_->add(item, type, minute);
}

void CountingSink::countTimeline(const Event& event, TypeId type, std::int32_t minute)
{
    if (last_ == nullptr || minute != lastMinute_) {
        last_ = &delta_.timeline.at(minute);
        lastMinute_ = minute;
    }
    if (last_->types.size() <= raw(type)) last_->types.resize(raw(type) + std::size_t{1});
    Tally& tally = last_->types[raw(type)];
    if (event.weight == 0) return;
    tally.count += event.weight;
    if (has(event.parts, Part::Value)) tally.addValue(event.value, event.weight);
    last_->health.add(event);
    delta_.hasLatency |= has(event.parts, Part::Latency);
    delta_.hasOutcome |= has(event.parts, Part::Outcome);
}

void CountingSink::countParts(const Event& event, ItemId item, TypeId type, std::int32_t minute)
{
    if (event.weight == 0) return;
    if (lastParts_ == nullptr || minute != partsMinute_) {
        lastParts_ = &delta_.timeline.parts().at(minute);
        partsMinute_ = minute;
    }
    if (raw(type) < kWatchedTypes) lastParts_->types.at(raw(type)).add(event);
    if (!dictionary_.isOther(item) && dictionary_.watched().admit(item)) lastParts_->items.at(raw(item)).add(event);
}

void CountingSink::flush()
{
    if (cells_.empty() && delta_.events == 0) return;
    delta_.run = cells_.seal();
    if (coldItems_) delta_.cold = ColdRun{std::exchange(coldItems_, {}), coldCells_->seal()};
    last_ = nullptr;
    lastParts_ = nullptr;
    deliver_(std::exchange(delta_, Delta{}));
}

}  // namespace tally
