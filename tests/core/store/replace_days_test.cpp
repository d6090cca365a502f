// SPDX-License-Identifier: GPL-3.0-or-later
// Days that are replaced by a recount: what was tampered with is as before, what was not asked for stays, and a failure at any
// call of the disk leaves the one or the other.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <deque>

#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/store_check.h"
#include "tests/core/support/faulty_vfs.h"
#include "trouble_fixture.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirstDay = 19'000;   // of BatchMaker

std::int32_t dayOf(std::int32_t minute) { return minute == kNoMinute ? kNoDay : static_cast<std::int32_t>(floorDiv(minute, 1440)); }

const ApproveDays kYes = [](const DaysCompared&) { return true; };
const ApproveDays kLook;

// What a model says, by days.
class ModelRecount final : public DayRecount {
public:
    explicit ModelRecount(const NamedCells& cells, std::vector<MinuteHealth> health = {}) : health_(std::move(health))
    {
        for (const auto& [key, tally] : cells) {
            byDay_[dayOf(std::get<2>(key))].emplace_back(key, tally);
            days_.insert(dayOf(std::get<2>(key)));
        }
        for (const MinuteHealth& minute : health_) days_.insert(dayOf(minute.minute));
    }
    const std::set<std::int32_t>& days() const override { return days_; }
    Result<void> day(std::int32_t day, RollupBatch* into) override
    {
        asked.push_back(day);
        if (day == failsAt) return fail(ErrorCode::Unreadable, "the raw data cannot be read");
        for (const auto& [key, tally] : byDay_[day]) {   // a name each: equal ones are to be found
            into->items.emplace_back(std::get<0>(key));
            into->types.emplace_back(std::get<1>(key));
            into->cells.push_back({static_cast<std::uint32_t>(into->items.size() - 1), static_cast<std::uint16_t>(into->types.size() - 1), std::get<2>(key), tally});
        }
        for (const MinuteHealth& health : health_)
            if (dayOf(health.minute) == day) into->health.push_back(health);
        return {};
    }
    std::vector<std::int32_t> asked;
    std::optional<std::int32_t> failsAt;

private:
    std::map<std::int32_t, std::vector<std::pair<NamedKey, Tally>>> byDay_;
    std::vector<MinuteHealth> health_;
    std::set<std::int32_t> days_;
};

struct Contents {
    std::map<Tier, NamedCells> tiers;
    std::vector<std::tuple<std::int32_t, std::uint64_t, std::uint64_t>> health;
    bool operator==(const Contents&) const = default;
};

Contents contentsOf(const std::string& directory)
{
    Contents contents;
    const auto reader = openSqliteReader(directory);
    EXPECT_TRUE(reader.has_value());
    for (const Tier tier : kTiers) {
        CellQuery all;
        all.tier = tier;
        contents.tiers[tier] = readCells(**reader, all);
    }
    const auto minutes = (*reader)->health(0, 100'000'000);
    for (const MinuteHealth& health : *minutes) contents.health.emplace_back(health.minute, health.events, health.errors);
    return contents;
}

void tamper(const std::string& directory, const std::string& sql)
{
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(directory.c_str(), &database), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    ASSERT_GT(sqlite3_changes(database), 0) << sql;
    sqlite3_close(database);
}

// Three days of which the second is large enough for segments, and what has no time.
class ReplaceDays : public ::testing::Test {
protected:
    void SetUp() override
    {
        auto store = openSqliteStore(whole_.path());
        ASSERT_TRUE(store.has_value());
        BatchMaker maker(11);
        const std::pair<std::size_t, std::int32_t> batches[] = {{60, 3}, {1500, 3}, {200, 3}, {700, 1}};
        std::uint64_t at = 0;
        for (const auto& [cells, days] : batches) {
            OwnedBatch made = maker.make(std::to_string(at), cells, 40, days);
            SourceProgress source = progress("log", at, at + 1);
            source.ledger = {};
            for (const BatchCell& cell : made.batch.cells) source.ledger.valid += cell.tally.count;
            source.ledger.received = source.ledger.valid;
            made.batch.sources.push_back(source);
            made.batch.health.push_back({kFirstDay * 1440 + static_cast<std::int32_t>(at) * 1440, 10, 1, 2, {}});
            health_.push_back(made.batch.health.back());
            ++at;
            ASSERT_TRUE((*store)->apply(made.batch).has_value());
            model_.apply(made.batch);
        }
    }
    ModelRecount recount() const { return ModelRecount(model_.cells({}), health_); }
    void copyTo(const TemporaryDirectory& directory) const { std::filesystem::copy_file(whole_.file("tally.db"), directory.file("tally.db")); }
    static Result<DaysCompared> replace(const std::string& directory, ModelRecount recount, const DayRange& range = {}, const ApproveDays& approve = kYes)
    {
        auto store = openSqliteStore(directory);
        EXPECT_TRUE(store.has_value());
        return (*store)->replaceDays(range, recount, approve);
    }
    static void expectSound(const std::string& directory)
    {
        const auto checks = checkSqliteStore(directory);
        ASSERT_TRUE(checks.has_value()) << checks.error().what;
        for (const StoreCheck& check : *checks) EXPECT_EQ(check.failed, 0u) << check.name << ": " << check.problems.front();
    }

    TemporaryDirectory whole_;
    ModelStore model_;
    std::vector<MinuteHealth> health_;
};

TEST_F(ReplaceDays, WhatIsTheSameIsLeftAsItLies)
{
    const auto compared = replace(whole_.path(), recount());
    ASSERT_TRUE(compared.has_value()) << compared.error().what;
    EXPECT_TRUE(compared->isSame()) << compared->differing << " " << compared->health << " " << compared->damaged;
    std::size_t cells = 0;
    for (const auto& [tier, all] : contentsOf(whole_.path()).tiers) cells += all.size();
    EXPECT_EQ(compared->cells, cells);
    EXPECT_EQ(compared->days, 5u);   // three of cells, one of health alone, and what has no time
    const auto reader = openSqliteReader(whole_.path());
    EXPECT_EQ((*reader)->version().value(), 4u);   // nobody's answer was thrown away
}

class Tampered : public ReplaceDays, public ::testing::WithParamInterface<const char*> {};

TEST_P(Tampered, IsAsBefore)
{
    const Contents before = contentsOf(whole_.path());
    ASSERT_NO_FATAL_FAILURE(tamper(whole_.file("tally.db"), GetParam()));
    const auto looked = replace(whole_.path(), recount(), {}, kLook);
    ASSERT_TRUE(looked.has_value()) << looked.error().what;
    EXPECT_FALSE(looked->isSame());
    const auto compared = replace(whole_.path(), recount());
    ASSERT_TRUE(compared.has_value()) << compared.error().what;
    EXPECT_EQ(compared->differing, looked->differing);   // looking changed nothing
    EXPECT_EQ(compared->damaged, looked->damaged);
    EXPECT_TRUE(contentsOf(whole_.path()) == before);
    expectSound(whole_.path());
    EXPECT_TRUE(replace(whole_.path(), recount())->isSame());
}

INSTANTIATE_TEST_SUITE_P(All, Tampered,
                         ::testing::Values("DELETE FROM cell", "DELETE FROM cell WHERE tier = 1", "DELETE FROM segment WHERE tier = 0",
                                           "UPDATE cell SET tally = x'' WHERE tier = 2",
                                           "UPDATE cell SET tally = (SELECT tally FROM cell WHERE tier = 0 LIMIT 1) WHERE tier = 0",
                                           "UPDATE block SET cells = x'0102030405060708090a' WHERE id = 2",
                                           "UPDATE block SET cells = (SELECT cells FROM block WHERE id = 1) WHERE id = 3",
                                           "DELETE FROM block WHERE id = 1", "UPDATE block_key SET first_item = first_item + 1",
                                           "INSERT INTO cell SELECT tier, slot + 1440 * 7, item, type, tally FROM cell WHERE tier = 0 AND slot > 0",
                                           "UPDATE health SET errors = errors + 1", "DELETE FROM health", "INSERT INTO health VALUES (5, 1, 1, 1, x'')"));

// Losses contradict little; what is counted otherwise contradicts all, and whoever is asked may refuse it.
TEST_F(ReplaceDays, IsAskedBefore)
{
    NamedCells other;
    for (const auto& [key, tally] : model_.cells({})) other[{"other " + std::get<0>(key), std::get<1>(key), std::get<2>(key)}] = tally;
    const Contents before = contentsOf(whole_.path());
    std::optional<DaysCompared> asked;
    const auto no = [&asked](const DaysCompared& compared) {
        asked = compared;
        return false;
    };
    ASSERT_TRUE(replace(whole_.path(), ModelRecount(other, health_), {}, no).has_value());
    ASSERT_TRUE(asked.has_value());
    EXPECT_EQ(asked->contradicted, asked->stored);
    EXPECT_TRUE(asked->looksReadOtherwise());
    EXPECT_TRUE(contentsOf(whole_.path()) == before);
    ASSERT_NO_FATAL_FAILURE(tamper(whole_.file("tally.db"), "DELETE FROM cell"));
    ASSERT_TRUE(replace(whole_.path(), recount(), {}, no).has_value());
    EXPECT_GT(asked->differing, 0u);
    EXPECT_LT(asked->contradicted, asked->stored / 2);   // cells of which a row is gone and a block is left
    EXPECT_FALSE(asked->looksReadOtherwise());
}

TEST_F(ReplaceDays, OtherDaysAreNotTouched)
{
    const Contents before = contentsOf(whole_.path());
    ASSERT_NO_FATAL_FAILURE(tamper(whole_.file("tally.db"), "DELETE FROM cell"));
    const Contents damaged = contentsOf(whole_.path());
    ASSERT_FALSE(damaged == before);
    ModelRecount days = recount();
    auto store = openSqliteStore(whole_.path());
    const auto compared = (*store)->replaceDays({kFirstDay + 1, kFirstDay + 2, false}, days, kYes);
    ASSERT_TRUE(compared.has_value()) << compared.error().what;
    EXPECT_GT(compared->differing, 0u);
    EXPECT_EQ(days.asked, std::vector<std::int32_t>{kFirstDay + 1});
    for (const auto& [tier, cells] : contentsOf(whole_.path()).tiers) {
        NamedCells expected = damaged.tiers.at(tier);
        for (const auto& [key, tally] : before.tiers.at(tier))
            if (dayOf(std::get<2>(key)) == kFirstDay + 1) expected[key] = tally;
        EXPECT_TRUE(cells == expected) << name(tier);
    }
}

TEST_F(ReplaceDays, WhatRetentionDroppedStaysDropped)
{
    const auto kept = setSqliteRetention(whole_.path(), {1, 2});
    ASSERT_TRUE(kept.has_value());
    const Contents before = contentsOf(whole_.path());
    EXPECT_TRUE(replace(whole_.path(), recount())->isSame());
    ASSERT_NO_FATAL_FAILURE(tamper(whole_.file("tally.db"), "DELETE FROM cell"));
    ASSERT_TRUE(replace(whole_.path(), recount()).has_value());
    EXPECT_TRUE(contentsOf(whole_.path()) == before);
    expectSound(whole_.path());
}

TEST_F(ReplaceDays, CachesHearOfIt)
{
    ASSERT_NO_FATAL_FAILURE(tamper(whole_.file("tally.db"), "DELETE FROM cell WHERE tier = 0"));
    auto store = openSqliteStore(whole_.path());
    const auto reader = openSqliteReader(whole_.path());
    const auto own = (*store)->changes();
    const auto version = (*reader)->version().value(), ownVersion = own->version().value();
    ModelRecount days = recount();
    Footprint one, other;
    std::tie(one.fromMinute, one.toMinute) = std::pair(kFirstDay * 1440, kFirstDay * 1440 + 60);
    std::tie(other.fromMinute, other.toMinute) = std::pair((kFirstDay + 1) * 1440, (kFirstDay + 1) * 1440 + 60);
    ASSERT_TRUE((*store)->replaceDays({kFirstDay, kFirstDay + 1, false}, days, kLook).has_value());
    EXPECT_FALSE(own->touchedSince(ownVersion, one).value());
    ASSERT_TRUE((*store)->replaceDays({kFirstDay, kFirstDay + 1, false}, days, kYes).has_value());
    EXPECT_TRUE(own->touchedSince(ownVersion, one).value());
    EXPECT_TRUE((*reader)->touchedSince(version, one).value());
    EXPECT_FALSE((*reader)->touchedSince(version, other).value());
}

// Items that only a recount knew are unknown again when it is not put in place.
TEST_F(ReplaceDays, TheStoreIsWrittenAsBeforeAfterLooking)
{
    NamedCells more = model_.cells({});
    more[{"never seen", "new type", kFirstDay * 1440}].count = 7;
    auto store = openSqliteStore(whole_.path());
    ModelRecount days(more, health_);
    EXPECT_EQ((*store)->replaceDays({}, days, kLook)->differing, 3u);   // in each tier
    days.failsAt = kFirstDay + 2;
    EXPECT_EQ((*store)->replaceDays({}, days, kYes).error().code, ErrorCode::Unreadable);
    BatchMaker maker(12);
    OwnedBatch made = maker.make("after", 900, 300, 3);
    made.batch.sources.push_back(progress("other", 0, 1));
    ASSERT_TRUE((*store)->apply(made.batch).has_value());
    model_.apply(made.batch);
    EXPECT_TRUE(contentsOf(whole_.path()).tiers.at(Tier::Minute) == model_.cells({}));
}

TEST_F(ReplaceDays, TheNthCallFails)
{
    const Contents before = contentsOf(whole_.path());
    ASSERT_NO_FATAL_FAILURE(tamper(whole_.file("tally.db"), "UPDATE block SET cells = x'01' WHERE id IN (1, 3); DELETE FROM cell WHERE tier > 0"));
    const auto tampered = replace(whole_.path(), recount(), {}, kLook);
    ASSERT_TRUE(tampered.has_value());
    std::uint64_t n = 1, failures = 0;
    for (bool fired = true; fired && !HasFatalFailure(); n += callStep()) {
        SCOPED_TRACE("call " + std::to_string(n));
        const TemporaryDirectory directory;
        copyTo(directory);
        bool done = false;
        {
            FaultyVfs disk;
            if (auto store = openSqliteStore(directory.path())) {
                ModelRecount days = recount();
                disk.failAt(n, FaultyVfs::Fault::Io, true);
                done = (*store)->replaceDays({}, days, kYes).has_value();
            }
            fired = disk.fired();
        }
        failures += done ? 0 : 1;
        const FaultyVfs withoutSyncs;
        ASSERT_EQ(integrityOf(directory.path()), "ok");
        const auto now = replace(directory.path(), recount(), {}, kLook);
        ASSERT_TRUE(now.has_value()) << now.error().what;
        // As it was, or as it should be; whoever was told that it is done finds it done.
        ASSERT_TRUE(now->isSame() || (!done && now->differing == tampered->differing && now->damaged == tampered->damaged));
        ASSERT_TRUE(replace(directory.path(), recount()).has_value());
        ASSERT_TRUE(contentsOf(directory.path()) == before);
    }
    EXPECT_GT(n, 50u);
    EXPECT_GT(failures, 20u / callStep());
}

}  // namespace
}  // namespace tally::test
