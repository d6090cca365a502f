// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <stop_token>

#include "app/desktop/export/export_rows.h"

namespace tally {

// RFC 4180 with a header row. Text that a spreadsheet would run as a formula gets a
// leading apostrophe; number columns are never touched.
QByteArray toCsv(const ExportTable& table);
struct Separated {
    char separator = ',';
    const char* lineEnd = "\r\n";
    bool decimalComma = false;
    bool mark = false;            // U+FEFF first, by which Excel knows UTF-8
};
// Empty when stopped.
QByteArray toSeparated(const ExportRows& rows, const Separated& form, const std::stop_token& stop = {});
QString inertCell(const QString& cell);

}  // namespace tally
