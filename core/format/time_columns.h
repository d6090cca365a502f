// SPDX-License-Identifier: GPL-3.0-or-later
// TimeColumns: where a record's time stands; in one field, or in two ("--map time=date+time"), whose texts are joined.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tally {

// "date+time" → its halves; nothing where there is no plus, or nothing on one side of it.
inline std::optional<std::pair<std::string, std::string>> splitTimeField(std::string_view field)
{
    const std::size_t plus = field.find('+');
    if (plus == std::string_view::npos || plus == 0 || plus + 1 == field.size()) return std::nullopt;
    return std::pair(std::string(field.substr(0, plus)), std::string(field.substr(plus + 1)));
}

class TimeColumns {
public:
    // `placeOf(name)` gives a place, or a negative one where there is no such field. A field that is called like the whole
    // comes first.
    template <class PlaceOf>
    TimeColumns(const std::string& field, PlaceOf placeOf)
    {
        first_ = placeOf(field);
        if (first_ >= 0) return;
        if (const auto halves = splitTimeField(field)) {
            first_ = placeOf(halves->first);
            second_ = placeOf(halves->second);
        }
    }
    TimeColumns() = default;

    // Valid until the next call.
    template <class TextAt>
    std::string_view text(TextAt textAt)
    {
        if (second_ < 0) return first_ < 0 ? std::string_view() : textAt(first_);
        joined_.assign(textAt(first_));
        joined_ += ' ';
        joined_ += textAt(second_);
        return joined_;
    }
    bool joins() const { return second_ >= 0; }

private:
    int first_ = -1, second_ = -1;
    std::string joined_;
};

}  // namespace tally
