// SPDX-License-Identifier: GPL-3.0-or-later
// HealthTable: golden signals per minute; counts add up and latency sketches merge.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Inside the caller's transaction.
Result<void> addHealth(const Connection& db, const std::vector<MinuteHealth>& minutes);
Result<std::vector<MinuteHealth>> readHealth(const Connection& db, std::int32_t fromMinute, std::int32_t toMinute);

}  // namespace tally::sqlite
