// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles: any text is one, or is refused with a reason.
#include "core/format/profile/profile.h"
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    const auto profile = parseProfile("fuzz", std::string(reinterpret_cast<const char*>(data), size));
    fuzz::require(profile || !profile.error().what.empty(), "a refusal has a reason");
    return 0;
}
