// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_names.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include <fmt/format.h>

#include "core/format/time_columns.h"
#include "core/format/time_field.h"
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

// Only the last key of a member of a usual container; empty otherwise.
std::string memberName(const std::string& name)
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return {};
    const std::size_t before = name.rfind('.', dot - 1);
    const std::size_t start = before == std::string::npos ? 0 : before + 1;
    return isUsualContainer(plainName(name.substr(start, dot - start))) ? plainName(name.substr(dot + 1)) : std::string();
}

// All fields of such names, best first; objects, and fields that are never filled, are none.
Fields matches(const FieldSample& sample, std::span<const std::string_view> wanted, bool members)
{
    Fields found;
    for (const std::string_view candidate : wanted) {
        for (std::size_t i = 0; i < sample.names.size(); ++i) {
            const std::string& name = sample.names[i];
            if (name.empty() || (members ? memberName(name) : plainName(name)) != candidate) continue;
            if (sample.fitting == 0 || !sample.values[i].empty()) found.push_back(name);
        }
    }
    return found;
}

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

std::string quoted(const Fields& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) text += fmt::format("{}“{}”", i == 0 ? "" : ", ", names[i]);
    return text;
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
        if (mapping_.latency.unit == Unit::None) mapping_.latency.unit = unitOfName(mapping_.latency.field);
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
        case Part::Item: ref.field = findItem(); break;
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
            const auto halves = part == Part::Time ? splitTimeField(ref.field) : std::nullopt;
            return isField(ref.field) || (halves && isField(halves->first) && isField(halves->second));
        });
        return there == found->second.end() ? nullptr : &*there;
    }

    bool isField(const std::string& name) const { return std::find(sample_.names.begin(), sample_.names.end(), name) != sample_.names.end(); }

    Result<void> checkSaid(Part part, const std::string& field) const
    {
        if (field.empty() || isField(field)) return {};
        const auto halves = part == Part::Time ? splitTimeField(field) : std::nullopt;
        if (halves && isField(halves->first) && isField(halves->second)) return {};
        const std::string& missing = halves && isField(halves->first) ? halves->second : halves ? halves->first : field;
        return fail(ErrorCode::Unreadable, fmt::format("There is no field “{}” to take the {} from; the fields are: {}.", missing,
                                                       usualNames(part).word, listed(sample_.names)));
    }

    std::string findOther(Part part) const
    {
        const UsualNames usual = usualNames(part);
        Fields found = matches(sample_, usual.names, false);
        if (found.empty()) found = matches(sample_, usual.names, true);
        const auto taken = [this](const std::string& name) { return name == mapping_.item.field || name == mapping_.time.field; };
        const auto free = std::find_if_not(found.begin(), found.end(), taken);
        return free == found.end() ? std::string() : *free;
    }

    std::string findItem()
    {
        const UsualNames usual = usualNames(Part::Item);
        for (const auto& [names, members] : {std::pair(usual.names, false), std::pair(usual.lesser, false), std::pair(usual.names, true),
                                             std::pair(usual.last, false), std::pair(usual.lesser, true)}) {
            Fields found = matches(sample_, names, members);
            if (found.empty()) continue;
            const std::string best = found.front();
            found.erase(found.begin());
            if (!found.empty()) {
                notes_->push_back(fmt::format("“{}” is taken as the item to count; {} could be meant, too (--map item=FIELD).", best, quoted(found)));
            }
            return best;
        }
        return {};
    }

    void findTime(FieldRef* ref)
    {
        const TimeChoice choice = chooseTime(sample_, matches(sample_, usualNames(Part::Time).names, false),
                                             matches(sample_, usualNames(Part::Time).names, true), options_);
        ref->field = choice.field;
        ref->unit = unitOfName(choice.field);
        if (!choice.note.empty() && !options_.noTime) notes_->push_back(choice.note);
    }

    Result<void> check() const
    {
        if (mapping_.item.field.empty()) {
            return fail(ErrorCode::Unreadable, fmt::format("No field looks like the item to count; say which with --map item=FIELD. The fields are: {}.",
                                                           listed(sample_.names)));
        }
        if (mapping_.time.field.empty() && !options_.noTime) {
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
