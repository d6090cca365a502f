// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/export_writer.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "app/desktop/export/csv_text.h"
#include "app/desktop/inspect/inspector_dialog.h"
#include "app/desktop/text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

constexpr int kPxPerInch = 96;

QByteArray jsonString(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

// Numbers as they are: full precision, no rounding through a double.
QByteArray jsonBytes(const ExportRows& rows, const QByteArray& provenance, const std::stop_token& stop)
{
    QByteArray json = "{\n";
    if (!provenance.isEmpty()) json += "\"provenance\": " + provenance.trimmed() + ",\n";
    json += "\"columns\": [";
    for (qsizetype i = 0; i < rows.header.size(); ++i) json += (i > 0 ? ", " : "") + jsonString(rows.header[i]);
    json += "],\n\"rows\": [\n";
    std::vector<std::string> cells(static_cast<std::size_t>(rows.header.size()));
    for (std::size_t r = 0; r < rows.count; ++r) {
        if (r % kRowsBetweenLooks == 0 && stop.stop_requested()) return {};
        rows.fill(r, &cells);
        json += '[';
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool number = i < rows.numeric.size() && rows.numeric[i];
            json += (i > 0 ? ", " : "") + (!number ? jsonString(text(cells[i])) : cells[i].empty() ? QByteArray("null") : QByteArray::fromStdString(cells[i]));
        }
        json += r + 1 < rows.count ? "],\n" : "]\n";
    }
    return json + "]\n}\n";
}

}  // namespace

QString formatId(ExportFormat format)
{
    const char* const ids[] = {"csv", "excel", "tsv", "json", "png", "svg", "pdf"};
    return QLatin1String(ids[static_cast<int>(format)]);
}

QString formatSuffix(ExportFormat format) { return format == ExportFormat::Excel ? QStringLiteral("csv") : formatId(format); }

bool isPicture(ExportFormat format) { return format == ExportFormat::Png || format == ExportFormat::Svg || format == ExportFormat::Pdf; }

QByteArray tableBytes(const ExportRows& rows, ExportFormat format, bool decimalComma, const QByteArray& provenance, const std::stop_token& stop)
{
    if (format == ExportFormat::Json) return jsonBytes(rows, provenance, stop);
    if (format == ExportFormat::Excel) return toSeparated(rows, {decimalComma ? ';' : ',', Separated().lineEnd, decimalComma, true}, stop);
    if (format == ExportFormat::Tsv) return toSeparated(rows, {'\t', "\n", false, false}, stop);
    return toSeparated(rows, {}, stop);
}

QByteArray pictureBytes(const Exportable& what, ExportFormat format, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (format == ExportFormat::Png) {
        what.image().save(&buffer, "PNG");
    } else if (format == ExportFormat::Svg) {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(what.size());
        svg.setViewBox(QRect(QPoint(0, 0), what.size()));
        svg.setResolution(kPxPerInch);
        svg.setTitle(title);
        if (!what.vector(&svg)) return {};
    } else {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(kPxPerInch);
        pdf.setPageSize(QPageSize(QSizeF(what.size()) * 72.0 / kPxPerInch, QPageSize::Point, QString(), QPageSize::ExactMatch));
        pdf.setPageMargins(QMarginsF());
        pdf.setTitle(title);
        if (!what.vector(&pdf)) return {};
    }
    buffer.close();
    return bytes;
}

QByteArray provenanceJson(const QString& panel, const AnswerNote& note, const QDateTime& now)
{
    QJsonObject object{{QStringLiteral("panel"), panel},
                       {QStringLiteral("program"), QStringLiteral("Tallyscope ") + QCoreApplication::applicationVersion()},
                       {QStringLiteral("exported"), isoTime(now.toMSecsSinceEpoch() * kUsPerMs)},
                       {QStringLiteral("zone"), QString::fromUtf8(shownZone().id())}};
    if (note.known) {
        if (!note.sources.isEmpty()) object[QStringLiteral("sources")] = QJsonArray::fromStringList(note.sources);
        if (!note.isAll()) {
            object[QStringLiteral("from")] = isoTime(note.times().from.us);
            object[QStringLiteral("to")] = isoTime(note.times().to.us);
        }
        object[QStringLiteral("completeness")] = text(name(note.completeness));
        object[QStringLiteral("errorBound")] = note.exact ? QStringLiteral("0") : QStringLiteral("percentiles within 1 %");
        object[QStringLiteral("tier")] = text(note.tier);
        object[QStringLiteral("rowsRead")] = static_cast<qint64>(note.rows);
        if (!note.command.isEmpty()) object[QStringLiteral("question")] = note.command;
    }
    if (!note.filter.isEmpty()) object[QStringLiteral("filter")] = note.filter;
    return QJsonDocument(object).toJson();
}

QString proposedName(const Exportable& what, ExportFormat format, const QDateTime& now)
{
    const auto stamp = [](const QDateTime& time) { return time.toTimeZone(shownZone()).toString(QStringLiteral("yyyyMMdd-HHmm")); };
    const AnswerNote note = what.note ? what.note() : AnswerNote{};
    QString name = what.name;
    if (note.known && !note.isAll())
        name += QLatin1Char('_') + stamp(QDateTime::fromMSecsSinceEpoch(note.times().from.us / 1000)) + QLatin1Char('_') +
                stamp(QDateTime::fromMSecsSinceEpoch(note.times().to.us / 1000));
    else name += QLatin1Char('_') + stamp(now);
    return name + QLatin1Char('.') + formatSuffix(format);
}

}  // namespace tally
