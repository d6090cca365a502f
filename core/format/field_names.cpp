// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include <fmt/format.h>

namespace tally {
namespace {

using Names = std::span<const std::string_view>;

// In order of preference; lower case, without separators.
constexpr std::string_view kItem[] = {"videoid", "video", "itemid", "item", "pageid", "page", "pageurl", "url", "uri", "path", "productid", "product",
    "sku", "articleid", "article", "contentid", "content", "objectid", "trackid", "songid", "movieid", "postid", "assetid", "asset",
    "ticker", "symbol", "resource", "endpoint", "route", "itemname", "name", "title", "key", "id"};
constexpr std::string_view kType[] = {"eventtype", "type", "action", "event", "eventname", "method", "op", "operation", "verb", "activity"};
constexpr std::string_view kTime[] = {"eventtime", "timestamp", "eventtimestamp", "time", "ts", "datetime", "date", "createdat",
    "occurredat", "timestampms", "timems", "tsms", "timestampus", "timestampns", "createdtime", "created", "logtime", "unixtime",
    "epoch", "epochms", "timeiso8601", "timelocal"};
constexpr std::string_view kValue[] = {"value", "amount", "price", "bytes", "size", "watchseconds", "quantity", "rating", "score",
    "bodybytessent", "bytessent"};
constexpr std::string_view kActor[] = {"userid", "user", "actorid", "actor", "sessionid", "session", "visitorid", "customerid",
    "accountid", "clientid", "clientip", "address", "ip", "remoteaddr", "remoteip", "ipaddress", "client", "username"};
constexpr std::string_view kOutcome[] = {"outcome", "status", "statuscode", "httpstatus", "responsestatus", "result", "code"};
constexpr std::string_view kId[] = {"eventid", "uuid", "eventuuid", "messageid"};
constexpr std::string_view kLatency[] = {"latency", "duration", "elapsed", "responsetime", "requesttime", "elapsedtime"};

struct UnitWord {
    std::string_view word;
    Unit unit;
};
constexpr UnitWord kUnits[] = {
    {"ms", Unit::Milliseconds}, {"millis", Unit::Milliseconds}, {"milliseconds", Unit::Milliseconds}, {"us", Unit::Microseconds},
    {"micros", Unit::Microseconds}, {"microseconds", Unit::Microseconds}, {"ns", Unit::Nanoseconds}, {"nanos", Unit::Nanoseconds},
    {"nanoseconds", Unit::Nanoseconds}, {"s", Unit::Seconds}, {"sec", Unit::Seconds}, {"secs", Unit::Seconds}, {"seconds", Unit::Seconds},
};

std::string plain(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == '_' || c == '-' || c == '@' || c == ' ') continue;
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return out;
}

const std::string* findName(const std::vector<std::string>& names, Names wanted)
{
    for (const std::string_view candidate : wanted) {
        for (const std::string& name : names) {
            if (plain(name) == candidate) return &name;
        }
    }
    return nullptr;
}

// latency, latency_ms, durationUs …: the name and then at most a unit.
const std::string* findLatency(const std::vector<std::string>& names)
{
    for (const std::string_view candidate : kLatency) {
        for (const std::string& name : names) {
            const std::string text = plain(name);
            if (!text.starts_with(candidate)) continue;
            const std::string_view rest = std::string_view(text).substr(candidate.size());
            const auto isUnit = [rest](const UnitWord& u) { return u.word == rest; };
            if (rest.empty() || std::any_of(std::begin(kUnits), std::end(kUnits), isUnit)) return &name;
        }
    }
    return nullptr;
}

struct PartNames {
    Part part;
    std::string_view word;  // as --map calls it
    Names names;
};
const std::array<PartNames, 8> kParts{{
    {Part::Item, "item", kItem}, {Part::Type, "type", kType}, {Part::Time, "time", kTime}, {Part::Value, "value", kValue},
    {Part::Latency, "latency", kLatency}, {Part::Outcome, "outcome", kOutcome}, {Part::Actor, "actor", kActor}, {Part::Id, "id", kId},
}};

Result<Mapping> fail(const std::string& what) { return tally::fail(ErrorCode::Unreadable, what); }

}  // namespace

Unit unitOfName(std::string_view field)
{
    for (const UnitWord& u : kUnits) {
        if (field.size() <= u.word.size()) continue;
        const std::string_view end = field.substr(field.size() - u.word.size());
        const char before = field[field.size() - u.word.size() - 1];
        const bool separated = (before == '_' || before == '-' || before == '.') && plain(end) == u.word;
        // camelCase: a capital, then the rest of the unit in lower case (or all capitals: "latencyMS").
        const bool camel = before >= 'a' && before <= 'z' && end[0] >= 'A' && end[0] <= 'Z' && plain(end) == u.word;
        if (separated || camel) return u.unit;
    }
    return Unit::None;
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 20;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kMost) text += fmt::format(" … ({} more)", names.size() - kMost);
    return text.empty() ? "none" : text;
}

Result<Mapping> mapFields(const std::vector<std::string>& names, const ReadOptions& options)
{
    Mapping mapping;
    for (const PartNames& p : kParts) {
        FieldRef& ref = mapping.of(p.part);
        const auto said = options.mapping.find(p.part);
        if (said != options.mapping.end()) {
            ref = said->second;
            if (!ref.field.empty() && std::find(names.begin(), names.end(), ref.field) == names.end()) {
                return fail(fmt::format("There is no field “{}” to take the {} from; the fields are: {}.", ref.field, p.word, listed(names)));
            }
        } else if (p.part == Part::Latency) {
            if (const std::string* name = findLatency(names)) ref.field = *name;
        } else if (const std::string* name = findName(names, p.names)) {
            ref.field = *name;
            if (p.part == Part::Time) ref.unit = unitOfName(*name);
        }
    }
    if (mapping.latency.unit == Unit::None) mapping.latency.unit = unitOfName(mapping.latency.field);
    if (options.noTime) mapping.time = {};
    if (mapping.item.field.empty()) {
        return fail(fmt::format("No field looks like the item to count; say which with --map item=FIELD. The fields are: {}.", listed(names)));
    }
    if (mapping.time.field.empty() && !options.noTime) {
        return fail(fmt::format("No field looks like the time; say which with --map time=FIELD, or count without times with --no-time. "
                                "The fields are: {}.", listed(names)));
    }
    return mapping;
}

}  // namespace tally
