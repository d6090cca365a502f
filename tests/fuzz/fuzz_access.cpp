// SPDX-License-Identifier: GPL-3.0-or-later
// Access logs: the first byte picks Combined or Common.
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    if (size == 0) return 0;
    LogShape shape;
    shape.format = data[0] % 2 == 0 ? Format::Combined : Format::Common;
    shape.mapping.item.field = data[0] % 4 < 2 ? "path" : "target";
    shape.mapping.type.field = "method";
    shape.mapping.time.field = "time";
    shape.mapping.value.field = "bytes";
    shape.mapping.outcome.field = "status";
    shape.mapping.actor.field = "address";
    fuzz::checkLog({reinterpret_cast<const char*>(data) + 1, size - 1}, shape);
    return 0;
}
