// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever batches come, in rows or segments, merged or not, reopened, with retention in between: the minutes of an hour add up
// to the hour, the hours of a day to the day, and all of it is what a map of all batches says.
#include <gtest/gtest.h>

#include <rapidcheck.h>

#include "core/base/clock.h"
#include "core/store/sqlite/store_check.h"
#include "model.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirst = 19'000 * 1440;

class TieredStore {
public:
    explicit TieredStore(std::uint64_t seed) : maker_(seed) { open(); }

    void add(std::size_t cells, std::int32_t days)
    {
        OwnedBatch made = maker_.make(std::to_string(++batches_), cells, 12, days);
        std::uint64_t events = 0;
        for (const BatchCell& cell : made.batch.cells) events += cell.tally.count;
        made.batch.sources.push_back(progress("log", at_, at_ + events));
        at_ += events;
        const auto applied = store_->apply(made.batch);
        RC_ASSERT(applied.has_value());
        model_.apply(made.batch);
    }
    void open()
    {
        store_.reset();
        auto store = openSqliteStore(directory_.path(), clock_);
        RC_ASSERT(store.has_value());
        store_ = std::move(*store);
    }
    void keep(const Retention& retention)
    {
        store_.reset();
        RC_ASSERT(setSqliteRetention(directory_.path(), retention, clock_).has_value());
        open();
    }
    void check() const
    {
        const auto reader = openSqliteReader(directory_.path());
        RC_ASSERT(reader.has_value());
        const auto kept = (*reader)->kept();
        RC_ASSERT(kept.has_value());
        std::map<Tier, NamedCells> tiers;
        for (const Tier tier : kTiers) {
            CellQuery all;
            all.tier = tier;
            tiers[tier] = readCells(**reader, all);
            const std::int32_t from = tier == Tier::Minute ? kept->minutesFrom : tier == Tier::Hour ? kept->hoursFrom : kOpen;
            NamedCells expected = model_.cells(all);
            std::erase_if(expected, [&](const auto& cell) { return std::get<2>(cell.first) != kNoMinute && std::get<2>(cell.first) < from; });
            RC_ASSERT(tiers[tier] == expected);
        }
        RC_ASSERT(coarsened(tiers[Tier::Minute], Tier::Hour, kOpen) == coarsened(tiers[Tier::Hour], Tier::Hour, kept->minutesFrom));
        RC_ASSERT(coarsened(tiers[Tier::Hour], Tier::Day, kOpen) == coarsened(tiers[Tier::Day], Tier::Day, kept->hoursFrom));
    }
    // What `tallyctl verify` looks at holds too.
    void verify() const
    {
        const auto checks = checkSqliteStore(directory_.path());
        RC_ASSERT(checks.has_value());
        for (const StoreCheck& check : *checks) RC_ASSERT(check.failed == 0u);
    }

private:
    static constexpr std::int32_t kOpen = std::numeric_limits<std::int32_t>::min();
    // Of what lies at or behind `from`, and of what has no time.
    static NamedCells coarsened(const NamedCells& cells, Tier tier, std::int32_t from)
    {
        NamedCells found;
        for (const auto& [key, tally] : cells) {
            const auto& [item, type, minute] = key;
            if (minute == kNoMinute || minute >= from) found[{item, type, minuteOfSlot(tier, slotOf(tier, minute))}].merge(tally);
        }
        return found;
    }

    TemporaryDirectory directory_;
    BatchMaker maker_;
    ModelStore model_;
    std::shared_ptr<const Clock> clock_ = std::make_shared<ManualClock>(startOfMinute(kFirst + 30 * 1440).us);
    std::unique_ptr<RollupStore> store_;
    int batches_ = 0;
    std::uint64_t at_ = 0;
};

TEST(TierMergeProperties, MinutesAddUpToHoursAndHoursToDays)
{
    EXPECT_TRUE(rc::check("as a map of all batches", [] {
        TieredStore store(*rc::gen::arbitrary<std::uint64_t>());
        const int steps = *rc::gen::inRange(1, 14);
        for (int step = 0; step < steps; ++step) {
            switch (*rc::gen::inRange(0, 12)) {
            case 0: store.open(); break;
            case 1: {
                const std::int32_t minuteDays = *rc::gen::inRange(1, 4);
                store.keep({minuteDays, minuteDays + *rc::gen::inRange(0, 3)});
                break;
            }
            case 2:
            case 3:
            case 4: store.add(600, 1); break;    // a segment in each tier or in one; eight of them are merged
            case 5: store.add(1'500, 3); break;
            default: store.add(static_cast<std::size_t>(*rc::gen::inRange(1, 60)), *rc::gen::inRange(1, 6));
            }
        }
        store.check();
        store.verify();
    }));
}

}  // namespace
}  // namespace tally::test
