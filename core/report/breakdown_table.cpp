// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/query/accumulator.h"
#include "core/report/answer_table.h"

namespace tally {

namespace {

std::vector<std::string> rowOf(std::string key, const BreakdownRow& row, std::int64_t spanUs)
{
    const auto perSecond = [spanUs](Int128 micro) { return spanUs > 0 ? toString(Fixed{micro * kSecond / spanUs}) : std::string(); };
    const HealthCell& cell = row.cell;
    std::vector<std::string> texts{std::move(key), fmt::format("{}", cell.events), perSecond(static_cast<Int128>(cell.events) * Fixed::kScale),
                                   fmt::format("{}", cell.errors), fmt::format("{}", cell.clientErrors), fmt::format("{}", row.slow)};
    const DdSketch ok = cell.okLatency();
    for (const DdSketch* latency : {&ok, &cell.errorLatency})
        for (const double q : {0.5, 0.95, 0.99}) {
            const auto value = latency->count() > 0 ? fixedOf(latency->quantile(q)) : std::nullopt;
            texts.push_back(value ? toString(*value) : std::string());
        }
    texts.push_back(cell.latency.count() > 0 ? perSecond(cell.latency.sum().micro) : std::string());
    return texts;
}

}  // namespace

Table breakdownTable(const BreakdownAnswer& answer, BreakdownBy by)
{
    Table table;
    table.columns.push_back({by == BreakdownBy::Item ? "item" : "type", CellKind::Text});
    for (const char* name : {"events", "rate", "errors", "client_errors", "slow", "ok_p50", "ok_p95", "ok_p99", "error_p50", "error_p95", "error_p99", "saturation"})
        table.columns.push_back({name, CellKind::Number});
    const TimeRange range = answer.provenance.range;
    const std::int64_t span = answer.table.total.cell.events > 0 ? range.to.us - range.from.us : 0;
    for (const BreakdownRow& row : answer.table.rows) table.rows.push_back(rowOf(row.key, row, span));
    table.rows.push_back(rowOf("Other", answer.table.other, span));
    return table;
}

}  // namespace tally
