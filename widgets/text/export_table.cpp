// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/export_table.h"

namespace tally {
namespace {

QString cleaned(QString cell) {
    for (QChar& c : cell)
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r')) c = QLatin1Char(' ');
    return cell;
}

void appendLine(QString& out, const QStringList& cells) {
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) out += QLatin1Char('\t');
        out += cleaned(cells[i]);
    }
    out += QLatin1Char('\n');
}

}  // namespace

QString toTsv(const ExportTable& table) {
    QString out;
    appendLine(out, table.header);
    for (const QStringList& row : table.rows) appendLine(out, row);
    return out;
}

}  // namespace tally
