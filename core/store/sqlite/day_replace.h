// SPDX-License-Identifier: GPL-3.0-or-later
// DayReplacer: compares days with a recount of them and puts the recount in their place, tier by tier; what is the same stays
// as it lies. Memory: one day. Thread safety: none. Belongs inside the caller's transaction.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/base/result.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/item_index.h"
#include "core/store/sqlite/segment.h"

namespace tally::sqlite {

class DayReplacer {
public:
    // Learns texts that are new: if the transaction is rolled back, the caller must call items.forget().
    static Result<DayReplacer> open(const Connection& db, ItemIndex& items, const KeptTiers& kept, bool write);
    Result<DaysCompared> run(const DayRange& range, DayRecount& recount);

private:
    DayReplacer(const Connection& db, ItemIndex& items, const KeptTiers& kept, bool write) : db_(db), items_(items), kept_(kept), write_(write) {}
    Result<void> day(std::int32_t day, DayRecount& recount);
    Result<std::vector<Cell>> cellsOf(const RollupBatch& batch);
    Result<void> tier(Span span, const std::vector<Cell>& cells);
    Result<void> health(std::int32_t day, std::vector<MinuteHealth> minutes);
    Result<void> put(Span span, const std::vector<Cell>& cells);
    Result<void> finish();

    const Connection& db_;
    ItemIndex& items_;
    KeptTiers kept_;
    bool write_;
    SegmentWriter segments_;
    Statement row_;
    std::map<std::uint16_t, MinuteExtent> extents_;
    std::set<std::int32_t> changed_;   // as Span::day of Tier::Minute
    DaysCompared compared_;
};

}  // namespace tally::sqlite
