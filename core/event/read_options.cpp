// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/read_options.h"

#include <cstddef>
#include <utility>

namespace tally {
namespace {

// In the order of Format.
constexpr std::array<std::string_view, 10> kFormats{"auto", "ndjson", "json", "csv", "tsv", "combined", "common", "w3c", "logfmt", "log-format"};
// In the order of DateOrder.
constexpr std::array<std::string_view, 5> kOrders{"", "dmy", "mdy", "ymd", "ydm"};

}  // namespace

std::string_view name(Format format) { return kFormats[static_cast<std::size_t>(format)]; }

bool parseFormat(std::string_view text, Format* out)
{
    for (std::size_t i = 0; i < kFormats.size(); ++i) {
        if (kFormats[i] != text) continue;
        *out = static_cast<Format>(i);
        return true;
    }
    return false;
}

std::string_view name(DateOrder order) { return kOrders[static_cast<std::size_t>(order)]; }

bool parseDateOrder(std::string_view text, DateOrder* out)
{
    for (std::size_t i = 1; i < kOrders.size(); ++i) {
        if (kOrders[i] != text) continue;
        *out = static_cast<DateOrder>(i);
        return true;
    }
    return false;
}

const FieldRef& Mapping::of(Part part) const
{
    switch (part) {
    case Part::Item: return item;
    case Part::Type: return type;
    case Part::Time: return time;
    case Part::Value: return value;
    case Part::Latency: return latency;
    case Part::Outcome: return outcome;
    case Part::Actor: return actor;
    case Part::Id: return id;
    case Part::Weight: return weight;
    }
    return id;
}

FieldRef& Mapping::of(Part part) { return const_cast<FieldRef&>(std::as_const(*this).of(part)); }

}  // namespace tally
