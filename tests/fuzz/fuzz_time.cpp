// SPDX-License-Identifier: GPL-3.0-or-later
// Time stamps: first line --time-format (may be empty), second line the zone, then one stamp a line. A parser that has
// seen others gives the same answer as a fresh one, and what isoExact() prints is read back as the same time.
#include "core/format/time/time_parser.h"
#include "tests/fuzz/log_reading.h"

namespace {

std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    using fuzz::require;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    ReadOptions options;
    options.dateOrder = static_cast<DateOrder>(text.size() % 5);
    options.year = text.size() % 2 == 0 ? 2016 : 0;
    options.timeFormat = takeLine(text);
    options.timeZone = takeLine(text);
    const bool isUsable = TimeParser::check(options).has_value();
    if (!isUsable) options = {};
    TimeParser used(options);
    TimeParser plain{ReadOptions{}};
    for (int i = 0; i < 32 && !text.empty(); ++i) {
        const std::string line(takeLine(text));
        Micros time, again;
        const TimeVerdict verdict = used.parse(line, &time);
        TimeParser fresh(options);
        require(fresh.parse(line, &again) == verdict, "a used parser decides as a fresh one");
        require(readingsOf(line) < 32, "readings are of the known orders");
        if (verdict != TimeVerdict::Ok) continue;
        require(again == time, "a used parser reads the time of a fresh one");
        require(kMinTime <= time && time <= kMaxTime, "times are within the years 1 to 5999");
        require(plain.parse(isoExact(time), &again) == TimeVerdict::Ok && again == time, "isoExact() is read back");
    }
    return 0;
}
