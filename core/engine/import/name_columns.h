// SPDX-License-Identifier: GPL-3.0-or-later
// NameColumns: which column of a CSV file says what about an item's name, found by the header.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/format/csv/csv_framing.h"
#include "core/format/time/time_parser.h"
#include "core/store/item_name.h"

namespace tally {

class NameColumns {
public:
    // `item`, `name` and, where there is one, `valid_from`, under their usual names; every other column is an attribute
    // under its own name. The delimiter is the one that gives these columns. Error: Unreadable, naming the columns.
    static Result<NameColumns> find(std::string_view head);

    CsvDialect dialect() const { return dialect_; }
    std::size_t count() const { return columns_; }

    // The row's statement, or why it cannot be taken (for a person). REQUIRES: count() fields.
    tl::expected<NameRow, std::string> read(const std::vector<std::string_view>& fields);

private:
    struct Attribute {
        std::size_t column;
        std::string name;
    };
    static std::optional<NameColumns> fit(const std::vector<std::string>& names, CsvDialect dialect);

    CsvDialect dialect_;
    std::size_t columns_ = 0, item_ = 0, name_ = 0;
    std::optional<std::size_t> since_;
    std::vector<Attribute> attributes_;
    TimeParser times_{ReadOptions{}};
};

}  // namespace tally
