// SPDX-License-Identifier: GPL-3.0-or-later
// One big JSON array of objects.
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    fuzz::checkLog({reinterpret_cast<const char*>(data), size}, fuzz::usualShape(Format::JsonArray));
    return 0;
}
