// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/source_model.h"

#include <QCoreApplication>

#include "app/desktop/sentences/sentence.h"
#include "app/desktop/status_line.h"
#include "app/desktop/text.h"
#include "core/report/table_writer.h"
#include "widgets/tables/table_roles.h"
#include "widgets/theme/theme.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

std::int64_t ledgerDifference(const Ledger& ledger)
{
    return static_cast<std::int64_t>(ledger.received) - static_cast<std::int64_t>(ledger.counted() + ledger.duplicate + ledger.late +
                                                                                  ledger.future + ledger.rejected + ledger.inFlight);
}

static std::uint64_t ledgerNumber(const Ledger& l, int column)
{
    const std::uint64_t numbers[] = {l.received, l.counted(), l.duplicate, l.late, l.future, l.rejected, l.inFlight};
    return numbers[column - SourceModel::Received];
}

QString phaseText(const SourceState& source)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("tally::SourceModel", text); };
    switch (source.phase) {
    case SourcePhase::Reading:
        return source.progress < 0 ? words(QT_TRANSLATE_NOOP("tally::SourceModel", "reading"))
                                   : words(QT_TRANSLATE_NOOP("tally::SourceModel", "reading, %1")).arg(percentText(source.progress, 0));
    case SourcePhase::Complete: return words(QT_TRANSLATE_NOOP("tally::SourceModel", "read to the end"));
    case SourcePhase::Listening: return words(QT_TRANSLATE_NOOP("tally::SourceModel", "listening"));
    case SourcePhase::Following:
        return source.error.empty() ? words(QT_TRANSLATE_NOOP("tally::SourceModel", "following")) : words(QT_TRANSLATE_NOOP("tally::SourceModel", "waiting"));
    case SourcePhase::Cancelled: return words(QT_TRANSLATE_NOOP("tally::SourceModel", "cancelled"));
    default: return words(QT_TRANSLATE_NOOP("tally::SourceModel", "failed"));
    }
}

void SourceModel::setSources(const std::vector<SourceState>& sources)
{
    const int before = rowCount(), after = static_cast<int>(sources.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        sources_ = sources;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        sources_ = sources;
        endRemoveRows();
    } else {
        sources_ = sources;
    }
    const int kept = std::min(before, after);
    if (kept > 0) emit dataChanged(index(0, 0), index(kept - 1, ColumnEnd - 1));
}

int SourceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(sources_.size());
}

int SourceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnEnd;
}

QVariant SourceModel::shownText(const SourceState& source, int column) const
{
    switch (column) {
    case Name: return shortName(source);
    case State: return phaseText(source);
    case Action: return {};   // a button of the page
    case Format: return source.format.empty() ? QStringLiteral("–") : text(source.format);
    case Rate: return source.phase == SourcePhase::Reading || isLive(source.phase)
                          ? tr("%1/s").arg(siNumber(source.eventsPerSecond)) : QStringLiteral("–");
    case Difference: return groupedNumber(static_cast<qint64>(ledgerDifference(source.ledger)));
    default: return groupedNumber(static_cast<qint64>(ledgerNumber(source.ledger, column)));
    }
}

// As exports and the clipboard have numbers; empty where there is none.
QString SourceModel::rawText(const SourceState& source, int column)
{
    if (column == Rate) return source.phase == SourcePhase::Reading || isLive(source.phase) ? rawNumber(source.eventsPerSecond) : QStringLiteral("");
    if (column == Difference) return QString::number(ledgerDifference(source.ledger));
    return QString::number(ledgerNumber(source.ledger, column));
}

// The name in full, and how far a live source's minutes are final.
QString SourceModel::detailText(const SourceState& source) const
{
    QString detail = QStringLiteral("<qt>") + text(source.name).toHtmlEscaped();
    if (!source.error.empty()) detail += QStringLiteral("<br>") + sentence(source.error).toHtmlEscaped();
    for (const std::string& note : source.notes) detail += QStringLiteral("<br>") + sentence(visible(note)).toHtmlEscaped();
    if ((source.kind == SourceKind::Live || source.kind == SourceKind::Followed) && source.watermark != kNever)
        detail += QStringLiteral("<br>") + tr("final up to %1").arg(isoTime(source.watermark.us));
    if (source.revised > 0) detail += QStringLiteral("<br>") + tr("%1 counted in minutes that were final already").arg(groupedNumber(static_cast<qint64>(source.revised)));
    if (source.ambiguousTimes > 0)
        detail += QStringLiteral("<br>") + tr("%1 local times fall into a clock change; the earlier offset was taken").arg(groupedNumber(static_cast<qint64>(source.ambiguousTimes)));
    return detail + QStringLiteral("</qt>");
}

QVariant SourceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const SourceState& source = sources_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole) return shownText(source, column);
    if (role == CopyRole && column >= Rate && column < ColumnEnd) return rawText(source, column);
    if (role == Qt::ToolTipRole && column == Name) return detailText(source);
    if (role == MediumRole) return column == Name || column == Received;
    if (role == MutedRole) return column == Format;
    if (role == ToneRole && column == Difference) return static_cast<int>(ledgerDifference(source.ledger) == 0 ? Tone::Ok : Tone::Crit);
    if (role == ToneRole && column == State && source.phase == SourcePhase::Failed) return static_cast<int>(Tone::Crit);
    if (role == ToneRole && column == State && isLive(source.phase)) return static_cast<int>(source.error.empty() ? Tone::Ok : Tone::Warn);
    if (role == Qt::TextAlignmentRole && column >= Rate) return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant SourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Source"), tr("State"), QString(), tr("Format"), tr("Rate"), tr("Received"), tr("Counted"),
                             tr("Duplicate"), tr("Late"), tr("Future"), tr("Rejected"), tr("In flight"), tr("Diff")};
    return section >= 0 && section < ColumnEnd ? names[section] : QString();
}

}  // namespace tally
