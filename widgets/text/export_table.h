// SPDX-License-Identifier: GPL-3.0-or-later
// ExportTable: exactly what a chart, board or table shows, as text cells for CSV or TSV. Numbers are raw (see rawNumber), times ISO 8601 with their offset.
//
// Cells are not quoted and not guarded against spreadsheet formulas: whoever writes the file does both, and guards text columns only.
#pragma once

#include <QStringList>
#include <vector>

namespace tally {

struct ExportTable {
    QStringList header;
    std::vector<bool> numeric;        // per column: true = numbers, false = text from logs
    std::vector<QStringList> rows;    // every row as long as the header
};

// Tab separated, one line a row, header first; tabs and line ends inside a cell become spaces.
[[nodiscard]] QString toTsv(const ExportTable& table);

}  // namespace tally
