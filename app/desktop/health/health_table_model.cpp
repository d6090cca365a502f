// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/health_table_model.h"

#include <algorithm>
#include <cmath>

#include "app/desktop/no_value.h"
#include "app/desktop/text.h"
#include "widgets/tables/table_roles.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/theme.h"

namespace tally {

namespace {


double quantile(const DdSketch& sketch, double q) { return sketch.count() > 0 ? sketch.quantile(q) : kNoValue; }
QString dash() { return QStringLiteral("–"); }

}  // namespace

double HealthTableModel::valueOf(const BreakdownRow& row, int column) const
{
    const HealthCell& cell = row.cell;
    const auto share = [&](std::uint64_t part) { return cell.events > 0 ? static_cast<double>(part) / static_cast<double>(cell.events) : kNoValue; };
    switch (column) {
    case Events: return static_cast<double>(cell.events);
    case Rate: return seconds_ > 0 ? static_cast<double>(cell.events) / seconds_ : kNoValue;
    case Errors: return share(cell.errors);
    case Client: return share(cell.clientErrors);
    case Slow: return cell.latency.count() > 0 ? share(row.slow) : kNoValue;
    case P50: return quantile(cell.okLatency(), 0.5);
    case P95: return quantile(cell.okLatency(), 0.95);
    case P99: return quantile(cell.okLatency(), 0.99);
    case ErrorP99: return quantile(cell.errorLatency, 0.99);
    default: return kNoValue;
    }
}

QString HealthTableModel::shownText(const BreakdownRow& row, int column) const
{
    if (column == Key) return row.key.empty() ? tr("Other") : text(row.key);
    const double value = valueOf(row, column);
    if (std::isnan(value)) return dash();
    if (column == Events) return groupedNumber(static_cast<qint64>(row.cell.events));
    if (column == Rate) return groupedNumber(value, value < 100 ? 2 : 0);
    if (column <= Slow) return groupedNumber(100 * value, 2);
    return durationText(static_cast<qint64>(value * 1e6));
}

// What the columns leave out: how many, and the latencies of errors.
QString HealthTableModel::tip(const BreakdownRow& row) const
{
    QString tip = tr("errors: explicit (5xx) %1, by policy (slow) %2, of clients (4xx) %3")
                      .arg(groupedNumber(static_cast<qint64>(row.cell.errors)), groupedNumber(static_cast<qint64>(row.slow)), groupedNumber(static_cast<qint64>(row.cell.clientErrors)));
    const DdSketch& bad = row.cell.errorLatency;
    if (bad.count() > 0) {
        const auto shown = [&](double q) { return durationText(static_cast<qint64>(bad.quantile(q) * 1e6)); };
        tip += QStringLiteral("\n") + tr("latency of errors ±1 %: p50 %1, p95 %2, p99 %3").arg(shown(0.5), shown(0.95), shown(0.99));
    }
    if (row.cell.okLatency().count() > 0 && row.cell.okLatency().count() < 100) tip += QStringLiteral("\n") + tr("fewer than 100 requests: p99 says little");
    return tip;
}

void HealthTableModel::order()
{
    if (column_ < 0) return;
    const bool down = order_ == Qt::DescendingOrder;
    if (column_ == Key) {
        std::sort(rows_.begin(), rows_.end(), [down](const BreakdownRow& a, const BreakdownRow& b) { return down ? b.key < a.key : a.key < b.key; });
        return;
    }
    std::vector<std::pair<double, std::size_t>> places;   // percentiles are worked out once each
    for (std::size_t i = 0; i < rows_.size(); ++i) places.emplace_back(valueOf(rows_[i], column_), i);
    // What is not known goes last either way.
    std::stable_sort(places.begin(), places.end(), [down](const auto& a, const auto& b) {
        if (std::isnan(a.first) || std::isnan(b.first)) return !std::isnan(a.first) && std::isnan(b.first);
        return down ? a.first > b.first : a.first < b.first;
    });
    std::vector<BreakdownRow> sorted;
    for (const auto& [value, place] : places) sorted.push_back(std::move(rows_[place]));
    rows_ = std::move(sorted);
}

void HealthTableModel::setBreakdown(Breakdown table, BreakdownBy by, double seconds)
{
    const int rows = table.total.cell.events == 0 ? 0 : static_cast<int>(table.rows.size()) + 1;
    if (rows > shown_) beginInsertRows({}, shown_, rows - 1);
    else if (rows < shown_) beginRemoveRows({}, rows, shown_ - 1);
    rows_ = std::move(table.rows);
    other_ = std::move(table.other);
    const bool another = by != by_;
    by_ = by;
    seconds_ = seconds;
    order();
    const int before = std::exchange(shown_, rows);
    if (rows > before) endInsertRows();
    else if (rows < before) endRemoveRows();
    if (another) emit headerDataChanged(Qt::Horizontal, Key, Key);
    if (rows > 0) emit dataChanged(index(0, 0), index(rows - 1, ColumnEnd - 1));
}

void HealthTableModel::sortBy(int column, Qt::SortOrder sorting)
{
    column_ = column;
    order_ = sorting;
    order();
    if (shown_ > 0) emit dataChanged(index(0, 0), index(shown_ - 1, ColumnEnd - 1));
}

QString HealthTableModel::keyAt(int row) const
{
    return row >= 0 && row < static_cast<int>(rows_.size()) ? text(rows_[static_cast<std::size_t>(row)].key) : QString();
}

int HealthTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : shown_; }
int HealthTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnEnd; }

QVariant HealthTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const BreakdownRow& row = rowAt(index.row());
    const int column = index.column();
    if (role == Qt::DisplayRole) return shownText(row, column);
    if (role == Qt::ToolTipRole) return tip(row);
    if (role == MediumRole) return column == Key && !row.key.empty();
    if (role == MutedRole) return row.key.empty();
    if (role == Qt::TextAlignmentRole && column > Key) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == ToneRole && ((column == Errors && row.cell.errors > 0) || (column == Slow && row.slow > 0)) && !row.key.empty()) return static_cast<int>(Tone::Crit);
    if (role == CopyRole && column > Key) {
        const double value = valueOf(row, column);
        return column == Events ? QString::number(row.cell.events) : rawNumber(column >= Errors && column <= Slow ? 100 * value : value);
    }
    return {};
}

QVariant HealthTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnEnd) return {};
    const QString names[] = {by_ == BreakdownBy::Item ? tr("Video") : tr("Type"), tr("Requests"), tr("per s"), tr("5xx %"), tr("4xx %"), tr("slow %"),
                             QStringLiteral("p50"), QStringLiteral("p95"), QStringLiteral("p99"), tr("errors p99")};
    return names[section];
}

}  // namespace tally
