// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart shows, as a sentence for a screen reader.
#pragma once

#include <QString>
#include <cstddef>
#include <vector>

#include "widgets/charts/chart_data.h"

namespace tally {

// The shown time, and of each series that is seen its name, last, least, mean and greatest value in it.
[[nodiscard]] QString spokenSummary(const ChartData& data, const std::vector<QString>& hidden);
// One bucket, as its tooltip has it. REQUIRES: index < data.x.size().
[[nodiscard]] QString spokenBucket(const ChartData& data, std::size_t index, const std::vector<QString>& hidden, bool stacked);

}  // namespace tally
