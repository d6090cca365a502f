// SPDX-License-Identifier: GPL-3.0-or-later
// What the summaries of the tail say of a range, beside a list of all events; and that what was published stays as it was.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <set>

#include "core/engine/hot/tail_bounds.h"

namespace tally {
namespace {

constexpr std::int32_t kHourOf = 60, kDayOf = 24 * 60;
constexpr std::int32_t kStart = 1'000 * kDayOf;

struct Late {
    std::string item;
    std::int32_t minute = 0;
    int type = 0;
    std::uint64_t count = 0;
};

std::string itemOf(int i) { return "item " + std::to_string(i); }

// Over minutes, hours or days; some in order, some not, some without a time.
std::vector<Late> someEvents()
{
    std::vector<Late> events;
    const std::int32_t span = *rc::gen::element(30, 5 * kHourOf, 3 * kDayOf, 40 * kDayOf);
    const bool ordered = *rc::gen::arbitrary<bool>();
    const int many = *rc::gen::inRange(1, 200), items = *rc::gen::element(3, 12, 50);
    for (int i = 0; i < many; ++i) {
        std::int32_t minute = kStart + *rc::gen::inRange(0, span);
        if (*rc::gen::inRange(0, 30) == 0) minute = kNoMinute;
        events.push_back({itemOf(*rc::gen::inRange(0, items)), minute, *rc::gen::inRange(0, 2), *rc::gen::inRange<std::uint64_t>(1, 9)});
    }
    if (ordered) std::stable_sort(events.begin(), events.end(), [](const Late& a, const Late& b) { return a.minute < b.minute; });
    return events;
}

std::pair<std::int32_t, std::int32_t> someRange()
{
    const std::int32_t step = *rc::gen::element(1, kHourOf, kDayOf);
    const std::int32_t from = kStart + step * *rc::gen::inRange(-2, 70);
    const int open = *rc::gen::inRange(0, 6);
    return {open == 0 || open == 1 ? kNoMinute : from, open == 0 || open == 2 ? std::numeric_limits<std::int32_t>::max() : from + step * *rc::gen::inRange(1, 30)};
}

void add(TailSummaries& tail, const Late& event)
{
    SpaceSaving::Key key(event.item);
    tail.add(key, event.minute, event.count);
}

struct Truth {
    TailBounds::Shared shared;
    std::map<std::string, std::uint64_t> counts;
};

Truth truthOf(const std::vector<Late>& events, std::int32_t from, std::int32_t to, bool typed)
{
    Truth truth;
    for (const Late& event : events) {
        if (event.minute < from || event.minute >= to) continue;
        truth.shared.all += event.count;
        if (typed && event.type != 1) continue;
        truth.shared.wanted += event.count;
        truth.counts[event.item] += event.count;
    }
    return truth;
}

void expectBounds(TailBounds bounds, const Truth& truth)
{
    const auto countOf = [&](const std::string& item) { return truth.counts.contains(item) ? truth.counts.at(item) : 0; };
    for (int i = 0; i < 50; ++i) {
        const auto of = bounds.of(itemOf(i));
        RC_ASSERT(of.lower <= countOf(itemOf(i)));
        RC_ASSERT(countOf(itemOf(i)) <= of.upper);
    }
    std::set<std::string> named;
    std::uint64_t certain = 0;
    for (const BoundedItem& item : bounds.items()) {
        const std::string text(item.text);
        RC_ASSERT(named.insert(text).second);
        RC_ASSERT(item.lower <= countOf(text));
        RC_ASSERT(countOf(text) <= item.upper);
        certain += item.lower;
    }
    RC_ASSERT(certain <= truth.shared.wanted);
    for (const auto& [text, count] : truth.counts)
        if (!named.contains(text)) RC_ASSERT(count <= bounds.absent());
}

TEST(Tail, BoundsHoldInAnyRangeForAllTypesAndForOne)
{
    EXPECT_TRUE(rc::check("as a list of all events", [] {
        TailSummaries tail(*rc::gen::element<std::size_t>(2, 5, 4096));
        const auto events = someEvents();
        for (const Late& event : events) add(tail, event);
        const auto view = tail.publish();
        for (int asked = 0; asked < 5; ++asked) {
            const auto [from, to] = someRange();
            for (const bool typed : {false, true}) {
                const Truth truth = truthOf(events, from, to, typed);
                expectBounds(TailBounds(view.get(), from, to, truth.shared), truth);
            }
        }
    }));
}

TEST(Tail, WholeKeptSlotsAreExactWhileNothingWasCut)
{
    EXPECT_TRUE(rc::check("the last minutes, hours and days", [] {
        TailSummaries tail;
        const auto events = someEvents();
        for (const Late& event : events) add(tail, event);
        const auto view = tail.publish();
        for (const TailView::Level& level : view->levels) {
            if (level.kept.empty()) continue;
            RC_ASSERT(level.kept.size() <= (level.minutes == 1 ? 61u : level.minutes == kHourOf ? 25u : 8u));
            const std::int32_t to = (level.kept.back().first + 1) * level.minutes;
            const std::int32_t from = level.kept[*rc::gen::inRange<std::size_t>(0, level.kept.size())].first * level.minutes;
            const Truth truth = truthOf(events, from, to, false);
            TailBounds bounds(view.get(), from, to, truth.shared);
            const auto items = bounds.items();
            RC_ASSERT(items.size() == truth.counts.size());
            for (const BoundedItem& item : items) {
                RC_ASSERT(item.lower == truth.counts.at(std::string(item.text)));
                RC_ASSERT(item.upper == item.lower);
            }
        }
    }));
}

TEST(Tail, MergedIsAsAddedHere)
{
    EXPECT_TRUE(rc::check("in two parts", [] {
        TailSummaries one(3), two(3);
        const auto events = someEvents();
        for (const Late& event : events) add(*rc::gen::arbitrary<bool>() ? one : two, event);
        one.merge(std::move(two));
        const auto view = one.publish();
        const auto [from, to] = someRange();
        const Truth truth = truthOf(events, from, to, false);
        expectBounds(TailBounds(view.get(), from, to, truth.shared), truth);
    }));
}

TEST(Tail, WhatWasPublishedStaysAndOnlyWhatChangedIsCopied)
{
    TailSummaries tail;
    EXPECT_EQ(tail.publish(), nullptr);
    add(tail, {"a", kStart, 0, 1});
    add(tail, {"a", kStart + 1, 0, 1});
    const auto before = tail.publish();
    EXPECT_EQ(tail.publish(), before);
    add(tail, {"a", kStart + 1, 0, 5});
    const auto after = tail.publish();
    EXPECT_EQ(before->all->estimate("a").upper, 2u);
    EXPECT_EQ(after->all->estimate("a").upper, 7u);
    const auto& minutesBefore = before->levels[0].kept;
    const auto& minutesAfter = after->levels[0].kept;
    EXPECT_EQ(minutesBefore[0].second, minutesAfter[0].second);
    EXPECT_NE(minutesBefore[1].second, minutesAfter[1].second);
    // The text is there once.
    EXPECT_EQ(before->all->entries()[0].text, after->levels[2].kept[0].second->entries()[0].text);
}

TEST(Tail, AStampOfTheFarFutureTakesOneSlotAndNotAll)
{
    TailSummaries tail;
    for (int m = 0; m < 200; ++m) add(tail, {"a", kStart + m, 0, 1});
    add(tail, {"b", kStart + 90'000'000, 0, 1});
    const auto view = tail.publish();
    const TailBounds hour(view.get(), kStart + 140, kStart + 200, {60, 60});
    EXPECT_EQ(hour.of("a"), (SpaceSaving::Bounds{60, 60}));
    EXPECT_EQ(hour.of("b").upper, 0u);
}

}  // namespace
}  // namespace tally
