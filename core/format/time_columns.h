// SPDX-License-Identifier: GPL-3.0-or-later
// TimeColumns: where a record's time stands; in one field, or in several ("--map time=date+time"), whose texts are joined.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally {

// "date+time", "year+month+day" → the fields; none where there is no plus, or nothing on one side of one.
inline std::vector<std::string> splitTimeField(std::string_view field)
{
    std::vector<std::string> parts;
    for (std::string_view rest = field;;) {
        const std::size_t plus = rest.find('+');
        if (plus == 0 || rest.empty()) return {};
        parts.emplace_back(rest.substr(0, plus));
        if (plus == std::string_view::npos) break;
        rest.remove_prefix(plus + 1);
    }
    if (parts.size() < 2) parts.clear();
    return parts;
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
        for (const std::string& part : splitTimeField(field)) places_.push_back(placeOf(part));
        joins_ = !places_.empty();
    }
    TimeColumns() = default;

    // Valid until the next call.
    template <class TextAt>
    std::string_view text(TextAt textAt)
    {
        if (!joins_) [[likely]] return first_ < 0 ? std::string_view() : textAt(first_);
        joined_.clear();
        for (const int place : places_) {
            if (!joined_.empty()) joined_ += ' ';
            joined_ += textAt(place);
        }
        return joined_;
    }
    bool joins() const { return joins_; }

private:
    int first_ = -1;
    bool joins_ = false;
    std::vector<int> places_;  // of a joined time
    std::string joined_;
};

}  // namespace tally
