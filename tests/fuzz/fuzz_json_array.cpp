// SPDX-License-Identifier: GPL-3.0-or-later
// One big JSON array of objects, or one inside an object.
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    LogShape shape = fuzz::usualShape(Format::JsonArray);
    shape.inObject = text.starts_with('{');
    fuzz::checkLog(text, shape);
    return 0;
}
