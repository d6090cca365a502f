// SPDX-License-Identifier: GPL-3.0-or-later
// How a source is read, as text that a store keeps with it: so that a rebuild, and dead letters that are counted after all,
// are read as the source was. Nothing in it is found by itself: what detection decides it decides again from the same bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/event/event_time_rules.h"
#include "core/event/read_options.h"

namespace tally {

struct KeptOptions {
    ReadOptions read;
    EventTimeRules rules;   // of a listener
};

// Never empty: an empty text is that of a source of which nothing is known.
std::string keptText(const KeptOptions& options);
// Nothing where `text` is not keptText() of this version or an earlier one.
std::optional<KeptOptions> keptOptions(std::string_view text);

// What a store keeps of a source that was read in one way first and then in another.
inline constexpr std::string_view kReadInSeveralWays = "several\n";

}  // namespace tally
