// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv_candidate.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/base/fixed.h"
#include "core/format/field_values.h"
#include "core/format/item_field.h"
#include "core/format/time/time_parser.h"
#include "core/format/time/digits.h"
#include "core/format/time_choice.h"
#include "core/format/time_columns.h"

namespace tally {
namespace {

constexpr double kEnoughRows = 0.5;            // of the sampled rows must have as many fields as the header
constexpr std::size_t kMostTitleRows = 50;

bool looksLikeData(const std::string& name)
{
    bool outOfRange = false;
    if (name.empty() || parseFixed(name, &outOfRange) || outOfRange) return true;
    TimeParser parser{ReadOptions{}};
    Micros t;
    return parser.parse(name, &t) != TimeVerdict::Bad;
}

// Whole sentences with commas are no header.
bool isNameSized(const std::string& name) { return name.size() <= 128; }

// "3" → 3; 0 where the text is no column number.
std::size_t columnNumber(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

template <class Visit>
void eachField(const ReadOptions& options, Visit visit)
{
    for (const auto& [part, ref] : options.mapping) {
        if (ref.field.empty()) continue;
        const auto parts = part == Part::Time ? splitTimeField(ref.field) : std::vector<std::string>();
        for (const std::string& each : parts) visit(each);
        if (parts.empty()) visit(ref.field);
    }
}

// All that is mapped is mapped by numbers.
bool mapsNumbers(const ReadOptions& options)
{
    bool some = false, all = true;
    eachField(options, [&](const std::string& field) {
        some = true;
        all = all && columnNumber(field) > 0;
    });
    return some && all;
}

// The first row holds a time where the time is said to be: it is a record.
bool timeInFirstRow(const FieldSample& sample, const ReadOptions& options)
{
    const auto time = options.mapping.find(Part::Time);
    if (time == options.mapping.end()) return false;
    const std::size_t column = columnNumber(time->second.field.substr(0, time->second.field.find('+')));
    return column >= 1 && column <= sample.names.size() && looksLikeData(sample.names[column - 1]);
}

// More columns decide between delimiters that both fit; a single column always "fits".
std::pair<double, std::size_t> rank(const Candidate& c)
{
    const bool several = c.sample.names.size() >= 2;
    return {several ? c.sample.share() : 0, c.sample.names.size()};
}

// Blanks part words, too: a table has hardly a row that differs, and a column of numbers or times; without a header, two.
bool isTableOfBlanks(const FieldSample& sample)
{
    constexpr double kNearlyAll = 0.95;
    if (sample.names.size() < 3 || sample.records < 3 || sample.share() < kNearlyAll) return false;
    const auto data = std::count_if(sample.values.begin(), sample.values.end(), [](const std::vector<std::string>& column) {
        return std::all_of(column.begin(), column.end(), [](const std::string& value) { return value.empty() || value == "-" || looksLikeData(value); });
    });
    return data >= (std::any_of(sample.names.begin(), sample.names.end(), looksLikeData) ? 2 : 1);
}

// A header, and some rows that fit it.
bool isRagged(const FieldSample& sample)
{
    constexpr double kSome = 0.1;
    return sample.names.size() >= 3 && sample.share() >= kSome && hasHeader(sample);
}

// "a, b, c" and tables drawn with bars: what stands behind a delimiter begins with a blank, in every row.
bool isPadded(const FieldSample& sample)
{
    bool some = false;
    for (std::size_t i = 1; i < sample.values.size(); ++i) {
        for (const std::string& value : sample.values[i]) {
            if (!value.empty() && value[0] != ' ') return false;
            some = some || value.size() > 1;
        }
    }
    return some;
}

std::string shownName(char delimiter)
{
    switch (delimiter) {
    case ',': return "CSV";
    case '\t': return "TSV";
    case ';': return "CSV with semicolons";
    case '|': return "CSV with bars";
    case ' ': return "CSV with blanks";
    default: return fmt::format("CSV with “{}”", delimiter);
    }
}

Candidate withDelimiter(const LogSample& log, const ReadOptions& options, char delimiter)
{
    Candidate c;
    c.format = delimiter == '\t' ? Format::Tsv : Format::Csv;
    c.delimiter = delimiter;
    c.shown = shownName(delimiter);
    c.headerless = options.noHeader;
    CsvLayout layout{{delimiter}, 0, c.headerless};
    c.sample = sampleCsv(log.head, log.complete, layout, log.later);
    if (!c.headerless && (c.sample.names.size() < 2 || c.sample.share() < kEnoughRows)) {
        const CsvWidth width = csvWidth(log.head, log.complete, layout.dialect);
        if (width.fields >= 2 && width.firstRow > 0 && width.firstRow <= kMostTitleRows) {
            layout.leadingRows = width.firstRow;
            FieldSample below = sampleCsv(log.head, log.complete, layout, log.later);
            const bool named = c.sample.names.size() >= 2 && hasHeader(c.sample) && !hasHeader(below);  // rows that are too short
            if (below.names.size() >= 2 && below.share() > c.sample.share() && !named) {
                c.sample = std::move(below);
                c.leadingRows = width.firstRow;
            }
        }
    }
    if (!c.headerless && mapsNumbers(options) && (!hasHeader(c.sample) || timeInFirstRow(c.sample, options))) {
        c.headerless = layout.headerless = true;
        c.sample = sampleCsv(log.head, log.complete, layout, log.later);
    }
    c.padded = delimiter != ' ' && delimiter != '\t' && isPadded(c.sample);
    if (c.padded) {
        for (auto& column : c.sample.values)
            for (std::string& value : column) value = std::string(withoutBlanks(value));
    }
    return c;
}

// Texts of the first row are values of their columns, too ("view", "F"): it is a record. Where it holds no numbers, a row that
// is all of it again is the header of a file put behind another.
bool recursInItsColumns(const FieldSample& sample)
{
    const bool numbers = std::any_of(sample.names.begin(), sample.names.end(), [](const std::string& name) { return !name.empty() && looksLikeData(name); });
    std::size_t recurring = 0;
    for (std::size_t i = 0; i < sample.names.size(); ++i) {
        const auto& values = sample.values[i];
        if (!looksLikeData(sample.names[i]) && std::find(values.begin(), values.end(), sample.names[i]) != values.end()) ++recurring;
    }
    if (recurring == 0) return false;
    if (numbers) return true;
    for (std::size_t row = 0; row < sample.fitting; ++row) {
        std::size_t same = 0;
        while (same < sample.names.size() && sample.values[same][row] == sample.names[same]) ++same;
        if (same == sample.names.size()) return false;
    }
    return true;
}

void noteWhatWasPassedOver(const LogSample& log, Candidate* c)
{
    if (c->leadingRows > 0) {
        std::string_view title = firstContent(log.head);
        title = title.substr(0, std::min<std::size_t>(title.find_first_of("\r\n"), 60));
        if (c->leadingRows == 1) {
            c->notes.push_back(fmt::format("1 line before the header was passed over, as other lines have {} fields (“{}”).", c->sample.names.size(), title));
        } else {
            c->notes.push_back(fmt::format("{} lines before the header were passed over, as other lines have {} fields (the first: “{}”).",
                                           c->leadingRows, c->sample.names.size(), title));
        }
    }
    if (c->sample.comments) c->notes.emplace_back("Lines that begin with “#” are comments and were passed over.");
    if (c->padded) c->notes.emplace_back("Blanks around the fields are left out.");
    if (c->headerless) c->notes.emplace_back("The first row is a record: columns are called by their numbers, 1, 2, 3 …");
}

}  // namespace

bool hasHeader(const FieldSample& sample)
{
    if (recursInItsColumns(sample)) return false;
    std::set<std::string> distinct;
    for (const std::string& name : sample.names) {
        if (!looksLikeData(name)) distinct.insert(name);
    }
    return distinct.size() >= 2;
}

Candidate csvCandidate(const LogSample& log, const ReadOptions& options, Format forced)
{
    Candidate best;
    std::vector<char> delimiters{',', '\t', ';', '|'};
    if (options.delimiter != '\0') delimiters = {options.delimiter};
    // A blank parts words, too: it is tried last, and only where columns are asked for by number.
    const bool blank = options.delimiter == '\0' && mapsNumbers(options);
    if (blank) delimiters.push_back(' ');
    for (const char delimiter : delimiters) {
        if (delimiter == ' ' && blank && best.format != Format::Auto) break;
        const bool tab = delimiter == '\t';
        if (options.delimiter == '\0' && ((forced == Format::Tsv && !tab) || (forced == Format::Csv && tab))) continue;
        Candidate c = withDelimiter(log, options, delimiter);
        const bool named = c.sample.names.size() >= 2 && std::all_of(c.sample.names.begin(), c.sample.names.end(), isNameSized);
        const bool usable = named && (c.sample.records == 0 || c.sample.share() >= kEnoughRows);
        if (forced == Format::Auto && !usable && best.format == Format::Auto && isRagged(c.sample)) best.sample = c.sample;
        if (forced == Format::Auto && !usable) continue;
        if (best.format == Format::Auto || rank(c) > rank(best)) best = std::move(c);
    }
    if (best.format == Format::Auto && options.delimiter == '\0' && forced == Format::Auto) {
        Candidate c = withDelimiter(log, options, ' ');
        if (c.leadingRows == 0 && isTableOfBlanks(c.sample)) best = std::move(c);
    }
    if (best.format != Format::Auto) noteWhatWasPassedOver(log, &best);
    return best;
}

std::string likelyMap(const LogSample& log, const Candidate& candidate)
{
    const FieldSample sample = sampleCsv(log.head, log.complete, {{candidate.delimiter}, candidate.leadingRows, true}, log.later);
    // In words, or an epoch of our time; a number that is always the same is none.
    const auto epochs = timesByContent(sample);
    const auto isTime = [](const std::string& value) {
        TimeParser parser{ReadOptions{}};
        Micros t;
        return !isNumber(value) && parser.parse(value, &t) != TimeVerdict::Bad;
    };
    const auto all = [&](std::size_t column, auto is) {
        const auto& values = sample.values[column];
        return !values.empty() && std::all_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(values.size(), 100)), is);
    };
    std::string time;
    for (std::size_t i = 0; i < sample.names.size() && time.empty(); ++i) {
        if (!all(i, isTime) && std::find(epochs.begin(), epochs.end(), sample.names[i]) == epochs.end()) continue;
        const auto isDate = [](const std::string& value) { return value.find(':') == std::string::npos; };
        const bool apart = i + 1 < sample.names.size() && sample.names.size() > 2 && all(i, isDate) && all(i + 1, [](const std::string& value) { return isClock(value); });
        time = apart ? sample.names[i] + '+' + sample.names[i + 1] : sample.names[i];
    }
    const auto items = itemsByContent(sample, time);
    const std::string item = !items.empty() ? items.front() : time == "1+2" ? "3" : time == "1" ? "2" : "1";
    return time.empty() ? fmt::format("--map item={} --no-time", item) : fmt::format("--map item={},time={}", item, time);
}

bool hasDecimalComma(const FieldSample& sample, const std::string& field)
{
    const auto* values = sample.valuesOf(field);
    if (values == nullptr) return false;
    bool some = false;
    for (const std::string& value : *values) {
        const std::size_t comma = value.find(','), point = value.rfind('.');
        char plain[kGrouped];
        if (comma == std::string::npos) {
            bool outOfRange = false;
            const bool fraction = point != std::string::npos && value.size() - point != 4 && parseFixed(value, &outOfRange).has_value();
            if (fraction) return false;
            continue;
        }
        if (withDecimalPoint(value, plain) == 0) {
            if (withoutGrouping(value, plain) > 0) return false;
            continue;
        }
        some = some || withoutGrouping(value, plain) == 0;
    }
    return some;
}

void nameColumns(const Candidate& candidate, ReadOptions* options)
{
    const std::vector<std::string>& names = candidate.sample.names;
    const auto named = [&names](const std::string& field) {
        const std::size_t number = columnNumber(field);
        const bool isName = std::find(names.begin(), names.end(), field) != names.end();
        return isName || number < 1 || number > names.size() || names[number - 1].empty() ? field : names[number - 1];
    };
    for (auto& [part, ref] : options->mapping) {
        const auto parts = part == Part::Time ? splitTimeField(ref.field) : std::vector<std::string>();
        std::string joined;
        for (const std::string& each : parts) joined += (joined.empty() ? "" : "+") + named(each);
        ref.field = parts.empty() ? named(ref.field) : joined;
    }
}

}  // namespace tally
