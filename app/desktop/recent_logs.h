// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/desktop/settings.h"
#include "core/event/read_options.h"
#include "widgets/shell/welcome_view.h"

namespace tally {

std::vector<RecentItem> recentItems(const Settings& settings);
const RecentLog* recentLog(const Settings& settings, const QString& path);   // null when forgotten
ReadOptions optionsOf(const RecentLog& recent);
RecentLog recentOf(const QString& path, const ReadOptions& options);          // without when, amount and shape

}  // namespace tally
