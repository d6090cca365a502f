// SPDX-License-Identifier: GPL-3.0-or-later
// A worker's events become the same minutes whether their seconds are kept or not, and no table holds more than it has room for.
#include "core/engine/hot/counting_sink.h"

#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>

namespace tally {
namespace {

using Cells = std::map<CellKey, Tally>;

void addTo(Cells* cells, const SortedRun& run)
{
    visitAll(run, [&](const Cell& cell) { (*cells)[cell.key].merge(cell.tally); });
}

// One worker, and all it has handed on.
class Worker {
public:
    explicit Worker(bool withSeconds) { sink_.keepSeconds(withSeconds); }
    void count(const std::string& item, Event event, bool revising = false)
    {
        std::string padded = item;
        padded.resize(item.size() + 16);
        event.item = std::string_view(padded).substr(0, item.size());
        event.parts = event.parts | Part::Item | Part::Type;
        revising ? sink_.acceptRevising({&event, 1}) : sink_.accept({&event, 1});
    }
    void finish() { sink_.flush(); }
    Cells minutes, seconds, revised;
    std::size_t handedOn = 0;

private:
    void take(Delta&& delta)
    {
        ++handedOn;
        if (delta.run) addTo(&minutes, *delta.run);
        for (const auto& run : delta.revisions.runs) addTo(&revised, *run);
        if (!delta.seconds) return;
        for (const auto& run : delta.seconds->runs) addTo(&seconds, *run);
    }
    Dictionary dictionary_;
    TypeTable types_;
    CountingSink sink_{dictionary_, types_, [this](Delta&& delta) { take(std::move(delta)); }};
};

Micros yearsAgo(int year) { return {(year - 1970) * 365 * kDay}; }

TEST(CountingSink, MinutesAreTheSameWithAndWithoutTheirSeconds)
{
    std::mt19937_64 random(7);
    Worker with(true), without(false);
    for (int i = 0; i < 60'000; ++i) {
        Event event;
        event.type = random() % 3 == 0 ? "like" : "view";
        if (random() % 20 != 0) {   // the others have no time
            event.time = {yearsAgo(random() % 10 == 0 ? 1940 : 2020).us + static_cast<std::int64_t>(random() % (20 * kMinute))};
            event.parts = event.parts | Part::Time;
        }
        if (random() % 2 == 0) {
            event.value = Fixed::fromInteger(static_cast<std::int64_t>(random() % 2000) - 1000);
            event.parts = event.parts | Part::Value;
        }
        if (random() % 4 == 0) {
            event.weight = static_cast<std::uint32_t>(random() % 3);
            event.parts = event.parts | Part::Weight;
        }
        const std::string item = "item" + std::to_string(random() % 40);
        with.count(item, event);
        without.count(item, event);
    }
    with.finish();
    without.finish();
    EXPECT_EQ(with.minutes, without.minutes);
    EXPECT_GT(with.seconds.size(), 10'000u);
    EXPECT_TRUE(without.seconds.empty());
    EXPECT_GT(with.handedOn, 2u);
}

// Before 1951 there are no seconds, and both kinds of events may change minutes that were final.
TEST(CountingSink, WhatRevisesMinutesWithAndWithoutSecondsFindsRoom)
{
    Worker worker(true);
    for (int i = 0; i < 6000; ++i)
        for (const int year : {1940, 2000}) {
            Event event;
            event.type = "view";
            event.time = yearsAgo(year);
            event.parts = event.parts | Part::Time;
            worker.count(std::to_string(year) + "-" + std::to_string(i), event, true);
        }
    worker.finish();
    EXPECT_EQ(worker.minutes.size(), 12'000u);
    EXPECT_EQ(worker.revised, worker.minutes);
    EXPECT_EQ(worker.seconds.size(), 6000u);
}

}  // namespace
}  // namespace tally
