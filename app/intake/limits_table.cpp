// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/limits_table.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>

namespace tally {

namespace {

using Millis = std::chrono::milliseconds;
enum class Unit { Count, Bytes, Time };   // Time in milliseconds

struct Row {
    std::string_view name;
    Unit unit;
    std::uint64_t least, most;
    std::function<void(IntakeLimits*, std::uint64_t)> set;
};

constexpr std::uint64_t kKiB = 1024, kMiB = kKiB * 1024, kGiB = kMiB * 1024;
constexpr std::uint64_t kDay = 86'400'000;
constexpr std::uint64_t kConnections = 1'000'000;

const std::vector<Row>& rows()
{
    static const std::vector<Row> table{
        {"line", Unit::Bytes, kKiB, limits::kLine, [](IntakeLimits* l, std::uint64_t v) { l->sockets.line = v; }},
        {"unfinished", Unit::Bytes, kMiB, 64 * kGiB, [](IntakeLimits* l, std::uint64_t v) { l->sockets.unfinished = v; }},
        {"connections", Unit::Count, 1, kConnections, [](IntakeLimits* l, std::uint64_t v) { l->sockets.connections = v; }},
        {"connections_of_one", Unit::Count, 1, kConnections, [](IntakeLimits* l, std::uint64_t v) { l->sockets.connectionsOfOne = v; }},
        {"hello_time", Unit::Time, 100, kDay, [](IntakeLimits* l, std::uint64_t v) { l->sockets.helloTime = Millis(v); }},
        {"line_time", Unit::Time, 100, kDay, [](IntakeLimits* l, std::uint64_t v) { l->sockets.lineTime = Millis(v); }},
        {"idle_time", Unit::Time, 0, 365 * kDay, [](IntakeLimits* l, std::uint64_t v) { l->sockets.idleTime = Millis(v); }},
        {"journal", Unit::Bytes, 64 * kMiB, 1024 * 1024 * kGiB, [](IntakeLimits* l, std::uint64_t v) { l->journal.bytes = v; }},
        {"journal_time", Unit::Time, 60'000, 36'500 * kDay, [](IntakeLimits* l, std::uint64_t v) { l->journal.age = Millis(v); }},
        {"http_url", Unit::Bytes, 64, 32 * kKiB, [](IntakeLimits* l, std::uint64_t v) { l->http.url = v; }},
        {"http_header", Unit::Bytes, 256, 32 * kKiB, [](IntakeLimits* l, std::uint64_t v) { l->http.header = v; }},
        {"http_fields", Unit::Count, 8, 1000, [](IntakeLimits* l, std::uint64_t v) { l->http.fields = v; }},
        {"http_body", Unit::Bytes, kKiB, kGiB, [](IntakeLimits* l, std::uint64_t v) { l->http.body = v; }},
        {"http_content", Unit::Bytes, kKiB, kGiB, [](IntakeLimits* l, std::uint64_t v) { l->http.content = v; }},
        {"http_bodies", Unit::Bytes, kMiB, 64 * kGiB, [](IntakeLimits* l, std::uint64_t v) { l->http.bodies = v; }},
        {"http_bodies_of_one", Unit::Bytes, kMiB, 64 * kGiB, [](IntakeLimits* l, std::uint64_t v) { l->http.bodiesOfOne = v; }},
        {"http_connections", Unit::Count, 1, kConnections, [](IntakeLimits* l, std::uint64_t v) { l->http.connections = v; }},
        {"http_connections_of_one", Unit::Count, 1, kConnections, [](IntakeLimits* l, std::uint64_t v) { l->http.connectionsOfOne = v; }},
        {"http_header_time", Unit::Time, 100, kDay, [](IntakeLimits* l, std::uint64_t v) { l->http.headerTime = Millis(v); }},
        {"http_body_time", Unit::Time, 100, kDay, [](IntakeLimits* l, std::uint64_t v) { l->http.bodyTime = Millis(v); }},
        {"http_answer_time", Unit::Time, 100, kDay, [](IntakeLimits* l, std::uint64_t v) { l->http.answerTime = Millis(v); }},
        {"http_idle_time", Unit::Time, 100, kDay, [](IntakeLimits* l, std::uint64_t v) { l->http.idleTime = Millis(v); }},
    };
    return table;
}

// 0 = no such unit. Times without one are seconds.
std::uint64_t factorOf(std::string_view text, Unit unit)
{
    if (unit == Unit::Count) return text.empty() ? 1 : 0;
    if (unit == Unit::Time) {
        if (text.empty() || text == "s") return 1000;
        if (text == "ms") return 1;
        return text == "m" ? 60'000 : text == "h" ? 3'600'000 : text == "d" ? kDay : 0;
    }
    if (text.empty() || text == "B") return 1;
    if (text == "KiB" || text == "KB" || text == "K") return kKiB;
    if (text == "MiB" || text == "MB" || text == "M") return kMiB;
    return text == "GiB" || text == "GB" || text == "G" ? kGiB : 0;
}

std::string shown(std::uint64_t value, Unit unit)
{
    if (unit == Unit::Count) return fmt::format("{}", value);
    if (unit == Unit::Time) return value % 1000 == 0 ? fmt::format("{}s", value / 1000) : fmt::format("{}ms", value);
    for (const auto& [factor, name] : {std::pair{kGiB, "GiB"}, std::pair{kMiB, "MiB"}, std::pair{kKiB, "KiB"}})
        if (value >= factor && value % factor == 0) return fmt::format("{}{}", value / factor, name);
    return fmt::format("{}B", value);
}

}  // namespace

Result<void> setLimit(IntakeLimits* limits, std::string_view name, std::string_view value)
{
    const auto row = std::find_if(rows().begin(), rows().end(), [&](const Row& each) { return each.name == name; });
    if (row == rows().end()) return fail(ErrorCode::Usage, fmt::format("there is no limit {}; there are {}", name, fmt::join(limitNames(), ", ")));
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const std::uint64_t factor = factorOf(value.substr(static_cast<std::size_t>(end - value.data())), row->unit);
    const bool fits = error == std::errc{} && factor > 0 && number <= row->most / factor && number * factor >= row->least;
    if (!fits)
        return fail(ErrorCode::Usage, fmt::format("limit {} is {}, and must be from {} to {}", name, value, shown(row->least, row->unit), shown(row->most, row->unit)));
    row->set(limits, number * factor);
    return {};
}

std::vector<std::string_view> limitNames()
{
    std::vector<std::string_view> names;
    for (const Row& row : rows()) names.push_back(row.name);
    return names;
}

}  // namespace tally
