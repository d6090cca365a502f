// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/csv_text.h"

#include <algorithm>
#include <string_view>

namespace tally {

static bool runs(char first) { return std::string_view("=+-@\t\r").find(first) != std::string_view::npos; }

QString inertCell(const QString& cell)
{
    if (cell.isEmpty() || cell.front().unicode() > 127 || !runs(cell.front().toLatin1())) return cell;
    return QLatin1Char('\'') + cell;
}

static void appendText(QByteArray* csv, std::string_view cell, const Separated& form)
{
    const bool inert = !cell.empty() && runs(cell.front());
    const bool quote = std::any_of(cell.begin(), cell.end(), [&](char c) { return c == form.separator || c == '"' || c == '\n' || c == '\r'; });
    if (quote) *csv += '"';
    if (inert) *csv += '\'';
    if (!quote) {
        csv->append(cell.data(), static_cast<qsizetype>(cell.size()));
        return;
    }
    for (const char c : cell) {
        if (c == '"') *csv += '"';
        *csv += c;
    }
    *csv += '"';
}

static void appendNumber(QByteArray* csv, std::string_view cell, const Separated& form)
{
    const qsizetype from = csv->size();
    csv->append(cell.data(), static_cast<qsizetype>(cell.size()));
    if (form.decimalComma) std::replace(csv->begin() + from, csv->end(), '.', ',');
}

static void appendRow(QByteArray* csv, const std::vector<std::string>& cells, const std::vector<bool>& numeric, const Separated& form)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) *csv += form.separator;
        if (i < numeric.size() && numeric[i]) appendNumber(csv, cells[i], form);
        else appendText(csv, cells[i], form);
    }
    *csv += form.lineEnd;
}

QByteArray toSeparated(const ExportRows& rows, const Separated& form, const std::stop_token& stop)
{
    QByteArray csv;
    if (form.mark) csv += "\xEF\xBB\xBF";
    std::vector<std::string> cells;
    for (const QString& title : rows.header) cells.push_back(title.toStdString());
    appendRow(&csv, cells, {}, form);
    for (std::size_t row = 0; row < rows.count; ++row) {
        if (row % kRowsBetweenLooks == 0 && stop.stop_requested()) return {};
        rows.fill(row, &cells);
        appendRow(&csv, cells, rows.numeric, form);
    }
    return csv;
}

QByteArray toCsv(const ExportTable& table) { return toSeparated(rowsOf(table), {}); }

}  // namespace tally
