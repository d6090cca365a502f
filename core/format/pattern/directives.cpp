// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/pattern/directives.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tally {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

constexpr Names kNginx[] = {
    {"remote_addr", "address"}, {"remote_user", "user"}, {"time_local", "time"}, {"time_iso8601", "time"}, {"msec", "time"},
    {"request_uri", "target"}, {"uri", "path"}, {"document_uri", "path"}, {"request_method", "method"}, {"body_bytes_sent", "bytes"},
    {"http_referer", "referrer"}, {"http_user_agent", "agent"}, {"http_host", "host"}, {"server_name", "host"}};

constexpr std::pair<char, std::string_view> kApache[] = {
    {'h', "address"}, {'a', "address"}, {'A', "local_address"}, {'l', "ident"}, {'u', "user"}, {'t', "time"}, {'r', "request"},
    {'s', "status"}, {'b', "bytes"}, {'B', "bytes"}, {'O', "bytes"}, {'I', "bytes_in"}, {'S', "bytes_transferred"}, {'m', "method"},
    {'U', "path"}, {'q', "query"}, {'H', "protocol"}, {'v', "host"}, {'V', "host"}, {'p', "port"}, {'P', "process"},
    {'D', "duration_us"}, {'T', "duration_s"}, {'k', "keepalive"}, {'X', "connection"}, {'L', "log_id"}, {'f', "file"}, {'R', "handler"}};

std::string headerName(std::string_view header)
{
    std::string name;
    for (const char c : header) name.push_back(c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    if (name == "referer") return "referrer";
    if (name == "user_agent") return "agent";
    return name;
}

ApacheDirective timeDirective(std::string_view form)
{
    for (const std::string_view start : {"begin:", "end:"}) {
        if (form.starts_with(start)) form.remove_prefix(start.size());
    }
    if (form == "sec") return {"time_s", {}};
    if (form == "msec") return {"time_ms", {}};
    if (form == "usec") return {"time_us", {}};
    return {"time", std::string(form)};
}

}  // namespace

std::string nginxField(std::string_view variable)
{
    const auto* known = std::find_if(std::begin(kNginx), std::end(kNginx), [&](const Names& n) { return n.first == variable; });
    return std::string(known == std::end(kNginx) ? variable : known->second);
}

ApacheDirective takeApacheDirective(std::string_view* text)
{
    // Conditions by status ("%400,501{…}i", "%!200…") and "<", ">" do not change what the field is called.
    const std::size_t start = text->find_first_not_of("!<>,0123456789");
    if (start == std::string_view::npos) return {};
    text->remove_prefix(start);
    std::string_view parameter;
    const bool has = text->front() == '{';
    if (has) {
        const std::size_t close = text->find('}');
        if (close == std::string_view::npos || close + 1 >= text->size()) return {};
        parameter = text->substr(1, close - 1);
        text->remove_prefix(close + 1);
    }
    const char letter = text->front();
    text->remove_prefix(1);
    if (has && (letter == 'i' || letter == 'o' || letter == 'e' || letter == 'n' || letter == 'C')) return {headerName(parameter), {}};
    if (has && letter == 't') return timeDirective(parameter);
    if (has && letter == 'T') return {"duration_" + std::string(parameter), {}};
    const auto* known = std::find_if(std::begin(kApache), std::end(kApache), [letter](const auto& n) { return n.first == letter; });
    return {known == std::end(kApache) ? std::string() : std::string(known->second), {}};
}

}  // namespace tally
