// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desktop/minute_range.h"
#include "widgets/charts/chart_data.h"

namespace tally {

// The items step by step; `names` by item, empty = shown by id. Before the first event of an item, whenever that was,
// its line is a gap; steps without events behind it are 0. On a query thread.
// REQUIRES: stepUs a multiple of a minute; ChartData::stepUs is greater where nothing as fine is kept.
ChartData leadersChart(const HotView& view, const std::vector<std::string>& items, const std::vector<std::string>& names,
                       const std::optional<std::string>& type, const ViewRange& range, qint64 stepUs = kMinute);

}  // namespace tally
