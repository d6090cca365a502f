// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/late_fields.h"

#include <algorithm>
#include <string>

#include "core/format/decoder.h"
#include "core/format/usual_names.h"

namespace tally {

namespace {
constexpr Part kOptional[] = {Part::Type, Part::Value, Part::Latency, Part::Outcome, Part::Actor, Part::Id};
constexpr Part kAlways[] = {Part::Item, Part::Time, Part::Weight};
}  // namespace

bool mayBeMissingPart(std::string_view key, const LogShape& shape)
{
    const std::string name = plainName(key);
    return std::any_of(std::begin(kOptional), std::end(kOptional), [&](Part part) {
        if (!shape.mapping.of(part).field.empty() || shape.options.mapping.contains(part)) return false;
        if (const auto wished = shape.options.preferred.find(part); wished != shape.options.preferred.end()) {
            const auto same = [key](const FieldRef& ref) { return ref.field == key; };
            if (std::any_of(wished->second.begin(), wished->second.end(), same)) return true;
        }
        const auto usual = usualNames(part).names;
        return std::any_of(usual.begin(), usual.end(), [&](std::string_view each) { return part == Part::Latency ? name.starts_with(each) : name == each; });
    });
}

std::optional<LogShape> withLateFields(const LogShape& shape, std::string_view sample, const ReadOptions& options)
{
    auto found = detect(sample, true, options);
    if (!found || found->format != shape.format || found->envelope != shape.envelope) return std::nullopt;
    const auto same = [&](Part part) { return found->mapping.of(part) == shape.mapping.of(part); };
    const auto keeps = [&](Part part) { return shape.mapping.of(part).field.empty() || same(part); };
    if (!std::all_of(std::begin(kAlways), std::end(kAlways), same) || !std::all_of(std::begin(kOptional), std::end(kOptional), keeps)) return std::nullopt;
    return std::move(*found);
}

}  // namespace tally
