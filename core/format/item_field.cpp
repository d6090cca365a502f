// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/item_field.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "core/base/fixed.h"
#include "core/format/field_matches.h"
#include "core/format/time/time_parser.h"
#include "core/format/time_columns.h"
#include "core/format/usual_names.h"

namespace tally {
namespace {

using Fields = std::vector<std::string>;

constexpr std::size_t kMany = 50;  // records, before "all different" means anything

// Things that are counted, and how a field says that it names one.
constexpr std::string_view kThings[] = {
    "video", "item", "product", "article", "track", "song", "movie", "film", "episode", "show", "book", "game", "app", "application", "sku", "stock",
    "asset", "ticker", "symbol", "page", "url", "uri", "path", "repo", "repository", "project", "campaign", "banner", "ad", "post", "content",
    "listing", "business", "venue", "hotel", "restaurant", "shop", "store", "station", "location", "place", "site", "channel", "artist", "album",
    "podcast", "playlist", "stream", "hashtag", "tag", "recipe", "course", "lesson", "airline", "carrier", "airport", "route", "domain", "hostname",
    "unit", "service", "artikel", "produkt", "producto", "produit"};
constexpr std::string_view kEnds[] = {"", "id", "code", "name", "title", "number", "num", "no", "nr", "nbr", "key", "uri", "url", "path", "slug"};

// The name is, or only ends, in the words of a thing. A bare "location" is a pair of coordinates more often than a name.
bool isCalledAfter(const Fields& words, std::string_view thing, bool wholly)
{
    for (const std::string_view end : kEnds) {
        if (words.empty() || (end.empty() ? thing == "location" : words.back() != end)) continue;
        const std::size_t size = end.empty() ? 1 : 2;
        if (words.size() >= size && words[words.size() - size] == thing && (!wholly || words.size() == size)) return true;
    }
    return false;
}

Fields calledAfterThings(const FieldSample& sample, bool wholly)
{
    Fields found;
    for (const std::string_view thing : kThings) {
        for (std::size_t i = 0; i < sample.names.size(); ++i) {
            if (sample.values[i].empty() || !isCalledAfter(wordsOf(sample.names[i]), thing, wholly)) continue;
            if (std::find(found.begin(), found.end(), sample.names[i]) == found.end()) found.push_back(sample.names[i]);
        }
    }
    return found;
}

std::set<std::string_view> distinct(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

bool numbersRecords(const FieldSample& sample, const std::string& field)
{
    const auto* values = sample.valuesOf(field);
    return values != nullptr && values->size() >= kMany && distinct(*values).size() == values->size();
}

// All the same, or nothing: says nothing.
bool isConstant(const FieldSample& sample, const std::string& field)
{
    const auto* values = sample.valuesOf(field);
    return values != nullptr && values->size() >= kMany && distinct(*values).size() == 1;
}

// Where not all records are about the same kind of thing, the rest has no item, and is refused.
ItemChoice said(const FieldSample& sample, Fields found, bool sure)
{
    constexpr double kNearlyAll = 0.95, kMost = 0.9;
    if (sample.open && sample.fitting >= kMany)
        std::stable_partition(found.begin(), found.end(), [&](const std::string& field) { return sample.filled(field) >= kMost; });
    ItemChoice choice{found.front(), {}};
    const Fields others(found.begin() + 1, found.end());
    const double filled = sample.filled(choice.field);
    if (sample.open && sample.fitting >= kMany && filled < kNearlyAll)
        choice.note = fmt::format("“{}” is taken as the item to count; {:.0f} % of the first records have none and are refused (--map item=FIELD says otherwise).",
                                  choice.field, (1 - filled) * 100);
    else if (!others.empty()) choice.note = fmt::format("“{}” is taken as the item to count; {} could be meant, too (--map item=FIELD).", choice.field, quoted(others));
    else if (!sure) choice.note = fmt::format("“{}” is taken as the item to count (--map item=FIELD says otherwise).", choice.field);
    return choice;
}

// "Show" may be when it was shown.
bool holdsTimes(const FieldSample& sample, const std::string& field)
{
    const auto* values = sample.valuesOf(field);
    if (values == nullptr || values->empty()) return false;
    TimeParser parser{ReadOptions{}};
    const auto isTime = [&parser](const std::string& value) {
        bool outOfRange = false;
        Micros t;
        return value.empty() || (!parseFixed(value, &outOfRange) && !outOfRange && parser.parse(value, &t) != TimeVerdict::Bad);
    };
    return std::all_of(values->begin(), values->end(), isTime);
}

enum class Values { Words, Numbers, Else };

Values kindOf(const std::vector<std::string>& values)
{
    TimeParser parser{ReadOptions{}};
    std::size_t seen = 0, words = 0, whole = 0;
    for (const std::string& value : values) {
        if (value.empty()) continue;
        if (++seen > 200) break;
        bool outOfRange = false;
        Micros t;
        const auto number = parseFixed(value, &outOfRange);
        if (number || outOfRange) whole += number && number->micro >= 0 && value.find_first_not_of("0123456789") == std::string::npos ? 1 : 0;
        else if (value.size() <= 200 && value.find('\n') == std::string::npos && parser.parse(value, &t) == TimeVerdict::Bad) ++words;
    }
    seen = std::min<std::size_t>(seen, 200);
    if (words * 10 >= seen * 9) return Values::Words;
    return whole * 10 >= seen * 9 ? Values::Numbers : Values::Else;
}

}  // namespace

ItemChoice chooseItem(const FieldSample& sample)
{
    const UsualNames usual = usualNames(Part::Item);
    if (const Fields best = fieldsCalled(sample, usual.names, false); !best.empty()) return said(sample, best, true);
    const auto doubtful = [&sample](Fields found) {
        const auto useless = [&](const std::string& field) { return numbersRecords(sample, field) || isConstant(sample, field) || holdsTimes(sample, field); };
        found.erase(std::remove_if(found.begin(), found.end(), useless), found.end());
        return found;
    };
    if (const Fields called = doubtful(calledAfterThings(sample, true)); !called.empty()) return said(sample, called, false);
    if (const Fields lesser = doubtful(fieldsCalled(sample, usual.lesser, false)); !lesser.empty()) return said(sample, lesser, false);
    if (const Fields members = fieldsCalled(sample, usual.names, true); !members.empty()) return said(sample, members, true);
    if (const Fields called = doubtful(calledAfterThings(sample, false)); !called.empty()) return said(sample, called, false);
    if (const Fields last = doubtful(fieldsCalled(sample, usual.last, false)); !last.empty()) return said(sample, last, false);
    if (const Fields members = doubtful(fieldsCalled(sample, usual.lesser, true)); !members.empty()) return said(sample, members, false);
    // A history of titles may hold each of them once.
    if (const Fields lesser = fieldsCalled(sample, usual.lesser, false); !lesser.empty() && !isConstant(sample, lesser.front())) return said(sample, lesser, false);
    return {};
}

std::vector<std::string> itemsByContent(const FieldSample& sample, const std::string& except)
{
    const Fields times = splitTimeField(except);
    Fields words, numbers;
    for (std::size_t i = 0; i < sample.names.size(); ++i) {
        const std::string& name = sample.names[i];
        const auto& values = sample.values[i];
        if (name.empty() || name == except || std::find(times.begin(), times.end(), name) != times.end()) continue;
        const std::size_t different = distinct(values).size();
        if (values.size() < 3 || different < 2 || different * 10 > values.size() * 9) continue;
        const Values kind = kindOf(values);
        if (kind == Values::Words) words.push_back(name);
        if (kind == Values::Numbers) numbers.push_back(name);
    }
    if (words.empty()) words = std::move(numbers);
    if (words.size() > 3) words.resize(3);
    return words;
}

}  // namespace tally
