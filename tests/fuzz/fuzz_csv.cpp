// SPDX-License-Identifier: GPL-3.0-or-later
// CSV and TSV: the first byte picks the delimiter, the rest is the log with its header.
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    if (size == 0) return 0;
    constexpr char kDelimiters[] = {',', ';', '|', '\t'};
    LogShape shape = fuzz::usualShape(Format::Csv);
    shape.delimiter = kDelimiters[data[0] % 4];
    if (shape.delimiter == '\t') shape.format = Format::Tsv;
    shape.columns = {"videoId", "eventType", "timestamp", "value", "latencyMs", "status", "userId", "eventId"};
    fuzz::checkLog({reinterpret_cast<const char*>(data) + 1, size - 1}, shape);
    return 0;
}
