// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/profile/profile_text.h"

#include <fmt/format.h>

namespace tally {
namespace {

std::string_view partWord(Part part)
{
    switch (part) {
    case Part::Item: return "item";
    case Part::Type: return "type";
    case Part::Time: return "time";
    case Part::Value: return "value";
    case Part::Latency: return "latency";
    case Part::Outcome: return "status";
    case Part::Actor: return "actor";
    case Part::Id: return "id";
    case Part::Weight: return "weight";
    }
    return {};
}

std::string fieldText(const FieldRef& ref)
{
    constexpr std::string_view kUnits[] = {"", ":s", ":ms", ":us", ":ns"};
    return tomlQuoted(ref.field + std::string(kUnits[static_cast<std::size_t>(ref.unit)]));
}

void add(std::string& text, std::string_view key, std::string_view value)
{
    if (!value.empty()) text += fmt::format("{} = {}\n", key, tomlQuoted(value));
}

}  // namespace

std::string tomlQuoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') quoted += '\\', quoted += c;
        else if (byte < 0x20 || byte == 0x7f) quoted += fmt::format("\\u{:04x}", byte);
        else quoted += c;
    }
    return quoted + '"';
}

std::string profileText(const Profile& profile)
{
    const ReadOptions& o = profile.options;
    std::string text;
    add(text, "title", profile.title);
    add(text, "item-word", profile.itemWord);
    if (o.format != Format::Auto) add(text, "format", name(o.format));
    add(text, "time-zone", o.timeZone);
    add(text, "time-format", o.timeFormat);
    add(text, "date-order", name(o.dateOrder));
    if (o.year != 0) text += fmt::format("year = {}\n", o.year);
    if (o.noTime) text += "no-time = true\n";
    if (o.delimiter != '\0') add(text, "delimiter", std::string_view(&o.delimiter, 1));
    if (o.noHeader) text += "no-header = true\n";
    add(text, "log-format", o.logFormat);
    if (o.encoding == Encoding::Latin1) add(text, "encoding", "latin1");
    if (o.mapping.empty() && o.preferred.empty()) return text;
    text += "\n[fields]\n";
    for (const auto& [part, ref] : o.mapping) text += fmt::format("{} = {}\n", partWord(part), fieldText(ref));
    for (const auto& [part, refs] : o.preferred) {
        if (o.mapping.contains(part) || refs.empty()) continue;   // what is said comes before what is liked
        std::string list;
        for (const FieldRef& ref : refs) list += (list.empty() ? "" : ", ") + fieldText(ref);
        text += fmt::format("{} = [{}]\n", partWord(part), list);
    }
    return text;
}

}  // namespace tally
