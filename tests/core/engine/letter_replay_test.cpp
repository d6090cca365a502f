// SPDX-License-Identifier: GPL-3.0-or-later
// Dead letters that are counted after all, or put away: the ledger, the counts and the letters stay one book, whatever is
// decided in whatever order, and a kill in between leaves it before or behind the decision, never half of it.
#include "core/engine/keep/letter_replay.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <set>

#include "core/store/kept_options.h"
#include "core/store/sqlite/sqlite_store.h"
#include "core/store/sqlite/store_check.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

using test::TemporaryDirectory;

constexpr const char* kGood = R"({"videoId":"v1","timestamp":1795391000})";
constexpr const char* kBroken = R"({"videoId":"v1","timestamp":)";
constexpr const char* kNoItem = R"({"timestamp":1795391000})";

// One batch of a listener: records of which each is a dead letter.
RollupBatch lettersBatch(std::uint64_t first, const std::vector<std::pair<Reason, std::string>>& letters)
{
    RollupBatch batch;
    batch.id = "b" + std::to_string(first);
    SourceProgress source;
    source.name = "tcp";
    source.from = first;
    source.to = first + letters.size();
    source.shape = std::string(kGood) + "\n";
    source.newest = source.watermark = {kNow};
    for (const auto& [reason, text] : letters) {
        ++source.ledger.received;
        ++(reason == Reason::Late ? source.ledger.late : reason == Reason::Future ? source.ledger.future : source.ledger.rejected);
        Letter letter;
        letter.line = first + batch.letters.size() + 1;
        letter.offset = first + batch.letters.size();
        letter.reason = reason;
        letter.raw = text;
        batch.letters.push_back(letter);
    }
    batch.sources.push_back(source);
    return batch;
}

ReplayOptions now(std::int64_t time = kNow)
{
    ReplayOptions options;
    options.now = {time};
    return options;
}

std::unique_ptr<RollupStore> openStore(const std::string& directory)
{
    auto store = openSqliteStore(directory, std::make_shared<ManualClock>(kNow));
    EXPECT_TRUE(store.has_value());
    return std::move(*store);
}

std::vector<Letter> lettersOf(const std::string& directory)
{
    std::vector<Letter> letters;
    const auto reader = openSqliteReader(directory);
    const auto kept = (*reader)->newestLetters(1000);
    for (const auto& [source, letter] : *kept) letters.push_back(letter);
    return letters;
}

std::uint64_t countedCells(const std::string& directory)
{
    std::uint64_t events = 0;
    const auto reader = openSqliteReader(directory);
    EXPECT_TRUE((*reader)->cells({}, [&](auto, auto, auto, const Tally& tally) { events += tally.count; }));
    return events;
}

Ledger ledgerOf(const std::string& directory)
{
    Ledger all;
    const auto reader = openSqliteReader(directory);
    const auto sources = (*reader)->sources();
    for (const StoredSource& source : *sources) all += source.ledger;
    return all;
}

// Empty when the book is whole.
std::string wrong(const std::string& directory)
{
    const Ledger ledger = ledgerOf(directory);
    if (!ledger.balances()) return "the ledger does not balance";
    if (countedCells(directory) != ledger.valid) return "counts are not those of the ledger";
    const auto totals = (*openSqliteReader(directory))->letterTotals().value();
    if (lettersOf(directory).size() + totals.discarded + totals.dropped != ledger.deadLetters()) return "letters are not those of the ledger";
    const auto checks = checkSqliteStore(directory);
    for (const StoreCheck& check : *checks)
        if (check.failed > 0) return check.problems.front();
    return {};
}

TEST(LetterReplay, CountsWhatWasCorrectedOnceAndKeepsTheRest)
{
    const TemporaryDirectory directory;
    const auto store = openStore(directory.path());
    ASSERT_TRUE(store->apply(lettersBatch(0, {{Reason::BadJson, kBroken}, {Reason::NoItem, kNoItem}, {Reason::Late, kGood}})));
    const auto letters = lettersOf(directory.path());
    const std::vector<LetterEdit> edits{{letters[0].id, R"({"videoId":"corrected","timestamp":1795391000})"}, {letters[1].id, {}}, {letters[2].id, {}}};
    LetterReplay replay(now());
    const auto results = replay.settle(*store, edits);
    ASSERT_TRUE(results.has_value());
    EXPECT_EQ((*results)[0].fate, LetterFate::Counted);
    EXPECT_EQ((*results)[0].item, "corrected");
    EXPECT_EQ((*results)[1].fate, LetterFate::Kept);
    EXPECT_FALSE((*results)[1].problem.empty());
    EXPECT_EQ((*results)[2].fate, LetterFate::Counted);
    const Ledger ledger = ledgerOf(directory.path());
    EXPECT_EQ(ledger.valid, 2u);
    EXPECT_EQ(ledger.late, 0u);
    EXPECT_EQ(ledger.rejected, 1u);
    EXPECT_EQ(wrong(directory.path()), "");
    // Both lie in a minute that was final.
    EXPECT_TRUE((*openSqliteReader(directory.path()))->isRevised(minuteOf({1795391000LL * kSecond}), minuteOf({1795391000LL * kSecond}) + 1).value());
    ASSERT_EQ(lettersOf(directory.path()).size(), 1u);
    EXPECT_EQ(lettersOf(directory.path())[0].raw, kNoItem);   // as it came

    const auto again = LetterReplay(now()).settle(*store, edits);
    ASSERT_TRUE(again.has_value());
    for (const LetterResult& result : *again) EXPECT_EQ(result.fate, LetterFate::Kept);
    EXPECT_EQ(ledgerOf(directory.path()), ledger);
    EXPECT_EQ(wrong(directory.path()), "");
}

// What the source was read with is kept with it; a declared sender's is its listener's.
TEST(LetterReplay, ReadsALetterAsItsSourceWasRead)
{
    const TemporaryDirectory directory;
    const auto store = openStore(directory.path());
    KeptOptions options;
    options.read.mapping[Part::Item] = {"name", Unit::None};
    options.read.timeZone = "+05:30";
    auto batch = lettersBatch(0, {{Reason::Late, R"({"videoId":"v1","name":"n1","timestamp":"2026-11-23 03:00:00"})"}});
    batch.sources[0].shape = R"({"videoId":"v1","name":"n1","timestamp":"2026-11-23 03:00:00"})" "\n";
    batch.sources[0].readAs = keptText(options);
    ASSERT_TRUE(store->apply(batch));
    auto sent = lettersBatch(0, {{Reason::Late, R"({"videoId":"v1","name":"n2","timestamp":"2026-11-23 03:00:00"})"}});
    sent.id = "sent";
    sent.sources[0].name = "tcp web 1";
    sent.sources[0].shape.clear();
    ASSERT_TRUE(store->apply(sent));
    const auto letters = lettersOf(directory.path());
    ASSERT_EQ(letters.size(), 2u);
    LetterReplay replay(now());
    const auto results = replay.settle(*store, std::vector<LetterEdit>{{letters[0].id, {}}, {letters[1].id, {}}});
    ASSERT_TRUE(results.has_value());
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ((*results)[i].problem, "");
        EXPECT_EQ((*results)[i].item, "n" + std::to_string(i + 1));
        ASSERT_TRUE((*results)[i].time);
        EXPECT_EQ(isoSeconds(*(*results)[i].time), "2026-11-22T21:30:00Z");
    }
}

TEST(LetterReplay, ALetterIsOneRecordThatIsThereAsAWhole)
{
    const TemporaryDirectory directory;
    const auto store = openStore(directory.path());
    const std::string long4k = std::string(kGood) + std::string(limits::kLetterRaw, ' ');
    ASSERT_TRUE(store->apply(lettersBatch(0, {{Reason::BadJson, kBroken}, {Reason::TooLong, long4k}, {Reason::Future, R"({"videoId":"v1","timestamp":1795399000})"}})));
    const auto letters = lettersOf(directory.path());
    const std::vector<LetterEdit> edits{{letters[0].id, std::string(kGood) + "\n" + kGood}, {letters[1].id, {}}, {letters[2].id, {}}, {letters[0].id, kGood}, {LetterId{99}, {}}};
    const auto results = LetterReplay(now()).settle(*store, edits).value();
    ASSERT_EQ(results.size(), 5u);
    for (const LetterResult& result : results) {
        EXPECT_EQ(result.fate, LetterFate::Kept) << raw(result.id);
        EXPECT_FALSE(result.problem.empty());
    }
    EXPECT_EQ(ledgerOf(directory.path()).valid, 0u);
    // When its time has come.
    const auto later = LetterReplay(now(1795399000LL * kSecond)).settle(*store, std::vector<LetterEdit>{{letters[2].id, {}}}).value();
    EXPECT_EQ(later[0].fate, LetterFate::Counted);
    EXPECT_EQ(ledgerOf(directory.path()).future, 0u);
    EXPECT_EQ(wrong(directory.path()), "");
}

TEST(LetterReplay, ADryRunChangesNothing)
{
    const TemporaryDirectory directory;
    const auto store = openStore(directory.path());
    ASSERT_TRUE(store->apply(lettersBatch(0, {{Reason::Late, kGood}})));
    const Ledger before = ledgerOf(directory.path());
    ReplayOptions options = now();
    options.dryRun = true;
    const auto results = LetterReplay(options).settle(*store, std::vector<LetterEdit>{{lettersOf(directory.path())[0].id, {}}}).value();
    EXPECT_EQ(results[0].fate, LetterFate::Counted);
    EXPECT_EQ(ledgerOf(directory.path()), before);
    EXPECT_EQ(lettersOf(directory.path()).size(), 1u);
    EXPECT_EQ(countedCells(directory.path()), 0u);
}

// What the disk holds at the moment of a kill: the files as they are, copied while the store is in use.
void copyStore(const std::string& from, const std::string& to)
{
    std::filesystem::remove_all(to);
    std::filesystem::create_directories(to);
    for (const char* file : {"tally.db", "tally.db-wal"})
        if (std::filesystem::exists(from + "/" + file)) std::filesystem::copy_file(from + "/" + file, to + "/" + file);
}

TEST(LetterReplay, AKillLeavesItBeforeOrBehindTheDecision)
{
    const TemporaryDirectory directory, before, behind;
    const auto store = openStore(directory.path());
    ASSERT_TRUE(store->apply(lettersBatch(0, {{Reason::BadJson, kBroken}, {Reason::Late, kGood}})));
    std::vector<LetterEdit> edits;
    for (const Letter& letter : lettersOf(directory.path())) edits.push_back({letter.id, kGood});
    LetterReplay replay(now());
    // Inside the transaction.
    class Killed final : public RollupStore {
    public:
        Killed(RollupStore& store, std::function<void()> kill) : store_(store), kill_(std::move(kill)) {}
        Result<void> apply(const RollupBatch& batch) override { return store_.apply(batch); }
        Result<std::vector<StoredSource>> sources() const override { return store_.sources(); }
        Result<bool> hasBatch(std::string_view id) const override { return store_.hasBatch(id); }
        Result<NamesApplied> applyNames(std::span<const NameRow> rows, Micros time) override { return store_.applyNames(rows, time); }
        Result<DaysCompared> replaceDays(const DayRange& days, DayRecount& recount, const ApproveDays& approve) override { return store_.replaceDays(days, recount, approve); }
        Result<void> settleLetters(std::span<const LetterId> ids, const JudgeLetters& judge) override
        {
            return store_.settleLetters(ids, [&](std::span<const DeadLetter> letters) {
                auto verdicts = judge(letters);
                kill_();
                return verdicts;
            });
        }

    private:
        RollupStore& store_;
        std::function<void()> kill_;
    };
    Killed killed(*store, [&] { copyStore(directory.path(), before.path()); });
    ASSERT_TRUE(replay.settle(killed, edits).has_value());
    copyStore(directory.path(), behind.path());

    for (const auto& [copy, already] : {std::pair{before.path(), 0u}, std::pair{behind.path(), 2u}}) {
        const auto reopened = openStore(copy);
        EXPECT_EQ(wrong(copy), "");
        EXPECT_EQ(ledgerOf(copy).valid, already);
        ASSERT_TRUE(LetterReplay(now()).settle(*reopened, edits).has_value());
        EXPECT_EQ(ledgerOf(copy).valid, 2u);
        EXPECT_EQ(wrong(copy), "");
    }
}

TEST(LetterReplay, TheBookStaysWholeWhateverIsDecided)
{
    rc::check("a whole book", [] {
        const TemporaryDirectory directory;
        auto store = openStore(directory.path());
        std::uint64_t received = 0, discarded = 0, counted = 0;
        const int steps = *rc::gen::inRange(1, 12);
        for (int step = 0; step < steps; ++step) {
            const auto letters = lettersOf(directory.path());
            std::vector<LetterEdit> edits;
            for (const Letter& letter : letters) {
                const int what = *rc::gen::inRange(0, 4);
                if (what == 1) edits.push_back({letter.id, {}});
                if (what == 2) edits.push_back({letter.id, kGood});
                if (what == 3) edits.push_back({letter.id, kNoItem});
            }
            switch (*rc::gen::inRange(0, 5)) {
            case 0: {
                const std::vector<std::pair<Reason, std::string>> kinds{{Reason::BadJson, kBroken}, {Reason::NoItem, kNoItem}, {Reason::Late, kGood}};
                std::vector<std::pair<Reason, std::string>> fresh;
                const int some = *rc::gen::inRange(1, 6);
                for (int i = 0; i < some; ++i)
                    fresh.push_back(kinds[static_cast<std::size_t>(*rc::gen::inRange(0, 3))]);
                RC_ASSERT(store->apply(lettersBatch(received, fresh)).has_value());
                received += fresh.size();
                break;
            }
            case 1: {
                const auto results = LetterReplay(now()).settle(*store, edits);
                RC_ASSERT(results.has_value());
                for (const LetterResult& result : *results) counted += result.fate == LetterFate::Counted ? 1 : 0;
                const auto again = LetterReplay(now()).settle(*store, edits);
                for (const LetterResult& result : *again) RC_ASSERT(result.fate == LetterFate::Kept);
                break;
            }
            case 2: {
                std::vector<LetterId> ids;
                for (const LetterEdit& edit : edits) ids.push_back(edit.id);
                const auto results = discardLetters(*store, ids);
                RC_ASSERT(results.has_value());
                discarded += results->size();
                break;
            }
            case 3:   // a store that refuses
                if (!edits.empty())
                    RC_ASSERT(!store->settleLetters(std::vector<LetterId>{edits[0].id}, [](auto) -> Result<LetterVerdicts> { return fail(ErrorCode::Store, "no"); }).has_value());
                break;
            default:
                store.reset();
                store = openStore(directory.path());
            }
            RC_ASSERT(wrong(directory.path()) == "");
            RC_ASSERT(ledgerOf(directory.path()).received == received);
            RC_ASSERT(ledgerOf(directory.path()).valid == counted);
            const auto totals = (*openSqliteReader(directory.path()))->letterTotals().value();
            RC_ASSERT(totals.discarded == discarded);
            RC_ASSERT(totals.counted == counted);
        }
    });
}

}  // namespace
}  // namespace tally
