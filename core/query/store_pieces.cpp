// SPDX-License-Identifier: GPL-3.0-or-later
// How a StoreSource reads the parts of a plan: in pieces of whole days, so that no transaction has to be long; and what it
// takes back of them for an answer as known at an earlier time.
#include <algorithm>

#include "core/query/store_source.h"

namespace tally {

namespace {

// A day of all items may be a million cells; an item's days are a few seeks each.
constexpr std::int64_t kDaysOfAll = 1, kDaysOfItem = 64;

// Where the piece that begins at `from` ends.
std::int32_t pieceEnd(const TierRange& part, std::int32_t from, const std::optional<MinuteExtent>& extent, std::int64_t days)
{
    if (!extent) return part.to;
    const std::int64_t firstDay = floorDiv(std::max(from, extent->first), 1440);
    const std::int64_t end = (firstDay + days) * 1440;
    // Behind the newest event there is nothing; one piece is enough for it.
    return end > extent->last || end >= part.to ? part.to : static_cast<std::int32_t>(end);
}

// A tally that takes another one away when it is merged; least and greatest cannot be taken back.
Tally negated(const Tally& tally)
{
    Tally less;
    less.count = 0 - tally.count;
    less.values = 0 - tally.values;
    less.sum = Fixed{} - tally.sum;
    return less;
}

}  // namespace

Result<std::uint64_t> StoreSource::readPart(Plan& plan, std::size_t part, bool readAll, const StoreReader::Visit& visit, std::stop_token stop) const
{
    const TierRange& asked = plan.tiers.parts[part];
    const bool isFirst = part == 0, isLast = part + 1 == plan.tiers.parts.size();
    const bool noTime = plan.tiers.parts.front().from == kOpenFrom && plan.tiers.parts.back().to == kOpenTo;
    CellQuery query = plan.cells;
    query.tier = asked.tier;
    std::uint64_t rows = 0;
    for (std::int32_t from = asked.from; from < asked.to; from = query.toMinute) {
        query.fromMinute = from;
        query.toMinute = pieceEnd(asked, from, plan.extent, query.item ? kDaysOfItem : kDaysOfAll);
        query.withNoTime = noTime && from == kOpenFrom;
        if (!isFirst || from != asked.from || readAll) {
            Footprint read;
            read.fromMinute = plan.tiers.parts.front().from;
            read.toMinute = readAll ? plan.tiers.parts.back().to : from;
            read.withNoTime = noTime;
            const auto holds = plan.held.goOn(read, plan.kept, isLast && query.toMinute == asked.to && !readAll);
            if (!holds) return tl::unexpected(holds.error());
            if (!*holds) return fail(ErrorCode::Cancelled, "the store changed while it was read");
        }
        const auto read = reader_->cells(query, visit, stop);
        if (!read) return read;
        rows += *read;
    }
    return rows;
}

Result<void> StoreSource::takeBack(const Plan& plan, const CellQuery& cells, const StoreReader::Visit& visit) const
{
    if (!plan.asKnownAt || plan.tiers.parts.empty()) return {};
    CellQuery query = cells;
    query.tier = Tier::Minute;
    query.fromMinute = plan.tiers.parts.front().from;
    query.toMinute = plan.tiers.parts.back().to;
    return reader_->revisions(query, *plan.asKnownAt, [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
        visit(item, type, minute, negated(tally));
    });
}

}  // namespace tally
