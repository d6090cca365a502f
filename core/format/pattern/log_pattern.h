// SPDX-License-Identifier: GPL-3.0-or-later
// LogPattern: a log format in nginx ("$remote_addr - $remote_user [$time_local] …") or Apache ("%h %l %u %t …") notation.
//
// A field reaches to the first place where the literal behind it stands; one between quotes to the first quote that no
// backslash escapes. The last field reaches to the end of the line. Nothing is unescaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tally {

struct PatternPiece {
    std::string before;      // literal in front of the field
    std::string name;        // by the names of access logs where these have one (directives.h)
    bool quoted = false;     // stands between double quotes
    bool local = false;      // a time whose form is known
    std::size_t inside = 0;  // how often the literal behind occurs in the field itself (a time with blanks)
};

class LogPattern {
public:
    // Errors (Usage): no field at all, two fields with nothing between, a directive without its letter.
    static Result<LogPattern> of(const std::string& text);

    const std::vector<PatternPiece>& pieces() const { return pieces_; }
    // In the words of strptime, where a directive says so (%{%d/%b/%Y %T}t); empty otherwise.
    const std::string& timeFormat() const { return timeFormat_; }
    // Cuts a line into one text per piece; false where it does not fit.
    bool cut(std::string_view line, std::vector<std::string_view>* texts) const;

private:
    bool readField(std::size_t at, std::string_view* rest, std::string_view* text) const;
    Result<void> finish(const std::string& text);

    std::vector<PatternPiece> pieces_;
    std::string tail_;       // literal behind the last field
    std::string timeFormat_;
};

}  // namespace tally
