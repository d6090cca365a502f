// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/answer_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace tally {

namespace {
std::string text(const std::optional<Fixed>& value) { return value ? toString(*value) : std::string(); }

// What each row and Other have at least and at most; only where that is open of some row.
void addBounds(const TopAnswer& answer, Table* table)
{
    if (std::none_of(answer.rows.begin(), answer.rows.end(), [](const TopRow& row) { return row.upper.has_value(); })) return;
    table->columns.push_back({"lower", CellKind::Number});
    table->columns.push_back({"upper", CellKind::Number});
    std::uint64_t open = 0;
    for (std::size_t r = 0; r < answer.rows.size(); ++r) {
        const TopRow& row = answer.rows[r];
        const std::uint64_t upper = row.upper.value_or(row.tally.count);
        open += upper - row.tally.count;
        table->rows[r].push_back(fmt::format("{}", row.tally.count));
        table->rows[r].push_back(fmt::format("{}", upper));
    }
    table->rows.back().push_back(fmt::format("{}", answer.other.count - std::min(open, answer.other.count)));
    table->rows.back().push_back(fmt::format("{}", answer.other.count));
}
}  // namespace

Table topTable(const TopAnswer& answer, RankBy by, const std::vector<std::string>* names)
{
    const char* ranked = by == RankBy::Count ? "count" : by == RankBy::Sum ? "sum" : "distinct";
    Table table{{{"item", CellKind::Text}, {ranked, CellKind::Number}}, {}};
    const auto value = [&](const Tally& tally, std::uint64_t distinct) {
        if (by == RankBy::Count) return fmt::format("{}", tally.count);
        return by == RankBy::Sum ? toString(tally.sum) : fmt::format("{}", distinct);
    };
    for (const TopRow& row : answer.rows) table.rows.push_back({row.item, value(row.tally, row.distinct)});
    table.rows.push_back({"Other", value(answer.other, answer.otherDistinct)});
    addBounds(answer, &table);
    if (names == nullptr) return table;
    table.columns.insert(table.columns.begin() + 1, {"name", CellKind::Text});
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        table.rows[r].insert(table.rows[r].begin() + 1, r < names->size() ? (*names)[r] : std::string());
    return table;
}

Table seriesTable(const SeriesAnswer& answer, const Question& question, bool fill)
{
    Table table{{{"time", CellKind::Text}, {"value", CellKind::Number}}, {}};
    const bool zero = question.function == Function::Count || question.function == Function::Sum || question.function == Function::Distinct;
    const std::int64_t step = question.step.us;
    std::optional<std::int64_t> next;
    if (fill && !answer.points.empty()) next = floorDiv(answer.provenance.range.from.us, step) * step;
    const auto fillTo = [&](std::int64_t end) {
        for (; next && *next < end; *next += step) table.rows.push_back({isoSeconds({*next}), zero ? "0" : ""});
    };
    for (const SeriesPoint& point : answer.points) {
        fillTo(point.time.us);
        table.rows.push_back({isoSeconds(point.time), text(point.value)});
        if (next) next = point.time.us + step;
    }
    fillTo(answer.provenance.range.to.us);
    return table;
}

Table healthTable(const HealthAnswer& answer)
{
    Table table;
    table.columns.push_back({"time", CellKind::Text});
    for (const char* name : {"events", "errors", "client_errors", "p50", "p95", "p99", "saturation"})
        table.columns.push_back({name, CellKind::Number});
    for (const HealthPoint& p : answer.points)
        table.rows.push_back({isoSeconds(p.time), fmt::format("{}", p.events), fmt::format("{}", p.errors),
                              fmt::format("{}", p.clientErrors), text(p.p50), text(p.p95), text(p.p99), text(p.saturation)});
    return table;
}

Table ledgerTable(const std::vector<SourceLedger>& ledgers)
{
    Table table;
    table.columns.push_back({"source", CellKind::Text});
    for (const char* name : {"received", "counted", "valid", "quarantined", "duplicate", "late", "future", "rejected", "in_flight"})
        table.columns.push_back({name, CellKind::Number});
    for (const SourceLedger& s : ledgers) {
        const Ledger& l = s.ledger;
        auto& row = table.rows.emplace_back(std::vector<std::string>{s.source});
        for (const std::uint64_t n : {l.received, l.counted(), l.valid, l.quarantined, l.duplicate, l.late, l.future, l.rejected, l.inFlight})
            row.push_back(fmt::format("{}", n));
    }
    return table;
}

Table lettersTable(const std::vector<SourceLetter>& letters)
{
    Table table{{{"source", CellKind::Text}, {"line", CellKind::Number}, {"offset", CellKind::Number}, {"reason", CellKind::Text},
                 {"raw", CellKind::Text}},
                {}};
    for (const auto& [source, letter] : letters)
        table.rows.push_back({source, fmt::format("{}", letter.line), fmt::format("{}", letter.offset), std::string(name(letter.reason)),
                              letter.raw});
    return table;
}

}  // namespace tally
