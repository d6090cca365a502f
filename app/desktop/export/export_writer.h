// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and pictures as bytes of a file, and where they come from. No dialogs.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QImage>
#include <QList>
#include <QPaintDevice>
#include <QSize>
#include <functional>
#include <stop_token>

#include "app/desktop/export/export_rows.h"
#include "app/desktop/inspect/answer_note.h"

namespace tally {

enum class ExportFormat { Csv, Excel, Tsv, Json, Png, Svg, Pdf };
inline constexpr ExportFormat kExportFormats[] = {ExportFormat::Csv, ExportFormat::Excel, ExportFormat::Tsv, ExportFormat::Json,
                                                  ExportFormat::Png, ExportFormat::Svg,   ExportFormat::Pdf};
QString formatId(ExportFormat format);           // "csv", "excel", …
QString formatSuffix(ExportFormat format);       // "csv" for both CSVs
bool isPicture(ExportFormat format);

struct Exportable {
    QString name;                                // of the file, without suffix
    std::function<ExportTable()> table;          // may be empty: then it is a picture only
    std::function<QImage()> image;               // may be empty: then there are no pictures
    std::function<bool(QPaintDevice*)> vector;   // may be empty: then there is no SVG and no PDF
    std::function<QSize()> size;                 // of `vector`, px
    std::function<AnswerNote()> note;            // may be empty
    // In place of `table` where that is too much for one frame: rows that another thread asks for. May be empty.
    std::function<ExportRows()> later;
};

// Text that a spreadsheet would run as a formula is made inert; numbers are never touched but for the decimal comma that
// Excel expects under `decimalComma`: then cells are separated by semicolons.
// Empty when stopped.
QByteArray tableBytes(const ExportRows& rows, ExportFormat format, bool decimalComma, const QByteArray& provenance = {}, const std::stop_token& stop = {});
QByteArray pictureBytes(const Exportable& what, ExportFormat format, const QString& title);
// A JSON object: panel, sources, effective range, completeness, tier, rows read, question, version, time of the export.
QByteArray provenanceJson(const QString& panel, const AnswerNote& note, const QDateTime& now);
// "traffic_20261124-1333_20261124-1433.csv"; without a note the moment of the export.
QString proposedName(const Exportable& what, ExportFormat format, const QDateTime& now);

}  // namespace tally
