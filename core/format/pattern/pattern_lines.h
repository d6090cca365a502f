// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/format/field_lines.h"
#include "core/format/pattern/log_pattern.h"

namespace tally {

// What a pattern's lines have: its fields, and method, target and path where they can be taken from the request.
std::vector<std::string> patternColumns(const LogPattern& pattern);

class PatternLines final : public LineFields {
public:
    explicit PatternLines(LogPattern pattern);
    void want(std::vector<std::string> names) override;
    Verdict read(std::string_view line, std::vector<std::string_view>* values) override;

private:
    enum class Derived { None, Method, Target, Path, PathOfTarget };
    struct Origin {
        int piece = -1;
        Derived derived = Derived::None;
    };
    Origin originOf(const std::string& name) const;
    std::string_view derive(std::string_view text, Derived derived) const;

    LogPattern pattern_;
    bool wholeAddresses_;  // load balancers write scheme and host in front of the path
    std::vector<Origin> origins_;
    std::vector<std::string_view> texts_;
};

}  // namespace tally
