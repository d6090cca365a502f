// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/csv_text.h"

namespace tally {

QString inertCell(const QString& cell)
{
    if (cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell.front())) return cell;
    return QLatin1Char('\'') + cell;
}

static void appendCell(QByteArray* csv, const QString& cell)
{
    const QByteArray bytes = cell.toUtf8();
    const bool quote = bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r');
    if (!quote) {
        *csv += bytes;
        return;
    }
    *csv += '"';
    *csv += QByteArray(bytes).replace("\"", "\"\"");
    *csv += '"';
}

static void appendRow(QByteArray* csv, const QStringList& cells, const std::vector<bool>* numeric)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) *csv += ',';
        const bool number = numeric != nullptr && static_cast<std::size_t>(i) < numeric->size() && (*numeric)[static_cast<std::size_t>(i)];
        appendCell(csv, number ? cells[i] : inertCell(cells[i]));
    }
    *csv += '\n';
}

QByteArray toCsv(const ExportTable& table)
{
    QByteArray csv;
    appendRow(&csv, table.header, nullptr);
    for (const QStringList& row : table.rows) appendRow(&csv, row, &table.numeric);
    return csv;
}

}  // namespace tally
