// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "core/base/clock.h"
#include "core/store/batch_changes.h"
#include "core/store/sqlite/cell_table.h"
#include "core/store/sqlite/checkpoints.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/day_change_table.h"
#include "core/store/sqlite/day_replace.h"
#include "core/store/sqlite/health_table.h"
#include "core/store/sqlite/item_index.h"
#include "core/store/sqlite/letter_fates.h"
#include "core/store/sqlite/letter_ring.h"
#include "core/store/sqlite/lock_file.h"
#include "core/store/sqlite/name_table.h"
#include "core/store/sqlite/retention.h"
#include "core/store/sqlite/revision_table.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/source_table.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {
namespace {

using sqlite::passOn;
using sqlite::Transaction;

// How many batch ids are kept. An id only has to be known as long as its batch may come again: a writer that did not hear of
// its commit repeats the very next call, and one that starts anew asks for the positions, behind which every older batch is
// refused ("position gap"). At one commit a second this many cover more than a day.
constexpr std::int64_t kBatchIds = 100'000;

class SqliteStore final : public RollupStore {
public:
    SqliteStore(std::string path, sqlite::LockFile lock, sqlite::Connection db, std::shared_ptr<const Clock> clock)
        : path_(std::move(path)), lock_(std::move(lock)), db_(std::move(db)), clock_(std::move(clock))
    {
    }
    Result<void> prepare(const StoreMemory& memory);
    Result<KeptTiers> setRetention(const RetentionRule& rule);

    Result<void> apply(const RollupBatch& batch) override;
    Result<std::vector<StoredSource>> sources() const override { return sqlite::readSources(db_); }
    Result<bool> hasBatch(std::string_view id) const override;
    Result<NamesApplied> applyNames(std::span<const NameRow> rows, Micros now) override;
    Result<DaysCompared> replaceDays(const DayRange& days, DayRecount& recount, const ApproveDays& approve) override;
    Result<void> settleLetters(std::span<const LetterId> ids, const JudgeLetters& judge) override;
    std::shared_ptr<const ChangeFeed> changes() const override { return changes_; }

private:
    Result<void> checkThere() const;
    Result<void> learnItems();
    Result<void> write(const RollupBatch& batch);
    Result<void> writeCounts(const RollupBatch& batch, Micros finalBefore = kNever);
    Result<const RollupBatch*> judgeLetters(std::span<const LetterId> ids, const JudgeLetters& judge);
    Result<void> writeCells(const RollupBatch& batch, Micros finalBefore);
    void tidy();
    Result<void> retain();

    std::string path_;       // of the database
    sqlite::LockFile lock_;
    sqlite::Checkpoints checkpoints_;
    sqlite::Connection db_;  // after the lock: closed before it is released
    std::shared_ptr<const Clock> clock_;
    std::shared_ptr<BatchChanges> changes_ = std::make_shared<BatchChanges>();
    sqlite::ItemIndex items_;
    bool itemsDoubtful_ = false;  // a batch failed since items_ was read
    sqlite::CellTable cells_;
    mutable sqlite::Statement findBatch_;
    sqlite::Statement insertBatch_, forgetBatch_;
    RetentionRule retention_;
    KeptTiers kept_;
};

Result<void> SqliteStore::prepare(const StoreMemory& memory)
{
    checkpoints_.watch(db_);
    auto items = sqlite::ItemIndex::open(db_, {.memory = memory.items});
    if (!items) return passOn(items);
    items_ = std::move(*items);
    auto cells = sqlite::CellTable::open(db_);
    if (!cells) return passOn(cells);
    cells_ = std::move(*cells);
    auto find = db_.prepare("SELECT 1 FROM batch WHERE id = ?");
    if (!find) return passOn(find);
    findBatch_ = std::move(*find);
    auto insert = db_.prepare("INSERT INTO batch(id) VALUES (?)");
    if (!insert) return passOn(insert);
    insertBatch_ = std::move(*insert);
    auto forget = db_.prepare("DELETE FROM batch WHERE seq <= (SELECT max(seq) FROM batch) - ?");
    if (!forget) return passOn(forget);
    forgetBatch_ = std::move(*forget);
    if (auto ok = sqlite::beginRevisions(db_, {clock_->nowMicros()}); !ok) return ok;
    const auto retention = sqlite::readRetention(db_);
    if (!retention) return tl::unexpected<Error>(retention.error());
    retention_ = *retention;
    const auto kept = sqlite::readKept(db_);
    if (!kept) return tl::unexpected<Error>(kept.error());
    kept_ = *kept;
    cells_.keepFrom(kept_);
    (void)retain();  // as after a commit: a store that cannot drop anything can still be written
    return {};
}

Result<bool> SqliteStore::hasBatch(std::string_view id) const
{
    sqlite::Rows rows(findBatch_.bind(1, id));
    return rows.next();
}

Result<void> SqliteStore::apply(const RollupBatch& batch)
{
    if (auto ok = checkThere(); !ok) return ok;
    const auto known = hasBatch(batch.id);
    if (!known) return tl::unexpected<Error>(known.error());
    if (*known) {
        changes_->add(batch);   // it may have been committed without our hearing of it
        return {};
    }
    if (auto ok = learnItems(); !ok) return ok;
    Result<void> done;
    {
        auto transaction = Transaction::begin(db_, Transaction::Kind::Write);
        if (!transaction) return passOn(transaction);
        done = write(batch);
        if (done) done = transaction->commit();
    }
    if (!done) {
        // What memory learnt from the batch never happened. A disk that fails may not even say what did happen: the texts
        // are read again before the next batch, and as often as it takes.
        cells_.rolledBack(db_);
        itemsDoubtful_ = true;
        return done;
    }
    changes_->add(batch);
    if (cells_.wantsTidying()) tidy();
    (void)retain();  // what fails now is tried again behind the next batch; no answer is wrong meanwhile
    return checkThere();
}

Result<void> SqliteStore::learnItems()
{
    if (!itemsDoubtful_) return {};
    if (auto ok = items_.forget(db_); !ok) return ok;
    itemsDoubtful_ = false;
    return {};
}

Result<DaysCompared> SqliteStore::replaceDays(const DayRange& days, DayRecount& recount, const ApproveDays& approve)
{
    if (auto ok = checkThere(); !ok) return passOn(ok);
    if (auto ok = learnItems(); !ok) return passOn(ok);
    // Unless all of it is committed, the texts that it learnt never were.
    itemsDoubtful_ = true;
    Result<DaysCompared> compared;
    {
        auto transaction = Transaction::begin(db_, Transaction::Kind::Write);
        if (!transaction) return passOn(transaction);
        auto replacer = sqlite::DayReplacer::open(db_, items_, kept_, approve != nullptr);
        if (!replacer) return passOn(replacer);
        compared = replacer->run(days, recount);
        if (compared && approve && !compared->isSame() && approve(*compared)) {
            auto committed = transaction->commit();
            changes_->addAll();   // a commit that failed may have happened all the same
            itemsDoubtful_ = !committed;
            if (!committed) compared = passOn(committed);
        }
    }
    cells_.rolledBack(db_);   // counts the rows anew
    return compared;
}

// A file that was moved or deleted takes writes as before, and with the last descriptor they are gone.
Result<void> SqliteStore::checkThere() const
{
    if (!db_.isAway()) return {};
    return fail(ErrorCode::Store, "The store was moved or deleted while it was in use.", path_);
}

Result<NamesApplied> SqliteStore::applyNames(std::span<const NameRow> rows, Micros now)
{
    if (auto ok = checkThere(); !ok) return passOn(ok);
    auto transaction = Transaction::begin(db_, Transaction::Kind::Write);
    if (!transaction) return passOn(transaction);
    auto applied = sqlite::writeNames(db_, rows, now);
    if (!applied) return applied;
    if (auto ok = transaction->commit(); !ok) return passOn(ok);
    return applied;
}

// Like a batch without positions: it is what was decided about each letter that makes it count once only.
Result<void> SqliteStore::settleLetters(std::span<const LetterId> ids, const JudgeLetters& judge)
{
    if (auto ok = checkThere(); !ok) return ok;
    if (auto ok = learnItems(); !ok) return ok;
    Result<const RollupBatch*> counted = nullptr;
    {
        auto transaction = Transaction::begin(db_, Transaction::Kind::Write);
        if (!transaction) return passOn(transaction);
        counted = judgeLetters(ids, judge);
        if (counted && *counted != nullptr)
            if (auto ok = transaction->commit(); !ok) counted = passOn(ok);
    }
    if (counted && *counted != nullptr) {
        changes_->add(**counted);
        return checkThere();
    }
    cells_.rolledBack(db_);
    itemsDoubtful_ = true;
    if (counted) return {};
    changes_->addAll();   // a commit that failed may have happened all the same
    return passOn(counted);
}

// Null: there is nothing to commit.
Result<const RollupBatch*> SqliteStore::judgeLetters(std::span<const LetterId> ids, const JudgeLetters& judge)
{
    static const RollupBatch kNothing;
    const auto letters = sqlite::findLetters(db_, ids);
    if (!letters) return tl::unexpected<Error>(letters.error());
    const auto verdicts = judge(*letters);
    if (!verdicts) return tl::unexpected<Error>(verdicts.error());
    if (!verdicts->commit || letters->empty()) return nullptr;
    if (verdicts->fates.size() != letters->size()) return fail(ErrorCode::Store, "Not every dead letter was judged.");
    if (verdicts->counted != nullptr)
        if (auto ok = writeCounts(*verdicts->counted); !ok) return passOn(ok);
    if (auto ok = sqlite::settle(db_, *letters, verdicts->fates); !ok) return passOn(ok);
    return verdicts->counted != nullptr ? verdicts->counted : &kNothing;
}

Result<void> SqliteStore::write(const RollupBatch& batch)
{
    std::vector<std::int64_t> sources;
    const bool live = batch.followed || std::all_of(batch.sources.begin(), batch.sources.end(), [](const SourceProgress& s) { return s.fingerprint.empty(); });
    const auto finalBefore = live ? sqlite::readWatermark(db_) : Result<Micros>(kNever);
    if (!finalBefore) return tl::unexpected<Error>(finalBefore.error());
    for (const SourceProgress& progress : batch.sources) {
        const auto id = sqlite::advanceSource(db_, progress);
        if (!id) return tl::unexpected<Error>(id.error());
        sources.push_back(*id);
    }
    if (live)
        if (auto ok = sqlite::raiseWatermark(db_, batch.finalBefore); !ok) return ok;
    if (auto ok = writeCounts(batch, *finalBefore); !ok) return ok;
    return sqlite::addLetters(db_, batch.letters, batch.lettersDropped, sources);
}

Result<void> SqliteStore::writeCounts(const RollupBatch& batch, Micros finalBefore)
{
    if (auto ok = insertBatch_.bind(1, batch.id).run(); !ok) return ok;
    if (auto ok = forgetBatch_.bind(1, kBatchIds).run(); !ok) return ok;
    if (auto ok = writeCells(batch, finalBefore); !ok) return ok;
    return sqlite::addHealth(db_, batch.health);
}

Result<void> SqliteStore::writeCells(const RollupBatch& batch, Micros finalBefore)
{
    auto items = items_.items(db_, batch.items);
    if (!items) return passOn(items);
    auto types = items_.types(batch.types);
    if (!types) return passOn(types);
    for (const auto* cells : {&batch.cells, &batch.revisions}) {
        for (const BatchCell& cell : *cells) {
            if (cell.item >= items->size() || cell.type >= types->size()) {
                return fail(ErrorCode::Store, "A cell of the batch names an item or type that is not in it.");
            }
        }
    }
    if (auto ok = cells_.add(batch.cells, *items, *types); !ok) return ok;
    if (auto ok = sqlite::markDays(db_, batch.cells); !ok) return ok;
    const auto revisions = sqlite::withFinalCells(batch, finalBefore);
    return sqlite::addRevisions(db_, revisions ? *revisions : batch.revisions, *items, *types, {clock_->nowMicros()});
}

void SqliteStore::tidy()
{
    // The batch is committed already and tidying changes no answer: when it fails (disk full, a damaged block) nothing is
    // lost, and a later batch tries again.
    Result<void> done;
    {
        auto transaction = Transaction::begin(db_, Transaction::Kind::Write);
        if (!transaction) return;
        done = cells_.tidy(db_);
        if (done) done = transaction->commit();
    }
    if (!done) cells_.rolledBack(db_);
}

Result<void> SqliteStore::retain()
{
    // An event that claims to be of the future must not age all others away.
    const auto newest = sqlite::ageFrom(db_, retention_, minuteOf({clock_->nowMicros()}));
    if (!newest) return tl::unexpected<Error>(newest.error());
    if (!*newest) return {};
    const KeptTiers due = sqlite::dueBy(retention_.keep, kept_, **newest);
    if (due == kept_) return {};
    Result<void> done;
    {
        auto transaction = Transaction::begin(db_, Transaction::Kind::Write);
        if (!transaction) return passOn(transaction);
        done = sqlite::dropBefore(db_, due);
        if (done) done = transaction->commit();
    }
    if (done) cells_.keepFrom(kept_ = due);
    cells_.rolledBack(db_);  // counts the rows anew
    return done;
}

Result<KeptTiers> SqliteStore::setRetention(const RetentionRule& rule)
{
    {
        auto transaction = Transaction::begin(db_, Transaction::Kind::Write);
        if (!transaction) return passOn(transaction);
        if (auto ok = sqlite::writeRetention(db_, rule); !ok) return passOn(ok);
        if (auto ok = transaction->commit(); !ok) return passOn(ok);
    }
    retention_ = rule;
    if (auto ok = retain(); !ok) return passOn(ok);
    return kept_;
}

Result<std::unique_ptr<SqliteStore>> openStore(const std::string& directory, std::shared_ptr<const Clock> clock, const StoreMemory& memory = {})
{
    if (!clock) clock = std::make_shared<SystemClock>();
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) return fail(ErrorCode::Store, fmt::format("The store directory cannot be created: {}.", error.message()), directory);
    auto lock = sqlite::LockFile::take((std::filesystem::path(directory) / "lock").string());
    if (!lock) return passOn(lock);
    auto db = sqlite::openForWriting(directory, memory.pages);
    if (!db) return passOn(db);
    auto store = std::make_unique<SqliteStore>(sqlite::databasePath(directory), std::move(*lock), std::move(*db), std::move(clock));
    if (auto ok = store->prepare(memory); !ok) return passOn(ok);
    return store;
}

}  // namespace

Result<std::unique_ptr<RollupStore>> openSqliteStore(const std::string& directory, std::shared_ptr<const Clock> clock, const StoreMemory& memory)
{
    auto store = openStore(directory, std::move(clock), memory);
    if (!store) return passOn(store);
    return std::unique_ptr<RollupStore>(std::move(*store));
}

Result<KeptTiers> setSqliteRetention(const std::string& directory, const Retention& retention, std::shared_ptr<const Clock> clock)
{
    return setSqliteRetentionRule(directory, {retention}, std::move(clock));
}

Result<KeptTiers> setSqliteRetentionRule(const std::string& directory, const RetentionRule& rule, std::shared_ptr<const Clock> clock)
{
    auto store = openStore(directory, std::move(clock));
    if (!store) return passOn(store);
    return (*store)->setRetention(rule);
}

Result<RetentionRule> sqliteRetentionRule(const std::string& directory)
{
    const auto db = sqlite::openForReading(directory);
    if (!db) return tl::unexpected<Error>(db.error());
    return sqlite::readRetention(*db);
}

}  // namespace tally
