// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "app/desktop/export/export_rows.h"

namespace tally {

// RFC 4180 with a header row and LF line ends, as tallyctl writes it. Text that a spreadsheet would run as a formula gets a
// leading apostrophe; number columns are never touched.
QByteArray toCsv(const ExportTable& table);
struct Separated {
    char separator = ',';
    const char* lineEnd = "\n";
    bool decimalComma = false;
    bool mark = false;            // U+FEFF first, by which Excel knows UTF-8
};
QByteArray toSeparated(const ExportRows& rows, const Separated& form);
QString inertCell(const QString& cell);

}  // namespace tally
