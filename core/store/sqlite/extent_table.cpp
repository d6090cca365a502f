// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/extent_table.h"

#include <algorithm>
#include <map>

#include "core/store/sqlite/cell_scan.h"

namespace tally::sqlite {

Result<std::optional<MinuteExtent>> readExtent(const Connection& db, const std::optional<std::string>& type)
{
    const char* where = type ? " WHERE type = (SELECT id FROM type WHERE name = ?)" : "";
    auto statement = db.prepare("SELECT min(first_minute), max(last_minute), count(*) FROM extent" + std::string(where));
    if (!statement) return passOn(statement);
    if (type) statement->bind(1, *type);
    const auto row = statement->step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row || statement->integer(2) == 0) return std::nullopt;
    return MinuteExtent{static_cast<std::int32_t>(statement->integer(0)), static_cast<std::int32_t>(statement->integer(1))};
}

Result<void> buildExtents(const Connection& db)
{
    auto scan = CellScan::open(db);
    if (!scan) return passOn(scan);
    std::map<std::uint16_t, MinuteExtent> extents;
    const auto read = scan->run({}, [&](std::uint32_t, std::uint16_t type, std::int32_t minute, const Tally&) {
        if (minute == kNoMinute) return;
        auto& extent = extents.try_emplace(type, MinuteExtent{minute, minute}).first->second;
        extent = {std::min(extent.first, minute), std::max(extent.last, minute)};
    }, ReadLimit{});
    if (!read) return tl::unexpected<Error>(read.error());
    auto insert = db.prepare("INSERT INTO extent VALUES (?, ?, ?)");
    if (!insert) return passOn(insert);
    for (const auto& [type, extent] : extents) {
        if (auto ok = insert->bind(1, type).bind(2, extent.first).bind(3, extent.last).run(); !ok) return ok;
    }
    return {};
}

}  // namespace tally::sqlite
