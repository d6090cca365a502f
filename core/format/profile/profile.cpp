// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/profile/profile.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/format/profile/toml.h"
#include "core/format/time/time_parser.h"

namespace tally {
namespace {

constexpr std::pair<std::string_view, Part> kParts[] = {
    {"item", Part::Item}, {"type", Part::Type}, {"time", Part::Time}, {"value", Part::Value}, {"latency", Part::Latency}, {"status", Part::Outcome},
    {"outcome", Part::Outcome}, {"actor", Part::Actor}, {"id", Part::Id}, {"weight", Part::Weight}, {"count", Part::Weight}};

class Reader {
public:
    explicit Reader(std::string name)
    {
        profile_.options.profile = name;
        profile_.name = std::move(name);
    }

    Result<Profile> read(const toml::table& root)
    {
        for (const auto& [key, node] : root) {
            const auto fine = key.str() == "fields" ? fields(node) : option(key.str(), node);
            if (!fine) return tl::unexpected<Error>(fine.error());
        }
        if (const auto fine = TimeParser::check(profile_.options); !fine) return tl::unexpected<Error>(fine.error());
        return std::move(profile_);
    }

private:
    tl::unexpected<Error> refuse(const toml::node& node, const std::string& what) const
    {
        return fail(ErrorCode::Usage, fmt::format("line {}: {}", node.source().begin.line, what), profile_.name);
    }

    Result<void> option(std::string_view key, const toml::node& node)
    {
        ReadOptions& options = profile_.options;
        const auto wrong = [&](std::string_view kind) { return refuse(node, fmt::format("“{}” must be {}", key, kind)); };
        if (key == "no-time" || key == "no-header") {
            const auto value = node.value_exact<bool>();
            if (!value) return wrong("true or false");
            (key == "no-time" ? options.noTime : options.noHeader) = *value;
            return {};
        }
        if (key == "year") {
            const auto value = node.value_exact<std::int64_t>();   // a float such as 2e19 would be converted before it is refused
            if (!value || *value < 1 || *value > 5999) return wrong("a year");
            options.year = static_cast<int>(*value);
            return {};
        }
        if (!node.is_string()) return wrong("a text in quotes");
        return text(key, *node.value<std::string>(), node);
    }

    Result<void> text(std::string_view key, const std::string& value, const toml::node& node)
    {
        ReadOptions& options = profile_.options;
        const auto wrong = [&](std::string_view kind) { return refuse(node, fmt::format("“{}” must be {}", key, kind)); };
        if (key == "title") profile_.title = value;
        else if (key == "item-word") profile_.itemWord = value;
        else if (key == "time-zone") options.timeZone = value;
        else if (key == "time-format") options.timeFormat = value;
        else if (key == "log-format") options.logFormat = value;
        else if (key == "format") {
            if (!parseFormat(value, &options.format)) return wrong("auto, ndjson, json, csv, tsv, combined, common, w3c, logfmt or log-format");
        } else if (key == "date-order") {
            if (!parseDateOrder(value, &options.dateOrder)) return wrong("dmy, mdy, ymd or ydm");
        } else if (key == "encoding") {
            if (value != "utf-8" && value != "latin1") return wrong("utf-8 or latin1");
            options.encoding = value == "latin1" ? Encoding::Latin1 : Encoding::Utf8;
        } else if (key == "delimiter") {
            if (value.size() != 1 || value[0] == '"' || value[0] == '\n' || value[0] == '\r') return wrong("one character");
            options.delimiter = value[0];
        } else {
            return refuse(node, fmt::format("there is no option “{}”", key));
        }
        return {};
    }

    Result<void> fields(const toml::node& node)
    {
        const toml::table* table = node.as_table();
        if (table == nullptr) return refuse(node, "“fields” must be a table: [fields]");
        for (const auto& [key, value] : *table) {
            Part part{};
            if (!parsePart(key.str(), &part)) return refuse(value, fmt::format("an event has no part “{}”", key.str()));
            if (value.is_string()) {
                profile_.options.mapping[part] = fieldRefOf(*value.value<std::string>());
                continue;
            }
            const toml::array* several = value.as_array();
            if (several == nullptr) return refuse(value, fmt::format("“{}” must be a field, or a list of fields", key.str()));
            for (const toml::node& one : *several) {
                if (!one.is_string()) return refuse(one, fmt::format("“{}” must be a list of fields", key.str()));
                profile_.options.preferred[part].push_back(fieldRefOf(*one.value<std::string>()));
            }
        }
        return {};
    }

    Profile profile_;
};

}  // namespace

FieldRef fieldRefOf(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    const std::string_view suffix = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    constexpr std::pair<std::string_view, Unit> kUnits[] = {
        {"s", Unit::Seconds}, {"ms", Unit::Milliseconds}, {"us", Unit::Microseconds}, {"ns", Unit::Nanoseconds}};
    for (const auto& [word, unit] : kUnits) {
        if (suffix == word) return {std::string(text.substr(0, colon)), unit};
    }
    return {std::string(text), Unit::None};
}

bool parsePart(std::string_view word, Part* out)
{
    const auto* known = std::find_if(std::begin(kParts), std::end(kParts), [word](const auto& p) { return p.first == word; });
    if (known == std::end(kParts)) return false;
    *out = known->second;
    return true;
}

Result<Profile> parseProfile(const std::string& name, const std::string& text)
{
    try {
        const toml::table root = toml::parse(text);
        auto profile = Reader(name).read(root);
        if (!profile) return profile;
        profile->text = text;
        if (profile->title.empty()) profile->title = name;
        return profile;
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::Usage, fmt::format("line {}: {}", error.source().begin.line, error.description()), name);
    }
}

}  // namespace tally
