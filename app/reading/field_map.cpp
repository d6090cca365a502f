// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reading/field_map.h"

#include <fmt/format.h>

#include "core/format/profile/profile.h"

namespace tally {

namespace {

constexpr std::pair<Part, std::string_view> kNames[] = {
    {Part::Item, "item"},       {Part::Type, "type"},      {Part::Time, "time"},   {Part::Value, "value"}, {Part::Latency, "latency"},
    {Part::Outcome, "status"},  {Part::Actor, "actor"},    {Part::Id, "id"},       {Part::Weight, "weight"}};
constexpr std::pair<Unit, std::string_view> kUnits[] = {
    {Unit::Seconds, ":s"}, {Unit::Milliseconds, ":ms"}, {Unit::Microseconds, ":us"}, {Unit::Nanoseconds, ":ns"}};

template <class Key, std::size_t N>
std::string_view wordOf(const std::pair<Key, std::string_view> (&words)[N], Key key)
{
    for (const auto& [known, word] : words)
        if (known == key) return word;
    return {};
}

}  // namespace

Result<std::map<Part, FieldRef>> parseFieldMap(const std::string& text)
{
    std::map<Part, FieldRef> mapping;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view entry = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? "" : rest.substr(comma + 1);
        const std::size_t equals = entry.find('=');
        Part part{};
        if (equals == std::string_view::npos || !parsePart(entry.substr(0, equals), &part))
            return fail(ErrorCode::Usage, fmt::format("--map {}: write PART=FIELD with item, type, time, value, latency, status, actor, id or weight", entry));
        mapping[part] = fieldRefOf(entry.substr(equals + 1));
    }
    return mapping;
}

std::string fieldMapText(const std::map<Part, FieldRef>& mapping)
{
    std::string text;
    for (const auto& [part, field] : mapping)
        text += fmt::format("{}{}={}{}", text.empty() ? "" : ",", wordOf(kNames, part), field.field, wordOf(kUnits, field.unit));
    return text;
}

}  // namespace tally
