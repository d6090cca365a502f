// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/kept_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace tally {

namespace {

// One line each, "name value"; several values of one name stand in their order. Members that say nothing have no line, so that
// a new one changes no text that was kept before.
constexpr std::string_view kBegin = "read 1\n";

constexpr std::array<std::pair<Part, const char*>, 9> kParts{{{Part::Item, "item"}, {Part::Type, "type"}, {Part::Time, "time"},
                                                              {Part::Value, "value"}, {Part::Latency, "latency"}, {Part::Outcome, "outcome"},
                                                              {Part::Actor, "actor"}, {Part::Id, "id"}, {Part::Weight, "weight"}}};

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\\\";
        else if (c == '\n') out += "\\n";
        else out += c;
    }
    return out;
}

std::string plain(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) out += text[i];
        else out += text[++i] == 'n' ? '\n' : text[i];
    }
    return out;
}

std::string fieldText(Part part, const FieldRef& field)
{
    const auto name = std::find_if(kParts.begin(), kParts.end(), [&](const auto& known) { return known.first == part; });
    return fmt::format("{} {} {}", name->second, static_cast<int>(field.unit), field.field);
}

template <class Number>
bool parseNumber(std::string_view text, Number* out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *out);
    return error == std::errc{} && end == text.data() + text.size();
}

template <class Enum>
bool parseEnum(std::string_view text, Enum last, Enum* out)
{
    int number = 0;
    if (!parseNumber(text, &number) || number < 0 || number > static_cast<int>(last)) return false;
    *out = static_cast<Enum>(number);
    return true;
}

std::string_view cutWord(std::string_view* text)
{
    const std::size_t end = std::min(text->find(' '), text->size());
    const std::string_view word = text->substr(0, end);
    text->remove_prefix(std::min(end + 1, text->size()));
    return word;
}

bool parseField(std::string_view text, std::pair<Part, FieldRef>* out)
{
    const std::string_view part = cutWord(&text), unit = cutWord(&text);
    const auto known = std::find_if(kParts.begin(), kParts.end(), [&](const auto& one) { return part == one.second; });
    if (known == kParts.end() || !parseEnum(unit, Unit::Nanoseconds, &out->second.unit)) return false;
    out->first = known->first;
    out->second.field = text;
    return true;
}

bool setText(std::string_view name, const std::string& value, ReadOptions& read)
{
    constexpr std::array<std::pair<const char*, std::string ReadOptions::*>, 4> kTexts{{{"profile", &ReadOptions::profile},
                                                                                        {"time-zone", &ReadOptions::timeZone},
                                                                                        {"time-format", &ReadOptions::timeFormat},
                                                                                        {"log-format", &ReadOptions::logFormat}}};
    for (const auto& [known, member] : kTexts)
        if (name == known) {
            read.*member = value;
            return true;
        }
    return false;
}

bool setRule(std::string_view name, std::string_view value, EventTimeRules& rules)
{
    constexpr std::array<std::pair<const char*, std::int64_t EventTimeRules::*>, 4> kRules{{{"out-of-order", &EventTimeRules::outOfOrderness},
                                                                                            {"allowed-lateness", &EventTimeRules::allowedLateness},
                                                                                            {"future-tolerance", &EventTimeRules::futureTolerance},
                                                                                            {"idle", &EventTimeRules::idle}}};
    for (const auto& [known, member] : kRules)
        if (name == known) return parseNumber(value, &(rules.*member));
    return false;
}

bool set(std::string_view name, const std::string& value, KeptOptions& options)
{
    ReadOptions& read = options.read;
    std::pair<Part, FieldRef> field;
    if (name == "map" || name == "prefer") {
        if (!parseField(value, &field)) return false;
        if (name == "map") read.mapping[field.first] = std::move(field.second);
        else read.preferred[field.first].push_back(std::move(field.second));
        return true;
    }
    if (name == "input") return parseFormat(value, &read.format);
    if (name == "date-order") return parseDateOrder(value, &read.dateOrder);
    if (name == "encoding") return parseEnum(value, Encoding::Latin1, &read.encoding);
    if (name == "year") return parseNumber(value, &read.year);
    if (name == "no-time") return read.noTime = true;
    if (name == "no-header") return read.noHeader = true;
    if (name == "delimiter") {
        if (value.size() == 1) read.delimiter = value[0];
        return value.size() == 1;
    }
    return setText(name, value, read) || setRule(name, value, options.rules);
}

}  // namespace

std::string keptText(const KeptOptions& options)
{
    const ReadOptions& read = options.read;
    std::string text(kBegin);
    const auto put = [&](const char* name, std::string_view value) { text += fmt::format("{} {}\n", name, escaped(value)); };
    const auto putText = [&](const char* name, const std::string& value) {
        if (!value.empty()) put(name, value);
    };
    if (read.format != Format::Auto) put("input", name(read.format));
    putText("profile", read.profile);
    for (const auto& [part, field] : read.mapping) put("map", fieldText(part, field));
    for (const auto& [part, fields] : read.preferred)
        for (const FieldRef& field : fields) put("prefer", fieldText(part, field));
    putText("time-zone", read.timeZone);
    putText("time-format", read.timeFormat);
    if (read.noTime) put("no-time", "1");
    if (read.dateOrder != DateOrder::Unknown) put("date-order", name(read.dateOrder));
    if (read.year != 0) put("year", std::to_string(read.year));
    if (read.delimiter != '\0') put("delimiter", {&read.delimiter, 1});
    if (read.noHeader) put("no-header", "1");
    putText("log-format", read.logFormat);
    if (read.encoding != Encoding::Utf8) put("encoding", std::to_string(static_cast<int>(read.encoding)));
    constexpr EventTimeRules kUsual;
    const EventTimeRules& rules = options.rules;
    const auto putRule = [&](const char* name, std::int64_t value, std::int64_t usual) {
        if (value != usual) put(name, std::to_string(value));
    };
    putRule("out-of-order", rules.outOfOrderness, kUsual.outOfOrderness);
    putRule("allowed-lateness", rules.allowedLateness, kUsual.allowedLateness);
    putRule("future-tolerance", rules.futureTolerance, kUsual.futureTolerance);
    putRule("idle", rules.idle, kUsual.idle);
    return text;
}

std::optional<KeptOptions> keptOptions(std::string_view text)
{
    if (!text.starts_with(kBegin)) return std::nullopt;
    text.remove_prefix(kBegin.size());
    KeptOptions options;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string_view name = cutWord(&line);
        if (!set(name, plain(line), options)) return std::nullopt;
    }
    options.read.maySayMore = true;   // it was read so before: what is mapped was there, or may come
    return options;
}

}  // namespace tally
