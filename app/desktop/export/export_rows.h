// SPDX-License-Identifier: GPL-3.0-or-later
// ExportRows: a table whose rows are made while they are written, so that a million of them is never in memory as text cells.
#pragma once

#include <QStringList>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "widgets/text/export_table.h"

namespace tally {

inline constexpr std::size_t kRowsBetweenLooks = 1024;   // rows between two looks at whether the user has cancelled

struct ExportRows {
    QStringList header;
    std::vector<bool> numeric;        // per column: true = numbers, false = text from logs
    std::size_t count = 0;
    // Fills `cells`, one for each column, UTF-8; numbers as rawNumber() writes them. What is in `cells` before is of another row.
    std::function<void(std::size_t row, std::vector<std::string>* cells)> fill;
};

inline ExportRows rowsOf(ExportTable gathered)
{
    const auto table = std::make_shared<const ExportTable>(std::move(gathered));
    ExportRows rows{table->header, table->numeric, table->rows.size(), {}};
    rows.fill = [table](std::size_t row, std::vector<std::string>* cells) {
        for (qsizetype i = 0; i < table->rows[row].size(); ++i) (*cells)[static_cast<std::size_t>(i)] = table->rows[row][i].toStdString();
    };
    return rows;
}

}  // namespace tally
