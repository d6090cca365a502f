// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/retention.h"

#include <algorithm>
#include <string>

#include "core/store/sqlite/extent_table.h"
#include "core/store/sqlite/segment.h"

namespace tally::sqlite {
namespace {

Result<std::int64_t> meta(const Connection& db, const char* name, std::int64_t absent)
{
    const std::string sql = "SELECT coalesce((SELECT value FROM meta WHERE name = '" + std::string(name) + "'), " + std::to_string(absent) + ")";
    return db.integer(sql);
}

Result<void> keepMeta(const Connection& db, const char* name, std::int64_t value)
{
    auto statement = db.prepare("INSERT OR REPLACE INTO meta VALUES ('" + std::string(name) + "', ?)");
    if (!statement) return passOn(statement);
    return statement->bind(1, value).run();
}

std::int32_t dueFrom(std::int32_t days, std::int32_t from, std::int32_t newestMinute)
{
    if (days == Retention::kForEver) return from;
    // The day of the newest event counts as the first.
    const std::int64_t first = floorDiv(newestMinute, 1440) - days + 1;
    return static_cast<std::int32_t>(std::max<std::int64_t>(from, first * 1440));
}

Result<void> dropTier(const Connection& db, Tier tier, std::int32_t beforeMinute)
{
    const Span end = spanOf(tier, slotOf(tier, beforeMinute));
    // Events without a time have no age.
    const Span noTime = spanOf(tier, kNoMinute);
    auto old = db.prepare("SELECT id, first_block, last_block FROM segment WHERE tier = ? AND span < ? AND span <> ?");
    if (!old) return passOn(old);
    old->bind(1, static_cast<std::int64_t>(tier)).bind(2, end.day).bind(3, noTime.day);
    std::vector<StoredSegment> segments;
    for (;;) {
        auto row = old->step();
        if (!row) return passOn(row);
        if (!*row) break;
        segments.push_back({old->integer(0), old->integer(1), old->integer(2)});
    }
    old->reset();
    if (auto ok = removeSegments(db, segments); !ok) return ok;
    auto rows = db.prepare("DELETE FROM cell WHERE tier = ? AND slot > ? AND slot < ?");
    if (!rows) return passOn(rows);
    return rows->bind(1, static_cast<std::int64_t>(tier)).bind(2, kNoMinute).bind(3, end.firstSlot()).run();
}

}  // namespace

Result<RetentionRule> readRetention(const Connection& db)
{
    constexpr std::int64_t kUnset = -1;
    const auto minutes = meta(db, "keep_minutes", kUnset), hours = meta(db, "keep_hours", kUnset), ofStore = meta(db, "keep_of_store", 0);
    for (const auto* read : {&minutes, &hours, &ofStore})
        if (!*read) return tl::unexpected<Error>(read->error());
    if (*minutes == kUnset || *hours == kUnset) return kDefaultRetention;
    return RetentionRule{{static_cast<std::int32_t>(*minutes), static_cast<std::int32_t>(*hours)}, *ofStore != 0, false};
}

Result<std::optional<std::int32_t>> ageFrom(const Connection& db, const RetentionRule& rule, std::int32_t now)
{
    if (rule.keep == Retention{}) return std::nullopt;
    if (rule.byDefault) {
        const auto recorded = db.integer("SELECT count(*) FROM source WHERE fingerprint <> x'' AND valid + quarantined > 0");
        if (!recorded) return tl::unexpected<Error>(recorded.error());
        if (*recorded > 0) return std::nullopt;
    }
    const auto stored = readExtent(db, {});
    if (!stored) return tl::unexpected<Error>(stored.error());
    if (!*stored) return std::nullopt;
    const std::int32_t newest = std::min((*stored)->last, now);
    if (rule.ofStore) return newest;
    auto sources = db.prepare("SELECT count(*), min(newest) FROM source WHERE valid + quarantined > 0 AND newest <> ?");
    if (!sources) return passOn(sources);
    const auto row = sources->bind(1, kNever.us).step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (sources->integer(0) == 0) return newest;
    return std::min(newest, minuteOf({sources->integer(1)}));
}

Result<void> writeRetention(const Connection& db, const RetentionRule& rule)
{
    const Retention& retention = rule.keep;
    const bool hoursShorter = retention.hourDays != Retention::kForEver &&
                              (retention.minuteDays == Retention::kForEver || retention.minuteDays > retention.hourDays);
    if (hoursShorter) return fail(ErrorCode::Usage, "hours must be kept at least as long as minutes");
    if (retention.minuteDays < 0 || retention.hourDays < 0) return fail(ErrorCode::Usage, "retention counts whole days, 0 for ever");
    if (auto ok = keepMeta(db, "keep_minutes", retention.minuteDays); !ok) return ok;
    if (auto ok = keepMeta(db, "keep_of_store", rule.ofStore ? 1 : 0); !ok) return ok;
    return keepMeta(db, "keep_hours", retention.hourDays);
}

Result<KeptTiers> readKept(const Connection& db)
{
    const auto minutes = meta(db, "minutes_from", KeptTiers{}.minutesFrom), hours = meta(db, "hours_from", KeptTiers{}.hoursFrom);
    if (!minutes || !hours) return tl::unexpected<Error>(minutes ? hours.error() : minutes.error());
    return KeptTiers{static_cast<std::int32_t>(*minutes), static_cast<std::int32_t>(*hours)};
}

bool keeps(const KeptTiers& kept, Span span)
{
    if (span.tier == Tier::Day || span == spanOf(span.tier, kNoMinute)) return true;
    return minuteOfSlot(span.tier, static_cast<std::int32_t>(span.firstSlot())) >= (span.tier == Tier::Minute ? kept.minutesFrom : kept.hoursFrom);
}

KeptTiers dueBy(const Retention& retention, const KeptTiers& kept, std::int32_t newestMinute)
{
    return {dueFrom(retention.minuteDays, kept.minutesFrom, newestMinute), dueFrom(retention.hourDays, kept.hoursFrom, newestMinute)};
}

Result<void> dropBefore(const Connection& db, const KeptTiers& due)
{
    constexpr KeptTiers kAll;
    if (due.minutesFrom != kAll.minutesFrom) {
        if (auto ok = dropTier(db, Tier::Minute, due.minutesFrom); !ok) return ok;
        if (auto ok = keepMeta(db, "minutes_from", due.minutesFrom); !ok) return ok;
    }
    if (due.hoursFrom == kAll.hoursFrom) return {};
    if (auto ok = dropTier(db, Tier::Hour, due.hoursFrom); !ok) return ok;
    return keepMeta(db, "hours_from", due.hoursFrom);
}

}  // namespace tally::sqlite
