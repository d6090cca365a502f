// SPDX-License-Identifier: GPL-3.0-or-later
// CSV and TSV: the first byte picks the delimiter, whether there is a header, a count column, comments and decimal commas.
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    if (size == 0) return 0;
    constexpr char kDelimiters[] = {',', ';', '|', '\t'};
    LogShape shape = fuzz::usualShape(Format::Csv);
    shape.delimiter = kDelimiters[data[0] % 4];
    if (shape.delimiter == '\t') shape.format = Format::Tsv;
    shape.headerless = (data[0] & 4) != 0;
    shape.comments = (data[0] & 8) != 0;
    shape.decimalComma = (data[0] & 16) != 0;
    shape.leadingRows = (data[0] & 32) != 0 ? 2 : 0;
    if ((data[0] & 64) != 0) shape.mapping.weight.field = "status";
    if ((data[0] & 128) != 0) shape.mapping.time.field = "timestamp+value";
    shape.columns = {"videoId", "eventType", "timestamp", "value", "latencyMs", "status", "userId", "eventId"};
    fuzz::checkLog({reinterpret_cast<const char*>(data) + 1, size - 1}, shape);
    return 0;
}
