// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/csv_text.h"

namespace tally {

QString inertCell(const QString& cell)
{
    if (cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell.front())) return cell;
    return QLatin1Char('\'') + cell;
}

static void appendCell(QByteArray* csv, const QString& cell, const Separated& form)
{
    const QByteArray bytes = cell.toUtf8();
    const bool quote = bytes.contains(form.separator) || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r');
    if (!quote) {
        *csv += bytes;
        return;
    }
    *csv += '"';
    *csv += QByteArray(bytes).replace("\"", "\"\"");
    *csv += '"';
}

static void appendRow(QByteArray* csv, const QStringList& cells, const std::vector<bool>* numeric, const Separated& form)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) *csv += form.separator;
        const bool number = numeric != nullptr && static_cast<std::size_t>(i) < numeric->size() && (*numeric)[static_cast<std::size_t>(i)];
        if (number && form.decimalComma) appendCell(csv, QString(cells[i]).replace(QLatin1Char('.'), QLatin1Char(',')), form);
        else appendCell(csv, number ? cells[i] : inertCell(cells[i]), form);
    }
    *csv += form.lineEnd;
}

QByteArray toSeparated(const ExportTable& table, const Separated& form)
{
    QByteArray csv;
    if (form.mark) csv += "\xEF\xBB\xBF";
    appendRow(&csv, table.header, nullptr, form);
    for (const QStringList& row : table.rows) appendRow(&csv, row, &table.numeric, form);
    return csv;
}

QByteArray toCsv(const ExportTable& table) { return toSeparated(table, {}); }

}  // namespace tally
