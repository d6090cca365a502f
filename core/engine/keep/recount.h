// SPDX-License-Identifier: GPL-3.0-or-later
// Recount: where what is counted once more gathers, day by day, until it is compared: in a store of its own beside the data, so
// that no memory must hold it. That store goes with the object. Thread safety: none.
#pragma once

#include <deque>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/count/dictionary.h"
#include "core/count/type_table.h"
#include "core/engine/import/importer.h"
#include "core/store/rollup_store.h"

namespace tally {

class Recount final : public DayRecount {
public:
    // Keeps only what falls into `range`. What an earlier process left at `directory` is removed.
    static Result<std::unique_ptr<Recount>> begin(std::string directory, const DayRange& range);
    Recount(const Recount&) = delete;
    Recount& operator=(const Recount&) = delete;
    ~Recount() override;

    // Ids of what is added; items beyond its size come as cold runs.
    Dictionary& dictionary() { return dictionary_; }
    TypeTable& types() { return types_; }
    Result<void> add(const Committed& counted);
    Result<void> finish();   // nothing more is added; from now on days may be asked for

    const std::set<std::int32_t>& days() const override { return days_; }
    Result<void> day(std::int32_t day, RollupBatch* into) override;

private:
    Recount(std::string directory, const DayRange& range);
    Result<void> cells(std::int32_t day, RollupBatch* into);

    const std::string directory_;
    const DayRange range_;
    Dictionary dictionary_;
    TypeTable types_;
    std::unique_ptr<RollupStore> store_;
    std::unique_ptr<StoreReader> reader_;
    std::uint64_t batches_ = 0;
    std::set<std::int32_t> days_;
    std::vector<std::string> typeTexts_;
    std::deque<std::string> itemTexts_;   // of the last day asked
};

}  // namespace tally
