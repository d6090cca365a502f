// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/report/table.h"

namespace tally {

// CSV: RFC 4180 with a header row and LF line ends. JSON: one object in the shape of DESIGN section 4, the rows as
// `value`; NDJSON: one object a row. Aligned: control characters are made visible, so a terminal obeys none of them.
std::string write(const Table& table, TableFormat format, const Provenance* provenance = nullptr);

// One value in the same shape.
std::string writeValueJson(const ValueAnswer& answer);

std::string csvField(std::string_view text);
std::string jsonString(std::string_view text);   // quoted; bytes that are no UTF-8 become U+FFFD
std::string visible(std::string_view text);      // control characters as \xNN, bytes that are no UTF-8 as U+FFFD

}  // namespace tally
