// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/counting_sink.h"

#include <utility>

namespace tally {

namespace {

void add(CellTable& cells, const Event& event, ItemId item, TypeId type, std::int32_t minute)
{
    const bool valued = has(event.parts, Part::Value);
    if (has(event.parts, Part::Weight)) cells.addWeighted(item, type, minute, valued ? &event.value : nullptr, event.weight);
    else if (valued) cells.add(item, type, minute, event.value);
    else cells.add(item, type, minute);
}

// Of a table that may not be there, and is when the first cell is.
void addSometimes(std::unique_ptr<CellTable>& cells, const Event& event, ItemId item, TypeId type, std::int32_t minute)
{
    if (!cells) cells = std::make_unique<CellTable>();
    add(*cells, event, item, type, minute);
}

// The seconds of an item and type follow each other, so their minutes do, and equal ones add up.
std::shared_ptr<const SortedRun> minutesOf(const SortedRun& seconds)
{
    SortedRun::Builder minutes(seconds.cells());
    auto reader = seconds.reader();
    CellKey key;
    SortedRun::PackedTally tally;
    while (reader.next(&key, &tally)) {
        key.minute = minuteOf(startOfSecond(key.minute));
        minutes.add(key, tally);
    }
    return minutes.finish();
}

}  // namespace

CountingSink::CountingSink(Dictionary& dictionary, TypeTable& types, Deliver deliver, Cold cold, bool withTimeline)
    : dictionary_(dictionary), types_(types), deliver_(std::move(deliver)), cold_(cold), withTimeline_(withTimeline), watching_(withTimeline && dictionary.watched().enabled())
{
}

void CountingSink::count(std::span<const Event> events, bool revising)
{
    const auto full = [](const std::unique_ptr<CellTable>& cells) { return cells && cells->full(); };
    if (cells_.full() || full(seconds_) || full(revised_) || full(coldCells_)) flush();
    ItemId items[Dictionary::kGroup];
    TypeId types[Dictionary::kGroup];
    std::int32_t minutes[Dictionary::kGroup], slots[Dictionary::kGroup];
    CellTable* tables[Dictionary::kGroup];
    dictionary_.intern(events, items);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        types[i] = types_.intern(event.type);
        const bool timed = has(event.parts, Part::Time);
        if (timed) delta_.see(event.time);
        minutes[i] = timed ? minuteOf(event.time) : kNoMinute;
        slots[i] = minutes[i];
        if (const auto second = seconds_ && timed ? secondOf(event.time) : std::nullopt) {   // minutes are made of them, see foldSeconds()
            slots[i] = *second;
            tables[i] = seconds_.get();
        } else {
            tables[i] = &cells_;
        }
        tables[i]->prefetch(items[i], types[i], slots[i]);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        add(*tables[i], event, items[i], types[i], slots[i]);
        if (revising) addSometimes(revised_, event, items[i], types[i], minutes[i]);
        if (cold_ == Cold::Keep && dictionary_.isOther(items[i])) countCold(event, types[i], minutes[i], revising);
        if (withTimeline_ && minutes[i] != kNoMinute) {
            countTimeline(event, types[i], minutes[i]);
            if (watching_ && (has(event.parts, Part::Latency) || has(event.parts, Part::Outcome))) countParts(event, items[i], types[i], minutes[i]);
        }
    }
    delta_.events += events.size();
}

void CountingSink::countCold(const Event& event, TypeId type, std::int32_t minute, bool revising)
{
    if (event.weight == 0) return;   // no cell, and an item without cells is none
    if (!coldItems_) coldItems_ = std::make_shared<Dictionary>();
    const ItemId item = coldItems_->intern(event.item);
    addSometimes(coldCells_, event, item, type, minute);
    if (revising) addSometimes(coldRevised_, event, item, type, minute);
}

void CountingSink::countTimeline(const Event& event, TypeId type, std::int32_t minute)
{
    const auto second = seconds_ ? secondOf(event.time) : std::nullopt;   // minutes are made of them, see foldSeconds()
    const std::int64_t slot = second ? *second : minute - (std::int64_t{1} << 40);
    if (last_ == nullptr || slot != lastSlot_) {
        last_ = second ? &delta_.seconds->line.at(*second) : &delta_.timeline.at(minute);
        lastSlot_ = slot;
    }
    if (event.weight == 0) return;
    last_->types.add(raw(type), event.weight);
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

void CountingSink::keepSeconds(bool keep)
{
    if (keep == (seconds_ != nullptr)) return;
    seconds_ = keep ? std::make_unique<CellTable>() : nullptr;
    delta_.seconds.reset();
    if (keep) delta_.seconds.emplace();
}

void CountingSink::foldSeconds()
{
    if (auto run = seconds_->seal()) {
        auto minutes = minutesOf(*run);
        const std::shared_ptr<const SortedRun> both[] = {delta_.run, minutes};
        delta_.run = delta_.run ? SortedRun::merge(both) : std::move(minutes);
        delta_.seconds->runs.push_back(std::move(run));
    }
    delta_.seconds->line.visit(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), [&](std::int32_t second, const TimelineMinute& entry) {
        delta_.timeline.at(minuteOf(startOfSecond(second))).merge(entry);
    });
}

void CountingSink::flush()
{
    if (cells_.empty() && delta_.events == 0) return;
    delta_.run = cells_.seal();
    if (seconds_) foldSeconds();
    if (coldItems_) delta_.cold = ColdRun{std::exchange(coldItems_, {}), coldCells_->seal()};
    if (revised_ && !revised_->empty()) delta_.revisions.runs.push_back(revised_->seal());
    if (coldRevised_ && !coldRevised_->empty()) delta_.revisions.cold.push_back({delta_.cold->items, coldRevised_->seal()});
    last_ = nullptr;
    lastParts_ = nullptr;
    deliver_(std::exchange(delta_, Delta{}));
    if (seconds_) delta_.seconds.emplace();
}

}  // namespace tally
