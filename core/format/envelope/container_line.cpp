// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/envelope/container_line.h"

#include <simdjson.h>

#include "core/base/limits.h"
#include "core/format/envelope/syslog_frame.h"

namespace tally {
namespace {

constexpr std::string_view kDockerStart = R"({"log":)";

// The stamp's place in the line: it must outlive the copy that was parsed.
std::string_view within(std::string_view line, std::string_view text)
{
    const std::size_t at = line.rfind(text);
    return at == std::string_view::npos ? std::string_view() : line.substr(at, text.size());
}

bool appendDocker(std::string_view line, std::string* out, std::string_view* stamp)
{
    if (line.size() > limits::kLine) return false;
    thread_local simdjson::ondemand::parser parser;
    thread_local std::string copy;
    copy.assign(line);
    copy.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::document document;
    if (parser.iterate(copy.data(), copy.size(), copy.capacity()).get(document) != simdjson::SUCCESS) return false;
    std::string_view text, stream, time;
    simdjson::ondemand::object object;
    if (document.get_object().get(object) != simdjson::SUCCESS) return false;
    if (object.find_field("log").get_string().get(text) != simdjson::SUCCESS) return false;
    if (object.find_field("stream").get_string().get(stream) != simdjson::SUCCESS) return false;
    if (object.find_field("time").get_string().get(time) != simdjson::SUCCESS || !isRfc3339(time)) return false;
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    const std::size_t before = out->size();
    *out += text;
    for (std::size_t i = before; i < out->size(); ++i)  // a line end inside a line would be two records
        if ((*out)[i] == '\n') (*out)[i] = ' ';
    *stamp = within(line, time);
    return true;
}

bool appendCri(std::string_view line, std::string* out, std::string_view* stamp)
{
    const std::size_t stampEnd = line.find(' ');
    if (stampEnd == std::string_view::npos || !isRfc3339(line.substr(0, stampEnd))) return false;
    std::string_view rest = line.substr(stampEnd + 1);
    if (!rest.starts_with("stdout ") && !rest.starts_with("stderr ")) return false;
    rest.remove_prefix(7);
    if (rest.size() < 2 || (rest[0] != 'F' && rest[0] != 'P') || rest[1] != ' ') return false;
    *out += rest.substr(2);
    *stamp = line.substr(0, stampEnd);
    return true;
}

}  // namespace

bool appendContainerLine(std::string_view line, std::string* out, std::string_view* stamp)
{
    return line.starts_with(kDockerStart) ? appendDocker(line, out, stamp) : appendCri(line, out, stamp);
}

}  // namespace tally
