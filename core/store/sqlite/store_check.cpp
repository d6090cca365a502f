// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/store_check.h"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <set>

#include "core/store/kept_options.h"
#include "core/store/sqlite/cell_merge.h"
#include "core/store/sqlite/cell_table.h"
#include "core/store/sqlite/retention.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/source_table.h"

namespace tally {
namespace sqlite {
namespace {

tl::unexpected<Error> checkCancelled()
{
    return fail(ErrorCode::Cancelled, "The check was cancelled.");
}

std::string shown(Tier tier, std::int32_t slot)
{
    if (slot == kNoMinute) return "no time";
    return fmt::format("{} {}", name(tier), isoSeconds(startOfMinute(minuteOfSlot(tier, slot))));
}

class Checker {
public:
    Checker(const Connection& db, const KeptTiers& kept, std::stop_token stop) : db_(db), kept_(kept), stop_(std::move(stop)) {}

    Result<StoreCheck> database() const;
    Result<StoreCheck> blocks() const;
    Result<StoreCheck> rows() const;
    Result<StoreCheck> sums(Tier fine, Tier coarse) const;
    Result<StoreCheck> ledger() const;

private:
    struct Segment {
        std::int64_t id = 0;
        Span span;
        std::int64_t cells = 0, firstBlock = 0, lastBlock = 0;
    };
    Result<std::vector<Segment>> segments() const;
    Result<void> segment(const Segment& segment, StoreCheck* check) const;
    bool isKept(Span day, Tier tier) const;
    Result<std::set<Span>> days() const;
    // Compares one day in two tiers; the error of a damaged part is a problem, not an end.
    Result<void> day(Span day, Tier fine, Tier coarse, StoreCheck* check) const;
    std::string place(const CellKey& key, Tier tier) const;

    const Connection& db_;
    KeptTiers kept_;
    std::stop_token stop_;
};

Result<StoreCheck> Checker::database() const
{
    StoreCheck check{"database", "pages", 0, {}, 0};
    const auto pages = db_.integer("PRAGMA page_count");
    if (!pages) return tl::unexpected<Error>(pages.error());
    check.looked = static_cast<std::uint64_t>(*pages);
    auto statement = db_.prepare("PRAGMA integrity_check");
    if (!statement) return passOn(statement);
    for (;;) {
        auto row = statement->step();
        if (!row) {
            check.problem(row.error().what);
            return check;
        }
        if (!*row) return check;
        if (statement->bytes(0) != "ok") check.problem("SQLite finds: " + std::string(statement->bytes(0)));
    }
}

Result<std::vector<Checker::Segment>> Checker::segments() const
{
    auto statement = db_.prepare("SELECT id, tier, span, cells, first_block, last_block FROM segment ORDER BY id");
    if (!statement) return passOn(statement);
    std::vector<Segment> all;
    for (;;) {
        auto row = statement->step();
        if (!row) return passOn(row);
        if (!*row) return all;
        const Span span{static_cast<Tier>(statement->integer(1)), static_cast<std::int32_t>(statement->integer(2))};
        all.push_back({statement->integer(0), span, statement->integer(3), statement->integer(4), statement->integer(5)});
    }
}

Result<StoreCheck> Checker::blocks() const
{
    StoreCheck check{"blocks", "blocks", 0, {}, 0};
    const auto all = segments();
    if (!all) return tl::unexpected<Error>(all.error());
    for (const Segment& one : *all)
        if (auto ok = segment(one, &check); !ok) return passOn(ok);
    const auto stored = db_.integer("SELECT count(*) FROM block");
    if (!stored) return tl::unexpected<Error>(stored.error());
    if (static_cast<std::uint64_t>(*stored) != check.looked)
        check.problem(fmt::format("{} blocks are stored, but {} belong to segments.", *stored, check.looked));
    return check;
}

Result<void> Checker::segment(const Segment& segment, StoreCheck* check) const
{
    auto blocks = db_.prepare("SELECT block.id, cells, first_item, last_item FROM block LEFT JOIN block_key ON segment = ? AND block = block.id "
                              "WHERE block.id BETWEEN ? AND ? ORDER BY block.id");
    if (!blocks) return passOn(blocks);
    blocks->bind(1, segment.id).bind(2, segment.firstBlock).bind(3, segment.lastBlock);
    std::int64_t cells = 0, found = 0;
    std::optional<CellKey> last;
    for (;; ++found) {
        if (stop_.stop_requested()) return checkCancelled();
        auto row = blocks->step();
        if (!row) return passOn(row);
        if (!*row) break;
        ++check->looked;
        const std::int64_t block = blocks->integer(0);
        BlockReader reader(segment.span, blocks->bytes(1));
        Cell cell;
        std::optional<std::uint32_t> first;
        bool sorted = true;
        while (reader.next(&cell)) {
            if (!first) first = cell.key.item;
            sorted = sorted && (!last || *last < cell.key);
            last = cell.key;
            ++cells;
        }
        if (reader.damaged()) {
            check->problem(damagedBlock(block).value().what);
            return {};
        }
        if (!sorted) check->problem(fmt::format("The cells of block {} are not in order.", block));
        if (!first || blocks->integer(2) != *first || blocks->integer(3) != last->item)
            check->problem(fmt::format("The index does not lead to block {}.", block));
    }
    if (found != segment.lastBlock - segment.firstBlock + 1) check->problem(fmt::format("Segment {} lacks blocks.", segment.id));
    else if (cells != segment.cells) check->problem(fmt::format("Segment {} holds {} cells instead of {}.", segment.id, cells, segment.cells));
    return {};
}

Result<StoreCheck> Checker::rows() const
{
    StoreCheck check{"rows", "rows", 0, {}, 0};
    auto statement = db_.prepare("SELECT tier, slot, item, type, tally FROM cell UNION ALL SELECT 0, minute, item, type, tally FROM revision");
    if (!statement) return passOn(statement);
    for (;;) {
        auto row = statement->step();
        if (!row) return passOn(row);
        if (!*row) return check;
        if (check.looked++ % 4096 == 0 && stop_.stop_requested()) return checkCancelled();
        Tally tally;
        const CellKey key{static_cast<std::uint32_t>(statement->integer(2)), static_cast<std::uint16_t>(statement->integer(3)),
                          static_cast<std::int32_t>(statement->integer(1))};
        if (!parseTally(statement->bytes(4), &tally)) check.problem(damagedRow(static_cast<Tier>(statement->integer(0)), key).value().what);
    }
}

bool Checker::isKept(Span day, Tier tier) const
{
    if (tier == Tier::Day || day == spanOf(Tier::Day, kNoMinute)) return true;
    return minuteOfSlot(Tier::Day, day.day) >= (tier == Tier::Minute ? kept_.minutesFrom : kept_.hoursFrom);
}

// All that any tier holds, as spans of days.
Result<std::set<Span>> Checker::days() const
{
    std::set<Span> days;
    const auto all = segments();
    if (!all) return tl::unexpected<Error>(all.error());
    for (const Segment& segment : *all) days.insert(inTier(segment.span, Tier::Day));
    for (const Tier tier : kTiers) {
        const auto spans = spansWithRows(db_, tier);
        if (!spans) return tl::unexpected<Error>(spans.error());
        for (const Span span : *spans) days.insert(inTier(span, Tier::Day));
    }
    return days;
}

Result<StoreCheck> Checker::sums(Tier fine, Tier coarse) const
{
    StoreCheck check{std::string(name(coarse)) + "s", "cells", 0, {}, 0};
    const auto all = days();
    if (!all) return tl::unexpected<Error>(all.error());
    for (const Span one : *all) {
        if (stop_.stop_requested()) return checkCancelled();
        if (!isKept(one, fine)) continue;
        if (auto ok = day(one, fine, coarse, &check); !ok) check.problem(ok.error().what);
    }
    return check;
}

Result<void> Checker::day(Span day, Tier fine, Tier coarse, StoreCheck* check) const
{
    CellMerge parts(coarse), wholes(coarse);
    if (auto ok = parts.addSpan(db_, inTier(day, fine)); !ok) return ok;
    if (auto ok = wholes.addSpan(db_, inTier(day, coarse)); !ok) return ok;
    Cell part, whole;
    auto morePart = parts.next(&part), moreWhole = wholes.next(&whole);
    for (;;) {
        if (!morePart) return passOn(morePart);
        if (!moreWhole) return passOn(moreWhole);
        if (!*morePart && !*moreWhole) return {};
        const bool takePart = *morePart && (!*moreWhole || part.key <= whole.key);
        const bool takeWhole = *moreWhole && (!*morePart || whole.key <= part.key);
        ++check->looked;
        if (!takeWhole) check->problem(fmt::format("{} is missing, though its {}s count {}.", place(part.key, coarse), name(fine), part.tally.count));
        else if (!takePart) check->problem(fmt::format("{} counts {}, but has no {}s.", place(whole.key, coarse), whole.tally.count, name(fine)));
        else if (part.tally.count != whole.tally.count)
            check->problem(fmt::format("{} counts {}, but its {}s count {}.", place(whole.key, coarse), whole.tally.count, name(fine), part.tally.count));
        else if (!(part.tally == whole.tally))
            check->problem(fmt::format("{}: sum, least or greatest value differ from those of its {}s.", place(whole.key, coarse), name(fine)));
        if (takePart) morePart = parts.next(&part);
        if (takeWhole) moreWhole = wholes.next(&whole);
    }
}

std::string Checker::place(const CellKey& key, Tier tier) const
{
    const auto text = [&](const char* sql, std::int64_t id) {
        auto statement = db_.prepare(sql);
        if (!statement) return fmt::format("{}", id);
        const auto row = statement->bind(1, id).step();
        return row && *row ? std::string(statement->bytes(0)) : fmt::format("number {}", id);
    };
    return fmt::format("Item {}, type {}, {}", text("SELECT name FROM item WHERE id = ?", key.item),
                       text("SELECT name FROM type WHERE id = ?", key.type), shown(tier, key.minute));
}

// A ledger counts records. Where a field says how many events a record stands for, the days hold the sum of it.
bool mayBeWeighted(const StoredSource& source)
{
    const auto options = keptOptions(source.readAs);
    if (!options) return source.readAs == kReadInSeveralWays;
    const auto weight = options->read.mapping.find(Part::Weight);
    return weight != options->read.mapping.end() && !weight->second.field.empty();
}

Result<StoreCheck> Checker::ledger() const
{
    StoreCheck check{"ledger", "events", 0, {}, 0};
    const auto sources = readSources(db_);
    if (!sources) return tl::unexpected<Error>(sources.error());
    for (const StoredSource& source : *sources) {
        const Ledger& l = source.ledger;
        check.looked += l.counted();
        if (check.note.empty() && mayBeWeighted(source))
            check.note = fmt::format("Records of {} may stand for several events, so the days were not compared with the ledger; a rebuild compares them.", source.name);
        if (!l.balances())
            check.problem(fmt::format("Source {} received {} records, but {} are accounted for.", source.name, l.received,
                                      l.counted() + l.duplicate + l.deadLetters() + l.inFlight));
    }
    std::uint64_t inDays = 0;
    const auto all = days();
    if (!all) return tl::unexpected<Error>(all.error());
    for (const Span day : *all) {
        if (stop_.stop_requested()) return checkCancelled();
        CellMerge merge(Tier::Day);
        Cell cell;
        Result<bool> more = true;
        if (auto ok = merge.addSpan(db_, day); !ok) more = passOn(ok);
        while (more && *more) {
            more = merge.next(&cell);
            if (more && *more) inDays += cell.tally.count;
        }
        if (!more) check.problem(more.error().what);
    }
    if (check.failed == 0 && check.note.empty() && inDays != check.looked)
        check.problem(fmt::format("The sources counted {} events, but the days hold {}.", check.looked, inDays));
    return check;
}

}  // namespace
}  // namespace sqlite

void StoreCheck::problem(std::string sentence)
{
    ++failed;
    if (problems.size() < kShown) problems.push_back(std::move(sentence));
}

Result<std::vector<StoreCheck>> checkSqliteStore(const std::string& directory, std::stop_token stop)
{
    using namespace sqlite;
    auto db = openForReading(directory);
    if (!db) return passOn(db);
    if (isOlder(*db)) return fail(ErrorCode::Store, "The store is of an older version; import, serve or ask it once, which brings it up to date.", directory);
    auto transaction = Transaction::begin(*db, Transaction::Kind::Read);
    if (!transaction) return passOn(transaction);
    const auto kept = readKept(*db);
    if (!kept) return tl::unexpected<Error>(kept.error());
    const Checker checker(*db, *kept, std::move(stop));
    std::vector<StoreCheck> checks;
    const auto add = [&](Result<StoreCheck> check, const char* name) -> Result<void> {
        if (!check && check.error().code == ErrorCode::Cancelled) return passOn(check);
        if (!check) {
            checks.push_back({name, "", 0, {}, 0});
            checks.back().problem(check.error().what);
        } else {
            checks.push_back(std::move(*check));
        }
        return {};
    };
    if (auto ok = add(checker.database(), "database"); !ok) return passOn(ok);
    if (auto ok = add(checker.blocks(), "blocks"); !ok) return passOn(ok);
    if (auto ok = add(checker.rows(), "rows"); !ok) return passOn(ok);
    if (auto ok = add(checker.sums(Tier::Minute, Tier::Hour), "hours"); !ok) return passOn(ok);
    if (auto ok = add(checker.sums(Tier::Hour, Tier::Day), "days"); !ok) return passOn(ok);
    if (auto ok = add(checker.ledger(), "ledger"); !ok) return passOn(ok);
    return checks;
}

}  // namespace tally
