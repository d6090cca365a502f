// SPDX-License-Identifier: GPL-3.0-or-later
// Space-Saving beside a map of everything: its bounds hold after any adds and merges, and are as narrow as promised.
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>

#include "core/count/space_saving.h"

namespace tally {
namespace {

using Truth = std::map<std::string, std::uint64_t>;

template <class Property>
void holds(const char* what, Property&& property)
{
    EXPECT_TRUE(rc::check(what, std::forward<Property>(property)));
}

// Small numbers are much more frequent than large ones.
std::vector<std::pair<std::string, std::uint64_t>> someAdds()
{
    std::vector<std::pair<std::string, std::uint64_t>> adds;
    const int few = *rc::gen::inRange(0, 400);
    for (int i = 0; i < few; ++i) {
        const int range = *rc::gen::element(3, 10, 60, 300);
        adds.emplace_back("item " + std::to_string(*rc::gen::inRange(0, range)), *rc::gen::inRange<std::uint64_t>(0, 20));
    }
    return adds;
}

void fill(SpaceSaving& summary, Truth& truth)
{
    for (const auto& [text, weight] : someAdds()) {
        summary.add(text, weight);
        if (weight > 0) truth[text] += weight;
    }
}

std::uint64_t sumOf(const Truth& truth)
{
    std::uint64_t sum = 0;
    for (const auto& [text, count] : truth) sum += count;
    return sum;
}

void expectBounds(const SpaceSaving& summary, const Truth& truth, std::size_t m)
{
    const std::uint64_t total = sumOf(truth);
    RC_ASSERT(summary.total() == total);
    RC_ASSERT(summary.absent() <= total / m);
    RC_ASSERT(summary.entries().size() <= m + (m + 3) / 4);
    std::map<std::string, int> seen;
    for (const SpaceSaving::Entry& entry : summary.entries()) {
        RC_ASSERT(++seen[*entry.text] == 1);
        RC_ASSERT(truth.contains(*entry.text));
        RC_ASSERT(entry.error <= total / m);
        RC_ASSERT(entry.count >= summary.absent());
    }
    for (const auto& [text, count] : truth) {
        const auto bounds = summary.estimate(text);
        RC_ASSERT(bounds.lower <= count);
        RC_ASSERT(count <= bounds.upper);
        RC_ASSERT(bounds.upper - bounds.lower <= total / m);
        if (truth.size() <= m) RC_ASSERT(bounds.lower == bounds.upper);
    }
    RC_ASSERT(summary.estimate("never added") == (SpaceSaving::Bounds{0, summary.absent()}));
}

TEST(SpaceSaving, BoundsHoldAndAreNarrow)
{
    holds("as a map of all items", [] {
        const auto m = *rc::gen::inRange<std::size_t>(1, 40);
        SpaceSaving summary(m);
        Truth truth;
        fill(summary, truth);
        expectBounds(summary, truth, m);
    });
}

TEST(SpaceSaving, BoundsHoldAfterMergesInAnyOrder)
{
    holds("as a map of all items of all parts", [] {
        const auto m = *rc::gen::inRange<std::size_t>(1, 40);
        Truth truth;
        std::vector<SpaceSaving> parts(*rc::gen::inRange<std::size_t>(1, 6), SpaceSaving(m));
        for (SpaceSaving& part : parts) fill(part, truth);
        while (parts.size() > 1) {   // a random tree of merges, with adds between
            std::swap(parts[*rc::gen::inRange<std::size_t>(0, parts.size())], parts.back());
            const SpaceSaving last = std::move(parts.back());
            parts.pop_back();
            SpaceSaving& to = parts[*rc::gen::inRange<std::size_t>(0, parts.size())];
            to.merge(last);
            fill(to, truth);
        }
        expectBounds(parts.front(), truth, m);
    });
}

TEST(SpaceSaving, MergedWithItselfIsTwiceAsMuch)
{
    SpaceSaving summary(4);
    for (int i = 0; i < 100; ++i) summary.add("item " + std::to_string(i % 9), 1);
    const auto before = summary.estimate("item 0");
    const auto absent = summary.absent();
    summary.merge(summary);
    EXPECT_EQ(summary.total(), 200U);
    EXPECT_EQ(summary.absent(), 2 * absent);
    EXPECT_EQ(summary.estimate("item 0").upper, 2 * before.upper);
}

TEST(SpaceSaving, LongTextsTakeNoMoreThanTheirRoomAndTheBoundsHold)
{
    holds("whatever their length", [] {
        constexpr std::size_t kRoom = 2000;
        SpaceSaving summary(64, kRoom);
        Truth truth;
        const int adds = *rc::gen::inRange(0, 300);
        for (int i = 0; i < adds; ++i) {
            const int item = *rc::gen::inRange(0, 60);
            const std::string text = std::to_string(item) + std::string(static_cast<std::size_t>(item * 7), '.');
            const auto weight = *rc::gen::inRange<std::uint64_t>(1, 9);
            summary.add(text, weight);
            truth[text] += weight;
        }
        std::size_t bytes = 0;
        for (const auto& entry : summary.entries()) bytes += entry.text->size();
        RC_ASSERT(bytes <= kRoom);
        for (const auto& [text, count] : truth) {
            const auto bounds = summary.estimate(text);
            RC_ASSERT(bounds.lower <= count);
            RC_ASSERT(count <= bounds.upper);
        }
    });
}

TEST(SpaceSaving, AFloodOfStrangersDoesNotHideWhoIsFrequent)
{
    SpaceSaving summary;
    constexpr int kFlood = 200'000, kHot = 300;
    for (int i = 0; i < kFlood; ++i) {
        summary.add("stranger " + std::to_string(i), 1);
        if (i % (kFlood / kHot) == 0) summary.add("hot", 1);
    }
    const std::uint64_t hot = (kFlood + kFlood / kHot - 1) / (kFlood / kHot);
    const auto bounds = summary.estimate("hot");
    EXPECT_LE(bounds.lower, hot);
    EXPECT_GE(bounds.upper, hot);
    EXPECT_GT(bounds.lower, summary.absent());   // above everyone it does not hold
    EXPECT_LE(summary.absent(), summary.total() / SpaceSaving::kEntries);
    EXPECT_LE(summary.memoryBytes(), 221'200U + SpaceSaving::kTextBytes);
}

}  // namespace
}  // namespace tally
