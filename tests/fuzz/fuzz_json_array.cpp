// SPDX-License-Identifier: GPL-3.0-or-later
// One big JSON array of objects, one inside an object, or objects one after another.
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    LogShape shape = fuzz::usualShape(Format::JsonArray);
    shape.jsonLayout = text.starts_with('{') ? JsonLayout::ArrayInObject : JsonLayout::Array;
    fuzz::checkLog(text, shape);
    shape.jsonLayout = JsonLayout::Objects;
    fuzz::checkLog(text, shape);
    return 0;
}
