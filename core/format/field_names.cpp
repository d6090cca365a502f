// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_names.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include <fmt/format.h>

#include "core/format/field_matches.h"
#include "core/format/field_values.h"
#include "core/format/item_field.h"
#include "core/format/latency_unit.h"
#include "core/format/time_columns.h"
#include "core/format/time_choice.h"
#include "core/format/usual_names.h"

namespace tally {
namespace {

struct UnitWord {
    std::string_view word;
    Unit unit;
};
constexpr UnitWord kUnits[] = {
    {"ms", Unit::Milliseconds}, {"millis", Unit::Milliseconds}, {"milliseconds", Unit::Milliseconds}, {"us", Unit::Microseconds},
    {"micros", Unit::Microseconds}, {"microseconds", Unit::Microseconds}, {"ns", Unit::Nanoseconds}, {"nanos", Unit::Nanoseconds},
    {"nanoseconds", Unit::Nanoseconds}, {"s", Unit::Seconds}, {"sec", Unit::Seconds}, {"secs", Unit::Seconds}, {"seconds", Unit::Seconds},
};

constexpr Part kOrder[] = {Part::Item, Part::Type, Part::Time, Part::Value, Part::Latency, Part::Outcome, Part::Actor, Part::Id, Part::Weight};

using Fields = std::vector<std::string>;

// latency, latency_ms, durationUs …: the name and then at most a unit.
const std::string* findLatency(const Fields& names, bool members)
{
    for (const std::string_view candidate : usualNames(Part::Latency).names) {
        for (const std::string& name : names) {
            const std::string text = members ? memberName(name) : plainName(name);
            if (!text.starts_with(candidate)) continue;
            const std::string_view rest = std::string_view(text).substr(candidate.size());
            const auto isUnit = [rest](const UnitWord& u) { return u.word == rest; };
            if (rest.empty() || std::any_of(std::begin(kUnits), std::end(kUnits), isUnit)) return &name;
        }
    }
    return nullptr;
}

// eventTimeMs, ts_ns: called like a time and then by its unit; behind those that are called like a time alone.
Fields timesCalled(const FieldSample& sample, bool members)
{
    const auto usual = usualNames(Part::Time).names;
    Fields found = fieldsCalled(sample, usual, members);
    for (const std::string_view candidate : usual) {
        for (std::size_t i = 0; i < sample.names.size(); ++i) {
            const std::string& name = sample.names[i];
            const Unit unit = unitOfName(name);
            const std::string text = unit == Unit::None ? std::string() : members ? memberName(name) : plainName(name);
            const auto isIt = [&](const UnitWord& u) { return u.unit == unit && text.size() == candidate.size() + u.word.size() && text.starts_with(candidate) && text.ends_with(u.word); };
            const bool filled = sample.fitting == 0 || !sample.values[i].empty();
            if (filled && std::any_of(std::begin(kUnits), std::end(kUnits), isIt) && std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
        }
    }
    return found;
}

class Mapper {
public:
    Mapper(const FieldSample& sample, const ReadOptions& options, std::vector<std::string>* notes)
        : sample_(sample), options_(options), notes_(notes) {}

    Result<Mapping> map()
    {
        for (const Part part : kOrder) {
            if (const auto fine = mapPart(part); !fine) return tl::unexpected(fine.error());
        }
        for (FieldRef* ref : {&mapping_.latency, &mapping_.time})
            if (ref->unit == Unit::None) ref->unit = unitOfName(ref->field);
        if (mapping_.latency.unit == Unit::None && !options_.mapping.contains(Part::Latency)) {
            const LatencyUnit known = latencyUnit(sample_, mapping_.latency.field);
            mapping_.latency.unit = known.unit;
            const std::string& field = mapping_.latency.field;
            if (known.unit == Unit::Nanoseconds)
                notes_->push_back(fmt::format("“{}” is read in nanoseconds, as {} writes it (--map latency={}:s says otherwise).", field, known.program, field));
            if (known.unit == Unit::Milliseconds)
                notes_->push_back(fmt::format("“{}” is read in milliseconds, as {} writes it (--map latency={}:s says otherwise).", field, known.program, field));
        }
        if (options_.noTime) mapping_.time = {};
        if (const auto fine = check(); !fine) return tl::unexpected(fine.error());
        return mapping_;
    }

private:
    Result<void> mapPart(Part part)
    {
        FieldRef& ref = mapping_.of(part);
        const auto said = options_.mapping.find(part);
        if (said != options_.mapping.end()) {
            ref = said->second;
            return checkSaid(part, ref.field);
        }
        if (const FieldRef* wished = preferred(part)) {
            ref = *wished;
            return {};
        }
        switch (part) {
        case Part::Item: findItem(&ref); break;
        case Part::Time: findTime(&ref); break;
        case Part::Latency: {
            const std::string* name = findLatency(sample_.names, false);
            if (name == nullptr) name = findLatency(sample_.names, true);
            if (name != nullptr && *name != mapping_.time.field) ref.field = *name;
            break;
        }
        default: ref.field = findOther(part);
        }
        return {};
    }

    const FieldRef* preferred(Part part) const
    {
        const auto found = options_.preferred.find(part);
        if (found == options_.preferred.end()) return nullptr;
        const auto there = std::find_if(found->second.begin(), found->second.end(), [&](const FieldRef& ref) {
            const Fields parts = part == Part::Time ? splitTimeField(ref.field) : Fields();
            return isField(ref.field) || (!parts.empty() && std::all_of(parts.begin(), parts.end(), [this](const std::string& each) { return isField(each); }));
        });
        return there == found->second.end() ? nullptr : &*there;
    }

    bool isField(const std::string& name) const { return std::find(sample_.names.begin(), sample_.names.end(), name) != sample_.names.end(); }

    Result<void> checkSaid(Part part, const std::string& field) const
    {
        if (field.empty() || isField(field)) return {};
        if (options_.maySayMore && sample_.open && part != Part::Item && part != Part::Time) return {};
        const Fields parts = part == Part::Time ? splitTimeField(field) : Fields();
        const auto missing = std::find_if_not(parts.begin(), parts.end(), [this](const std::string& each) { return isField(each); });
        if (!parts.empty() && missing == parts.end()) return {};
        return fail(ErrorCode::Unreadable, fmt::format("There is no field “{}” to take the {} from; the fields are: {}.", parts.empty() ? field : *missing,
                                                       usualNames(part).word, listed(sample_.names)));
    }

    std::string findOther(Part part) const
    {
        const UsualNames usual = usualNames(part);
        const auto useless = [this, part](const std::string& name) {
            return name == mapping_.item.field || name == mapping_.time.field || name == "_score" || (part == Part::Value && !holdsNumbers(name));
        };
        std::string hollow;   // called so, and nothing in it: only where nothing else is
        for (const bool members : {false, true}) {
            for (const std::string& field : fieldsCalled(sample_, usual.names, members)) {
                if (useless(field)) continue;
                if (sample_.fitting == 0 || sample_.filled(field) > 0) return field;
                if (hollow.empty()) hollow = field;
            }
        }
        if (!hollow.empty()) return hollow;
        for (const std::string_view last : usual.lesser) {  // "fare_amount"
            for (const std::string& name : sample_.names) {
                const Fields words = wordsOf(name);
                if (sample_.fitting > 0 && !words.empty() && words.back() == last && !useless(name)) return name;
            }
        }
        return {};
    }

    // Where nothing is filled, names alone decide.
    bool holdsNumbers(const std::string& name) const
    {
        constexpr std::size_t kMost = 200;
        std::size_t seen = 0, numbers = 0;
        for (const std::string& value : *sample_.valuesOf(name)) {
            if (value.empty()) continue;
            if (++seen > kMost) break;
            numbers += isValue(value) ? 1 : 0;
        }
        return numbers * 2 >= std::min(seen, kMost);
    }

    void findItem(FieldRef* ref)
    {
        const ItemChoice choice = chooseItem(sample_);
        ref->field = choice.field;
        if (!choice.note.empty()) notes_->push_back(choice.note);
    }

    void findTime(FieldRef* ref)
    {
        const TimeChoice choice = chooseTime(sample_, timesCalled(sample_, false), timesCalled(sample_, true), options_);
        ref->field = choice.field;
        ref->unit = unitOfName(choice.field);
        if (!choice.note.empty() && !options_.noTime) notes_->push_back(choice.note);
    }

    Result<void> check() const
    {
        if (mapping_.item.field.empty()) {
            const Fields likely = itemsByContent(sample_, mapping_.time.field);
            const std::string fields = listed(sample_.names);
            return fail(ErrorCode::Unreadable,
                        likely.empty()
                            ? fmt::format("No field looks like the item to count; say which with --map item=FIELD. The fields are: {}.", fields)
                            : fmt::format("No field looks like the item to count; say which with --map item=FIELD, perhaps one of {}. The fields are: {}.",
                                          quoted(likely), fields));
        }
        if (mapping_.time.field.empty() && !options_.noTime) {
            if (const Fields likely = timesByContent(sample_); !likely.empty())
                return fail(ErrorCode::Unreadable, fmt::format("No field looks like the time; say which with --map time=FIELD, perhaps one of {}, or count without times "
                                                               "with --no-time. The fields are: {}.", quoted(likely), listed(sample_.names)));
            return fail(ErrorCode::Unreadable, fmt::format("No field looks like the time; say which with --map time=FIELD, or count without times "
                                                           "with --no-time. The fields are: {}.", listed(sample_.names)));
        }
        return {};
    }

    const FieldSample& sample_;
    const ReadOptions& options_;
    std::vector<std::string>* notes_;
    Mapping mapping_;
};

}  // namespace

Unit unitOfName(std::string_view field)
{
    for (const UnitWord& u : kUnits) {
        if (field.size() <= u.word.size()) continue;
        const std::string_view end = field.substr(field.size() - u.word.size());
        const char before = field[field.size() - u.word.size() - 1];
        const bool separated = (before == '_' || before == '-' || before == '.') && plainName(end) == u.word;
        // camelCase: a capital, then the rest of the unit in lower case (or all capitals: "latencyMS").
        const bool camel = before >= 'a' && before <= 'z' && end[0] >= 'A' && end[0] <= 'Z' && plainName(end) == u.word;
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

Result<Mapping> mapFields(const FieldSample& sample, const ReadOptions& options, std::vector<std::string>* notes)
{
    return Mapper(sample, options, notes).map();
}

Result<Mapping> mapFields(const std::vector<std::string>& names, const ReadOptions& options)
{
    FieldSample sample;
    sample.names = names;
    sample.values.resize(names.size());
    std::vector<std::string> notes;
    return mapFields(sample, options, &notes);
}

}  // namespace tally
