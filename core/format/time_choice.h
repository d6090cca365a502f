// SPDX-License-Identifier: GPL-3.0-or-later
// Which field of a log holds the time of its records.
#pragma once

#include <string>
#include <vector>

#include "core/event/read_options.h"
#include "core/format/field_sample.h"

namespace tally {

struct TimeChoice {
    std::string field;  // "date+time" where a date and a time of day stand apart; empty = there is none
    std::string note;   // what was chosen, where there was a choice
};

// `usual` and `members`: fields called like a time, best first. One whose values are no times is passed over for one whose
// values are; without any, a field that ends like one ("pickup_datetime") and holds times is taken.
TimeChoice chooseTime(const FieldSample& sample, const std::vector<std::string>& usual, const std::vector<std::string>& members,
                      const ReadOptions& options);

// Fields of numbers that as epochs are of our time, where no name says so: for a message.
std::vector<std::string> timesByContent(const FieldSample& sample);

bool isNumber(const std::string& text);
bool isCalledADate(const std::string& field);

}  // namespace tally
