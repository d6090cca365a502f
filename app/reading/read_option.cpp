// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reading/read_option.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "app/reading/field_map.h"
#include "core/format/pattern/known_patterns.h"
#include "core/format/pattern/log_pattern.h"
#include "core/format/profile/find_profile.h"
#include "core/format/time/time_parser.h"

namespace tally {

namespace {

using Text = const std::string&;

Result<void> setProfile(Text text, ReadOptions* read)
{
    auto found = findProfile(text);
    if (!found) return tl::unexpected(found.error());
    *read = std::move(found->options);
    return {};
}

Result<void> setInput(Text text, ReadOptions* read)
{
    Format format{};
    if (!parseFormat(text, &format))
        return fail(ErrorCode::Usage, fmt::format("--input {} is none of auto, ndjson, json, csv, tsv, combined, common, w3c, logfmt, log-format", text));
    if (format != Format::Auto) read->format = format;
    return {};
}

std::string saidInput(const ReadOptions& read) { return read.format == Format::Auto ? std::string() : std::string(name(read.format)); }

Result<void> setMap(Text text, ReadOptions* read)
{
    auto mapping = parseFieldMap(text);
    if (!mapping) return tl::unexpected(mapping.error());
    for (auto& [part, ref] : *mapping) read->mapping[part] = std::move(ref);
    return {};
}

Result<void> setDateOrder(Text text, ReadOptions* read)
{
    if (parseDateOrder(text, &read->dateOrder)) return {};
    return fail(ErrorCode::Usage, fmt::format("--date-order {} is none of dmy, mdy, ymd, ydm", text));
}

Result<void> setYear(Text text, ReadOptions* read)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read->year);
    if (error == std::errc{} && end == text.data() + text.size() && read->year >= 1 && read->year <= 5999) return {};
    return fail(ErrorCode::Usage, fmt::format("--year {} is no year from 1 to 5999", text));
}

Result<void> setDelimiter(Text text, ReadOptions* read)
{
    if (text == "::") return {};  // columns parted so are found by themselves
    const std::string one = text == "tab" || text == "\\t" ? "\t" : text == "space" ? " " : text;
    if (one.size() != 1 || one[0] == '"' || one[0] == '\n' || one[0] == '\r')
        return fail(ErrorCode::Usage, fmt::format("--delimiter {} is not one character (or ::) that can part columns", text));
    read->delimiter = one[0];
    return {};
}

std::string saidDelimiter(const ReadOptions& read)
{
    if (read.delimiter == '\0') return {};
    return read.delimiter == '\t' ? "tab" : read.delimiter == ' ' ? "space" : std::string(1, read.delimiter);
}

Result<void> setLogFormat(Text text, ReadOptions* read)
{
    const auto pattern = LogPattern::of(patternOfName(text).value_or(text));
    if (!pattern) return tl::unexpected(pattern.error());
    read->logFormat = text;
    return {};
}

Result<void> setEncoding(Text text, ReadOptions* read)
{
    if (text == "utf-8" || text == "utf8") return {};
    if (text != "latin1" && text != "iso-8859-1" && text != "latin-1")
        return fail(ErrorCode::Usage, fmt::format("--encoding {} is neither latin1 nor utf-8", text));
    read->encoding = Encoding::Latin1;
    return {};
}

template <std::string ReadOptions::*Member>
Result<void> setText(Text text, ReadOptions* read)
{
    read->*Member = text;
    return {};
}

template <std::string ReadOptions::*Member>
std::string saidText(const ReadOptions& read) { return read.*Member; }

template <bool ReadOptions::*Member>
Result<void> setFlag(Text, ReadOptions* read)
{
    read->*Member = true;
    return {};
}

template <bool ReadOptions::*Member>
std::string saidFlag(const ReadOptions& read) { return read.*Member ? "1" : ""; }

constexpr ReadOption kTable[] = {
    {"--profile", "NAME|FILE", "A named mapping (tallyctl profiles), or a file with one", setProfile, saidText<&ReadOptions::profile>},
    {"--input", "FORMAT", "auto, ndjson, json, csv, tsv, combined, common, w3c or logfmt", setInput, saidInput},
    {"--map", "PART=FIELD", "Fields of the log, e.g. item=videoId,type=eventType,time=ts:ms,value=price; time=date+time joins two, weight=trips is a count", setMap,
     [](const ReadOptions& read) { return fieldMapText(read.mapping); }, true},
    {"--time-zone", "ZONE", "Zone of stamps without one (IANA name or ±HH:MM; default UTC)", setText<&ReadOptions::timeZone>, saidText<&ReadOptions::timeZone>},
    {"--time-format", "FORM", "Form of the stamps, strptime style", setText<&ReadOptions::timeFormat>, saidText<&ReadOptions::timeFormat>},
    {"--date-order", "ORDER", "Which number of a date is which: dmy, mdy, ymd or ydm (default: as all of the sample say)", setDateOrder,
     [](const ReadOptions& read) { return std::string(name(read.dateOrder)); }},
    {"--year", "YEAR", "Year of stamps that have none, such as those of syslog", setYear,
     [](const ReadOptions& read) { return read.year == 0 ? std::string() : std::to_string(read.year); }},
    {"--no-time", nullptr, "Count events without a time", setFlag<&ReadOptions::noTime>, saidFlag<&ReadOptions::noTime>},
    {"--delimiter", "CHAR", "What parts the columns of CSV: one character, or tab (default: found among , ; | and tab)", setDelimiter, saidDelimiter},
    {"--no-header", nullptr, "The first row of CSV is a record; columns are called 1, 2, 3 …", setFlag<&ReadOptions::noHeader>, saidFlag<&ReadOptions::noHeader>},
    {"--log-format", "FORM", "Form of access-log lines in nginx or Apache notation, or combined, vhost_combined, elb …", setLogFormat,
     saidText<&ReadOptions::logFormat>},
    {"--encoding", "NAME", "latin1 for text in ISO 8859-1 (UTF-8, and UTF-16 with its mark, are found)", setEncoding,
     [](const ReadOptions& read) { return std::string(read.encoding == Encoding::Latin1 ? "latin1" : ""); }},
};

}  // namespace

std::span<const ReadOption> readOptionTable() { return kTable; }

std::vector<std::string> wordsOf(const ReadOptions& read)
{
    std::vector<std::string> words;
    for (const ReadOption& option : kTable) {
        std::string said = option.said(read);
        if (said.empty()) continue;
        words.emplace_back(option.name);
        if (option.argument != nullptr) words.push_back(std::move(said));
    }
    return words;
}

Result<ReadOptions> readOptionsOf(std::span<const std::string> words)
{
    ReadOptions read;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto* option = std::find_if(std::begin(kTable), std::end(kTable), [&](const ReadOption& o) { return words[i] == o.name; });
        if (option == std::end(kTable)) return fail(ErrorCode::Usage, fmt::format("there is no option {}", words[i]));
        const bool flag = option->argument == nullptr;
        if (!flag && i + 1 == words.size()) return fail(ErrorCode::Usage, fmt::format("{} needs a value", words[i]));
        if (const auto set = option->set(flag ? std::string() : words[++i], &read); !set) return tl::unexpected(set.error());
    }
    return checked(std::move(read));
}

Result<ReadOptions> checked(ReadOptions read)
{
    if (auto fine = TimeParser::check(read); !fine) {
        fine.error().code = ErrorCode::Usage;
        return tl::unexpected(fine.error());
    }
    return read;
}

}  // namespace tally
