// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/letter.h"

#include <array>
#include <cstddef>

namespace tally {
namespace {

struct ReasonText {
    std::string_view name, explanation;
};

// In the order of Reason.
constexpr std::array<ReasonText, kReasons> kTexts{{
    {"empty", "blank line"},
    {"field_count", "another number of fields than the header"},
    {"too_long", "record longer than 1 MiB"},
    {"item_too_long", "item longer than 8 KiB"},
    {"no_item", "no item, or it is null"},
    {"bad_time", "no time, or it cannot be read"},
    {"value_range", "value of 10^18 or more"},
    {"bad_utf8", "JSON that is not valid UTF-8"},
    {"bad_json", "not exactly one JSON object"},
    {"bad_csv", "quoted field that never closes"},
    {"bad_line", "not a line of an access log"},
    {"late", "later than allowed"},
    {"future", "too far in the future"},
    {"bad_weight", "count column that is no whole number"},
}};

}  // namespace

std::string_view name(Reason reason) { return kTexts[static_cast<std::size_t>(reason)].name; }

std::string_view explanation(Reason reason) { return kTexts[static_cast<std::size_t>(reason)].explanation; }

bool parseReason(std::string_view text, Reason* out)
{
    for (std::size_t i = 0; i < kTexts.size(); ++i) {
        if (kTexts[i].name != text) continue;
        *out = static_cast<Reason>(i);
        return true;
    }
    return false;
}

}  // namespace tally
