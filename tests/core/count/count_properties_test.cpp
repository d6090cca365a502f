// SPDX-License-Identifier: GPL-3.0-or-later
// The window against doubled ids and the event clock beside naive models that remember everything.
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <vector>

#include "core/count/event_clock.h"
#include "core/count/id_window.h"

namespace tally {
namespace {

constexpr std::int64_t kStart = 1'700'000'000LL * kSecond;

// rc::check says what fails and with which smallest input.
template <class Property>
void holds(const char* what, Property&& property)
{
    EXPECT_TRUE(rc::check(what, std::forward<Property>(property)));
}

struct Sent {
    int sender = 0, id = 0, secondsLater = 0;
};

std::vector<Sent> someIds(int ids)
{
    std::vector<Sent> sent;
    for (const auto& [sender, id, later] : *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
             rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange(0, ids), rc::gen::inRange(0, 4))))
        sent.push_back({sender, id, later});
    return sent;
}

TEST(CountProperties, TheWindowNeverTakesANewIdForADoubleNorForgetsOneOfTheLastSevenEighths)
{
    holds("as a map of all ids", [] {
        constexpr std::size_t kCapacity = 64;
        IdWindow window(kCapacity, kDay);
        std::map<std::pair<int, int>, std::size_t> seen;   // → how many were new before it
        std::size_t fresh = 0;
        Micros now{kStart};
        for (const Sent& one : someIds(200)) {
            now.us += one.secondsLater * kSecond;
            const bool isNew = window.insert(std::to_string(one.sender), std::to_string(one.id), now);
            const auto known = seen.find({one.sender, one.id});
            if (known == seen.end()) RC_ASSERT(isNew);
            else if (fresh - known->second <= kCapacity / 8 * 7) RC_ASSERT(!isNew);
            if (isNew) seen[{one.sender, one.id}] = fresh++;
            RC_ASSERT(window.size() <= kCapacity);
        }
    });
}

TEST(CountProperties, TheWindowRemembersWhatIsYoungerThanItsAge)
{
    holds("as a map of arrivals", [] {
        constexpr std::int64_t kAge = 20 * kSecond;
        IdWindow window(100'000, kAge);
        std::map<std::pair<int, int>, Micros> taken;
        Micros now{kStart};
        for (const Sent& one : someIds(30)) {
            now.us += one.secondsLater * 3 * kSecond;
            const bool isNew = window.insert(std::to_string(one.sender), std::to_string(one.id), now);
            const auto known = taken.find({one.sender, one.id});
            if (known == taken.end()) RC_ASSERT(isNew);
            else if (now.us - known->second.us <= kAge) RC_ASSERT(!isNew);
            if (isNew) taken[{one.sender, one.id}] = now;
        }
    });
}

// The verdict from all earlier events and ticks, as DEFINITIONS section 2 words it.
EventTimeVerdict naive(const std::vector<std::int64_t>& events, const std::vector<std::int64_t>& ticks, std::int64_t time, std::int64_t arrival, const EventTimeRules& rules)
{
    if (time > arrival + rules.futureTolerance) return EventTimeVerdict::Future;
    bool isFinal = false, late = false;
    const std::int64_t end = (time / kMinute + 1) * kMinute;
    for (const std::int64_t seen : events) {
        const std::int64_t watermark = seen - rules.outOfOrderness - 1;
        isFinal |= end <= watermark;
        late |= time < watermark - rules.allowedLateness;
    }
    for (const std::int64_t tick : ticks) isFinal |= end <= tick - rules.outOfOrderness;
    return late ? EventTimeVerdict::Late : isFinal ? EventTimeVerdict::Revises : EventTimeVerdict::OnTime;
}

TEST(CountProperties, EveryVerdictIsThatOfAllEarlierEvents)
{
    holds("as a list of all events", [] {
        EventTimeRules rules;
        rules.allowedLateness = 100 * kSecond;
        EventClock clock(rules);
        std::vector<std::int64_t> events, ticks;
        std::int64_t now = kStart;
        constexpr std::int64_t kGrid = 5 * kSecond;   // and a microsecond more, so that edges are met exactly
        for (const auto& [what, ago, later] : *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
                 rc::gen::tuple(rc::gen::inRange(0, 8), rc::gen::inRange(-80, 80), rc::gen::inRange(0, 6)))) {
            now += later * kGrid;
            if (what == 0) {
                clock.tick({now});
                ticks.push_back(now);
                continue;
            }
            if (what == 1) {   // as a restart does
                EventClock again(rules);
                again.restore(clock.newest(), clock.watermark());
                clock = again;
            }
            const std::int64_t time = now - ago * kGrid + later % 2;
            RC_ASSERT(clock.see({time}, {now}) == naive(events, ticks, time, now, rules));
            if (time <= now + rules.futureTolerance) events.push_back(time);
        }
    });
}

// How a sender packs its events into batches decides nothing.
TEST(CountProperties, AGroupThatIsOnTimeIsSoOneByOne)
{
    int onTime = 0;
    holds("whatever their order in the group", [&] {
        EventTimeRules rules;
        rules.allowedLateness = *rc::gen::elementOf(std::vector<std::int64_t>{0, kSecond, 20 * kSecond, kHour});
        EventClock together(rules), apart(rules);
        std::int64_t now = kStart;
        for (const auto& group : *rc::gen::container<std::vector<std::vector<int>>>(rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 130))))) {
            now += kMinute;
            std::vector<Micros> times;
            for (const int ago : group) times.push_back({now - ago * kSecond});
            const auto [first, last] = std::minmax_element(times.begin(), times.end());
            const bool all = together.seeGroup(*first, *last, {now});
            for (const Micros time : times) {
                const EventTimeVerdict verdict = apart.see(time, {now});
                if (all) RC_ASSERT(verdict == EventTimeVerdict::OnTime);
                else together.see(time, {now});
            }
            onTime += all ? 1 : 0;
            RC_ASSERT(together.watermark() == apart.watermark());
        }
    });
    EXPECT_GT(onTime, 10);
}

}  // namespace
}  // namespace tally
