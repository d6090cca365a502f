// SPDX-License-Identifier: GPL-3.0-or-later
// W3C extended log file format (W3C working draft WD-logfile-960323), as IIS, CloudFront and others write it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/record_cutter.h"
#include "core/format/field_lines.h"

namespace tally {

// "#Fields: date time …" → the names; empty where the line is no such directive.
std::vector<std::string> w3cFields(std::string_view line);

// The names at the head of a log, and whether it is one by Microsoft, whose times taken are milliseconds.
struct W3cHead {
    std::vector<std::string> fields;
    bool microsoft = false;
};
W3cHead readW3cHead(std::string_view head);

class W3cLines final : public LineFields {
public:
    explicit W3cLines(std::vector<std::string> columns);
    void want(std::vector<std::string> names) override;
    Verdict read(std::string_view line, std::vector<std::string_view>* values) override;
    void setContext(std::string_view context) override;

    // The texts between blanks, tabs or, where there are tabs, only these.
    static void split(std::string_view line, std::vector<std::string_view>* out);

private:
    void setColumns(std::vector<std::string> columns);

    std::vector<std::string> columns_, names_;
    std::vector<int> at_;  // per name: its column
    std::vector<std::string_view> split_;
};

// Lines, and the directive that holds where the last batch begins.
class W3cCutter final : public RecordCutter {
public:
    std::size_t wholeRecords(std::string_view bytes, bool atEnd) override;
    std::size_t preamble(std::string_view head) override;
    std::shared_ptr<const std::string> context() const override { return before_; }

private:
    std::shared_ptr<const std::string> before_, next_;
};

}  // namespace tally
