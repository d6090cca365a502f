// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of nothing but digits that may be dates: 20170102, 2017010215, 17010215, 2017 …
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally {

// The one form (strptime style) in which every text is a date of a year in which records are made; empty where there is none.
std::string_view compactForm(const std::vector<std::string>& texts);

// All are 1900 … 2100; all are such years with a month behind (201701).
bool areYears(const std::vector<std::string>& texts);
// 31122023, or 12312023: nobody but its writer knows which.
bool endWithTheirYear(const std::vector<std::string>& texts);
bool areMonths(const std::vector<std::string>& texts);

// All are days as spreadsheets count them since 1900, of 1970 to 2064: 44197, 44197.25.
bool areSpreadsheetDays(const std::vector<std::string>& texts);

// "20170102".
bool isCompactDate(std::string_view text);

}  // namespace tally
