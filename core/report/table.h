// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/query/answer.h"

namespace tally {

enum class CellKind { Text, Number };

// Table: what is printed or exported. Empty number cells mean "no value".
struct Table {
    struct Column {
        std::string name;
        CellKind kind = CellKind::Text;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

enum class TableFormat { Aligned, Csv, Json, Ndjson };
bool parseTableFormat(std::string_view text, TableFormat* out);  // table, csv, json, ndjson

}  // namespace tally
