// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/read_flags.h"

#include <fmt/format.h>

#include "core/format/time/time_parser.h"

namespace tally {

namespace {

struct PartName {
    std::string_view name;
    Part part;
};
constexpr PartName kPartNames[] = {{"item", Part::Item},       {"type", Part::Type},       {"time", Part::Time},
                                   {"value", Part::Value},     {"latency", Part::Latency}, {"status", Part::Outcome},
                                   {"outcome", Part::Outcome}, {"actor", Part::Actor},     {"id", Part::Id},
                                   {"weight", Part::Weight}};
constexpr std::pair<std::string_view, Unit> kUnits[] = {
    {"s", Unit::Seconds}, {"ms", Unit::Milliseconds}, {"us", Unit::Microseconds}, {"ns", Unit::Nanoseconds}};

FieldRef fieldRef(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    const std::string_view suffix = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
    for (const auto& [unitName, unit] : kUnits)
        if (suffix == unitName) return {std::string(text.substr(0, colon)), unit};
    return {std::string(text), Unit::None};
}

}  // namespace

std::string_view partName(Part part)
{
    for (const auto& entry : kPartNames)
        if (entry.part == part) return entry.name;
    return {};
}

Result<std::map<Part, FieldRef>> parseFieldMap(const std::string& text)
{
    std::map<Part, FieldRef> mapping;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view entry = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        const std::size_t equals = entry.find('=');
        const PartName* found = nullptr;
        for (const auto& candidate : kPartNames)
            if (candidate.name == entry.substr(0, equals)) found = &candidate;
        if (equals == std::string_view::npos || found == nullptr)
            return fail(ErrorCode::Usage, fmt::format("--map {}: write item=FIELD,type=FIELD,time=FIELD,value=FIELD …", entry));
        mapping[found->part] = fieldRef(entry.substr(equals + 1));
    }
    return mapping;
}

std::string fieldMapText(const std::map<Part, FieldRef>& mapping)
{
    std::string text;
    for (const auto& [part, field] : mapping) {
        std::string_view suffix;
        for (const auto& [unitName, unit] : kUnits)
            if (unit == field.unit) suffix = unitName;
        text += fmt::format("{}{}={}{}{}", text.empty() ? "" : ",", partName(part), field.field, suffix.empty() ? "" : ":", suffix);
    }
    return text;
}

Result<ReadOptions> ReadFlags::options() const
{
    ReadOptions read;
    if (!parseFormat(input, &read.format))
        return fail(ErrorCode::Usage, fmt::format("--input {} is none of auto, ndjson, json, csv, tsv, combined, common", input));
    auto mapping = parseFieldMap(map);
    if (!mapping) return tl::unexpected(mapping.error());
    read.mapping = std::move(*mapping);
    read.timeZone = timeZone;
    read.timeFormat = timeFormat;
    read.noTime = noTime;
    if (auto fine = TimeParser::check(read); !fine) {
        fine.error().code = ErrorCode::Usage;
        return tl::unexpected(fine.error());
    }
    return read;
}

}  // namespace tally
