// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of named fields, bare and in envelopes. The first line says how: its first letter picks the format (w3c, logfmt, or a log
// format, which is the rest of the line), its second the envelope.
#include <algorithm>

#include "core/format/pattern/pattern_lines.h"
#include "core/format/w3c/w3c_lines.h"
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view how = text.substr(0, end);
    if (how.size() < 2) return 0;
    text.remove_prefix(std::min(end + 1, text.size()));
    LogShape shape = fuzz::usualShape(how[0] == 'w' ? Format::W3c : how[0] == 'l' ? Format::Logfmt : Format::Pattern);
    shape.envelope = how[1] == 's' ? Envelope::Syslog : how[1] == 'q' ? Envelope::Quotes : how[1] == 'c' ? Envelope::Container : how[1] == 't' ? Envelope::Text : Envelope::None;
    if (shape.format == Format::Pattern) {
        shape.options.logFormat = how.substr(2);
        const auto pattern = LogPattern::of(shape.options.logFormat);
        if (!pattern) return 0;
        shape.columns = patternColumns(*pattern);
        shape.mapping = {};
        shape.mapping.item.field = shape.columns.back();
        shape.mapping.time.field = shape.columns.front();
    }
    if (shape.format == Format::W3c) {
        shape.columns = readW3cHead(text).fields;
        const auto known = [&](const std::string& name) { return std::find(shape.columns.begin(), shape.columns.end(), name) != shape.columns.end(); };
        shape.mapping = {};
        if (!known("cs-uri-stem") || !known("date") || !known("time")) return 0;
        shape.mapping.item.field = "cs-uri-stem";
        shape.mapping.time.field = "date+time";
    }
    fuzz::checkLog(text, shape);
    return 0;
}
