// SPDX-License-Identifier: GPL-3.0-or-later
// logfmt: `ts=2017-01-02T15:04:05Z level=info path="/a b" status=200`.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/field_lines.h"

namespace tally {

struct LogfmtPair {
    std::string_view key, value;  // of a quoted value: between the quotes, still escaped
    bool hasValue = true;         // false: a key alone, which is true
    bool escaped = false;         // the value holds backslashes to be undone
};

// The pairs of a line; false where it is none of this form (a quote stays open, or a text that is no key).
bool splitLogfmt(std::string_view line, std::vector<LogfmtPair>* out);
std::string unescapedLogfmt(std::string_view value);

class LogfmtLines final : public LineFields {
public:
    void want(std::vector<std::string> names) override { names_ = std::move(names); }
    Verdict read(std::string_view line, std::vector<std::string_view>* values) override;
    void release() override { texts_.clear(); }

private:
    std::vector<std::string> names_;
    std::vector<LogfmtPair> pairs_;
    std::vector<std::unique_ptr<std::string>> texts_;  // of values that had to be unescaped
};

}  // namespace tally
