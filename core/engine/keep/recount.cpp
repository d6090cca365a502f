// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/keep/recount.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <unordered_map>
#include <utility>

#include "core/engine/import/rollup_batch_builder.h"
#include "core/store/sqlite/sqlite_retention.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

namespace {

constexpr std::uint32_t kItems = 2'000'000;              // held each by itself while counting
constexpr std::size_t kItemBytes = std::size_t{128} << 20;
constexpr std::int32_t kPerDay = 1440;

std::int32_t dayOf(std::int32_t minute)
{
    return minute == kNoMinute ? kNoDay : static_cast<std::int32_t>(floorDiv(minute, kPerDay));
}

}  // namespace

Recount::Recount(std::string directory, const DayRange& range) : directory_(std::move(directory)), range_(range)
{
    dictionary_.limit(kItems, kItemBytes);
}

Recount::~Recount()
{
    reader_.reset();
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

Result<std::unique_ptr<Recount>> Recount::begin(std::string directory, const DayRange& range)
{
    std::error_code error;
    std::filesystem::remove_all(directory, error);
    if (error) return fail(ErrorCode::Store, "what an earlier rebuild left cannot be removed: " + error.message(), directory);
    std::unique_ptr<Recount> recount(new Recount(std::move(directory), range));
    // For ever: what would age away here would be missing in the comparison, and then in the store itself.
    if (const auto kept = setSqliteRetentionRule(recount->directory_, RetentionRule{}); !kept) return tl::unexpected(kept.error());
    auto store = openSqliteStore(recount->directory_);
    if (!store) return tl::unexpected(store.error());
    recount->store_ = std::move(*store);
    return recount;
}

Result<void> Recount::add(const Committed& counted)
{
    RollupBatch batch;
    batch.id = std::to_string(batches_++);
    const auto types = types_.texts();
    const BatchTexts cold = fillBatch(counted.runs, counted.cold, {}, counted.timeline, dictionary_, types, &batch);
    std::erase_if(batch.cells, [this](const BatchCell& cell) { return !range_.covers(dayOf(cell.minute)); });
    std::erase_if(batch.health, [this](const MinuteHealth& health) { return !range_.covers(dayOf(health.minute)); });
    if (batch.cells.empty() && batch.health.empty()) return {};
    std::int32_t last = std::numeric_limits<std::int32_t>::max();
    for (const BatchCell& cell : batch.cells)
        if (const std::int32_t day = dayOf(cell.minute); day != last) days_.insert(last = day);
    return store_->apply(batch);
}

Result<void> Recount::finish()
{
    store_.reset();
    auto reader = openSqliteReader(directory_);
    if (!reader) return tl::unexpected(reader.error());
    reader_ = std::move(*reader);
    auto types = reader_->typeTexts();
    if (!types) return tl::unexpected(types.error());
    typeTexts_ = std::move(*types);
    return {};
}

Result<void> Recount::day(std::int32_t day, RollupBatch* into)
{
    itemTexts_.clear();
    for (const std::string& type : typeTexts_) into->types.emplace_back(type);
    if (const auto read = cells(day, into); !read || day == kNoDay) return read;
    auto health = reader_->health(day * kPerDay, (day + 1) * kPerDay);
    if (!health) return tl::unexpected(health.error());
    into->health = std::move(*health);
    return {};
}

Result<void> Recount::cells(std::int32_t day, RollupBatch* into)
{
    CellQuery query;
    query.withNoTime = day == kNoDay;
    if (day != kNoDay) query.fromMinute = day * kPerDay;
    query.toMinute = day == kNoDay ? kNoMinute + 1 : (day + 1) * kPerDay;
    std::unordered_map<std::uint32_t, std::uint32_t> places;   // by store id
    std::vector<std::uint32_t> items;
    const auto read = reader_->cells(query, [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
        const auto [place, isNew] = places.try_emplace(item, static_cast<std::uint32_t>(places.size()));
        if (isNew) items.push_back(item);
        into->cells.push_back({place->second, type, minute, tally});
    });
    if (!read) return tl::unexpected(read.error());
    for (const std::uint32_t item : items) {
        auto text = reader_->itemText(item);
        if (!text) return tl::unexpected(text.error());
        itemTexts_.push_back(std::move(*text));
        into->items.emplace_back(itemTexts_.back());
    }
    return {};
}

}  // namespace tally
