// SPDX-License-Identifier: GPL-3.0-or-later
// Fields that come late: a sender's first records need not have all that later ones have.
#pragma once

#include <optional>
#include <string_view>

#include "core/event/read_options.h"

namespace tally {

// May `key`, at the top of a record, be a part of events that `shape` maps nothing to? By its name alone.
bool mayBeMissingPart(std::string_view key, const LogShape& shape);

// `shape` as `sample` says it, which is that of `shape` and a record with such a key behind it; nothing when the sample would
// change what is known already. REQUIRES: limits::kPadding readable bytes behind `sample`.
std::optional<LogShape> withLateFields(const LogShape& shape, std::string_view sample, const ReadOptions& options);

}  // namespace tally
