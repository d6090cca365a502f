// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace tally {

struct ShippedProfile {
    std::string_view name, text;
};
std::span<const ShippedProfile> shippedProfiles();

}  // namespace tally
