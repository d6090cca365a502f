// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/answer.h"
#include "core/query/question.h"
#include "core/report/table.h"

namespace tally {

// item,count … then Other, even when 0; lower,upper behind them only when some row's bounds are open. With `names`, of the rows in their order: item,name,count …
Table topTable(const TopAnswer& answer, RankBy by, const std::vector<std::string>* names = nullptr);
// `fill` adds the empty buckets of the effective range: 0 for count, sum and distinct, empty otherwise.
Table seriesTable(const SeriesAnswer& answer, const Question& question, bool fill);
Table healthTable(const HealthAnswer& answer);
// item or type,events,rate,errors,client_errors,slow,ok_p50 … error_p99,saturation; then Other, even when 0. Seconds; rate and
// saturation are means over the effective range.
Table breakdownTable(const BreakdownAnswer& answer, BreakdownBy by);
Table ledgerTable(const std::vector<SourceLedger>& ledgers);
Table lettersTable(const std::vector<SourceLetter>& letters);

}  // namespace tally
