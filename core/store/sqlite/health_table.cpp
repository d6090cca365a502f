// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/health_table.h"

#include "core/count/dd_sketch.h"

namespace tally::sqlite {
namespace {

MinuteHealth healthAt(const Statement& row)
{
    return {static_cast<std::int32_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
            static_cast<std::uint64_t>(row.integer(2)), static_cast<std::uint64_t>(row.integer(3)), std::string(row.bytes(4))};
}

Result<std::string> mergeSketches(const std::string& a, const std::string& b)
{
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    DdSketch sum, other;
    if (!DdSketch::parse(a, &sum)) return fail(ErrorCode::Damaged, "The store is damaged: a latency sketch cannot be read.");
    if (!DdSketch::parse(b, &other)) return fail(ErrorCode::Store, "A latency sketch of the batch cannot be read.");
    sum.merge(other);
    return sum.serialise();
}

}  // namespace

Result<void> addHealth(const Connection& db, const std::vector<MinuteHealth>& minutes)
{
    if (minutes.empty()) return {};
    auto find = db.prepare("SELECT minute, events, errors, client_errors, latency FROM health WHERE minute = ?");
    if (!find) return passOn(find);
    auto put = db.prepare("INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?, ?)");
    if (!put) return passOn(put);
    for (const MinuteHealth& minute : minutes) {
        MinuteHealth sum = minute;
        find->bind(1, minute.minute);
        auto row = find->step();
        if (!row) return passOn(row);
        if (*row) {
            const MinuteHealth before = healthAt(*find);
            sum.events += before.events;
            sum.errors += before.errors;
            sum.clientErrors += before.clientErrors;
            auto merged = mergeSketches(before.latency, minute.latency);
            if (!merged) return passOn(merged);
            sum.latency = std::move(*merged);
        }
        find->reset();
        put->bind(1, sum.minute).bind(2, static_cast<std::int64_t>(sum.events)).bind(3, static_cast<std::int64_t>(sum.errors));
        if (auto ok = put->bind(4, static_cast<std::int64_t>(sum.clientErrors)).bind(5, sum.latency).run(); !ok) return ok;
    }
    return {};
}

Result<std::vector<MinuteHealth>> readHealth(const Connection& db, std::int32_t fromMinute, std::int32_t toMinute)
{
    auto rows = db.prepare(
        "SELECT minute, events, errors, client_errors, latency FROM health WHERE minute >= ? AND minute < ? ORDER BY minute");
    if (!rows) return passOn(rows);
    rows->bind(1, fromMinute).bind(2, toMinute);
    std::vector<MinuteHealth> all;
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) return all;
        all.push_back(healthAt(*rows));
    }
}

}  // namespace tally::sqlite
