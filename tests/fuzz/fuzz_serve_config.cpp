// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration of a listener and what stands in it: any text is one, or is refused with its line. Each line of the text is
// besides read as a limit, as a mapping of fields and as an address to send to.
#include "app/intake/serve_config.h"
#include "app/reading/field_map.h"
#include "app/send/destination.h"
#include "tests/fuzz/log_reading.h"

namespace {

using namespace tally;
using fuzz::require;

void checkLimits(const IntakeLimits& limits)
{
    require(limits.sockets.line > 0 && limits.sockets.line <= limits::kLine, "a line has a bound");
    require(limits.sockets.connections > 0 && limits.http.connections > 0, "somebody may come");
    require(limits.http.content > 0 && limits.http.body > 0 && limits.http.header > 0, "and send something");
    require(limits.sockets.helloTime.count() > 0 && limits.http.headerTime.count() > 0, "but not for ever");
}

void checkWords(std::string_view line)
{
    IntakeLimits limits;
    const std::size_t equals = std::min(line.find('='), line.size());
    for (const std::string_view name : limitNames())
        if (line.substr(0, equals) == name) static_cast<void>(setLimit(&limits, name, line.substr(std::min(equals + 1, line.size()))));
    checkLimits(limits);
    if (const auto fields = parseFieldMap(std::string(line))) {
        const std::string text = fieldMapText(*fields);
        const auto again = parseFieldMap(text);
        require(text.empty() || (again && fieldMapText(*again) == text), "a mapping that is written is read again");
    }
    if (const auto to = parseDestination(line)) {
        const auto again = parseDestination(to->text());
        require(again && again->text() == to->text(), "an address that is written is read again");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    ServeOptions options;
    const auto read = parseServeConfig(text, "fuzz.toml", &options);
    require(read || read.error().what.starts_with("fuzz.toml:"), "a refusal says where");
    checkLimits(options.limits);
    std::string_view rest = text;
    for (int i = 0; i < 16 && !rest.empty(); ++i) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        checkWords(line);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return 0;
}
