// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/importer.h"
#include "core/store/rollup_store.h"

namespace tally {

// Everything a store keeps, as if it had just been counted: how an engine with a data directory begins. What retention took
// the minutes of comes as hours or days, at their first minute; Committed::kept says up to where.
Result<Committed> loadStore(const StoreReader& reader, Dictionary& dictionary, TypeTable& types);

}  // namespace tally
