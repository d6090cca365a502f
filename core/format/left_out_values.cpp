// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/left_out_values.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/format/field_values.h"

namespace tally {

std::optional<std::string> leftOutValues(const FieldSample& sample, const std::string& field)
{
    constexpr std::string_view kNothing[] = {"-", "--", "na", "n/a", "nan", "null", "none", "\\n", "nil", "undefined", "unknown", "?", "."};
    const std::vector<std::string>* values = field.empty() ? nullptr : sample.valuesOf(field);
    if (values == nullptr) return std::nullopt;
    const auto isNothing = [&](std::string text) {
        std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
        return text.find_first_not_of(' ') == std::string::npos || std::find(std::begin(kNothing), std::end(kNothing), text) != std::end(kNothing);
    };
    std::size_t some = 0, left = 0;
    const std::string* example = nullptr;
    for (const std::string& value : *values) {
        if (isNothing(value)) continue;
        ++some;
        if (isValue(value)) continue;
        ++left;
        if (example == nullptr && value.size() <= 40) example = &value;
    }
    if (example == nullptr) return std::nullopt;
    return fmt::format("{} of {} values of “{}” in the sample are no numbers, such as “{}”; their events count, but without a value.", left, some, field, *example);
}

}  // namespace tally
