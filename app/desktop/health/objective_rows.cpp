// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/objective_rows.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

constexpr std::uint64_t kFewestJudged = 100;   // with fewer, a single one of them is more than the whole budget

QString objectiveWords(const char* source) { return QCoreApplication::translate("tally::Objectives", source); }

QString windowText(std::int64_t us)
{
    if (us % kUsPerDay == 0 && us > kUsPerDay) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "%1 d")).arg(us / kUsPerDay);
    if (us % kUsPerHour == 0) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "%1 h")).arg(us / kUsPerHour);
    return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "%1 min")).arg(us / kUsPerMinute);
}

QString burnNumber(double burn)
{
    return (burn >= 100 ? siNumber(burn) : groupedNumber(burn, 1)) + QStringLiteral("×");
}

// As many decimals as tell it from its target, never rounded up to it.
QString measuredText(double good)
{
    if (good >= 1) return QStringLiteral("100 %");
    return percentText(std::floor(good * 1e5) / 1e5, 3);
}

QString leftText(double left)
{
    if (left <= -1) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "%1 spent")).arg(burnNumber(1 - left));
    return percentText(std::abs(left) < 0.005 ? 0 : left, 0);   // never "-0"
}

QString paceText(const ObjectiveMeter& meter)
{
    const auto empty = meter.emptyInUs();
    if (!empty && !meter.burns().front().known) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "pace not known: minutes are not kept"));
    if (!empty) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "does not burn"));
    if (*empty == 0) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "spent"));
    if (*empty > kObjectivePeriodUs) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "over 30 days"));
    const qint64 coarse = *empty > kUsPerDay ? *empty / kUsPerHour * kUsPerHour : *empty / kUsPerMinute * kUsPerMinute;
    return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "empty in %1")).arg(durationText(coarse));
}

}  // namespace

QString objectiveId(ObjectiveKind kind) { return kind == ObjectiveKind::Latency ? QStringLiteral("latency") : QStringLiteral("availability"); }

QString objectiveName(const Objective& objective)
{
    if (objective.kind == ObjectiveKind::Availability) return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "Requests without errors"));
    return objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "Requests under %1")).arg(durationText(static_cast<qint64>(std::llround(objective.limitSeconds * 1e6))));
}

QString targetText(double target)
{
    for (int decimals = 0; decimals < 4; ++decimals)
        if (std::abs(target * 100 - std::round(target * 100 * std::pow(10, decimals)) / std::pow(10, decimals)) < 1e-9) return percentText(target, decimals);
    return percentText(target, 4);
}

QStringList burnWindows()
{
    QStringList names;
    for (const BurnRule& rule : kBurnRules) names += windowText(rule.longUs) + QStringLiteral(" / ") + windowText(rule.shortUs);
    return names;
}

BudgetRow budgetRow(const ObjectiveMeter& meter, bool hasOutcome)
{
    const Objective& objective = meter.objective();
    BudgetRow row;
    row.id = objectiveId(objective.kind);
    row.name = objectiveName(objective);
    row.target = targetText(objective.target);
    row.known = meter.period().total > 0 && (hasOutcome || objective.kind == ObjectiveKind::Latency);
    if (!row.known) {
        row.pace = objective.kind == ObjectiveKind::Latency ? objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "not measured: no latency in these events"))
                                                            : objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "not measured: no status in these events"));
        return row;
    }
    row.measured = measuredText(meter.period().good());
    row.left = budgetLeft(meter.period(), objective.target);
    row.leftText = leftText(row.left);
    for (const BurnState& burn : meter.burns()) {
        row.burns.push_back({burn.known ? burnNumber(burn.longBurn) + QStringLiteral(" / ") + burnNumber(burn.shortBurn) : QStringLiteral("–"), burn.fires});
        row.fires |= burn.fires;
    }
    row.pace = paceText(meter);
    return row;
}

std::vector<BudgetRow> pipelineRows(const Snapshot& snapshot)
{
    std::vector<BudgetRow> rows;
    const auto add = [&](const char* id, QString name, double target, const Verdict& verdict, QString pace) {
        BudgetRow row;
        row.id = QLatin1String(id);
        row.name = std::move(name);
        row.target = targetText(target);
        row.known = verdict.total > 0;
        row.pace = std::move(pace);
        row.editable = false;
        if (row.known) {
            row.measured = measuredText(verdict.good());
            row.left = target < 1 ? budgetLeft(verdict, target) : verdict.bad == 0 ? 1 : 0;
            row.leftText = target < 1 ? leftText(row.left) : verdict.bad == 0 ? QStringLiteral("100 %") : objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "%1 not")).arg(groupedNumber(static_cast<qint64>(verdict.bad)));
        }
        rows.push_back(std::move(row));
    };
    const PipelineState& state = snapshot.pipeline;
    const QString since = objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "since the program started"));
    if (snapshot.live) {
        const bool judged = state.judged >= kFewestJudged;
        add("visible", objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "Visible within %1 s")).arg(kVisibleWithin), 0.99, judged ? Verdict{state.judged, state.judged - state.judgedInTime} : Verdict{},
            judged           ? since
            : state.seen > 0 ? objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "not enough data yet"))
                             : objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "not measured: nothing has arrived")));
    }
    const Ledger& l = snapshot.ledger;
    const std::uint64_t lost = l.rejected + l.late + l.future;
    if (l.received > 0) add("counted", objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "Records counted")), 1, {l.received, lost}, objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "all sources")));
    return rows;
}

ChartData budgetChart(const ObjectiveMeter& meter)
{
    ChartData chart;
    const auto points = meter.budget();
    chart.stepUs = ObjectiveMeter::kStepUs;
    chart.toUs = meter.end().us;
    chart.fromUs = points.empty() ? chart.toUs - kObjectivePeriodUs : points.front().time.us;
    ChartSeries left, even;
    left.id = QStringLiteral("budget");
    left.name = objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "budget"));
    even.id = QStringLiteral("even");
    even.name = objectiveWords(QT_TRANSLATE_NOOP("tally::Objectives", "even pace"));
    even.ghost = true;
    const qint64 begin = chart.toUs - kObjectivePeriodUs;
    const auto evenAt = [begin](qint64 us) { return 100 - 100 * static_cast<double>(us - begin) / static_cast<double>(kObjectivePeriodUs); };
    if (!points.empty()) {   // untouched before the first events
        chart.fromUs -= chart.stepUs;
        chart.x.push_back(chart.fromUs);
        left.y.push_back(100);
        even.y.push_back(evenAt(chart.fromUs + chart.stepUs));
    }
    for (const auto& point : points) {
        chart.x.push_back(point.time.us);
        left.y.push_back(100 * point.left);
        even.y.push_back(evenAt(point.time.us + chart.stepUs));
    }
    chart.series = {std::move(left), std::move(even)};
    chart.valueUnit = QStringLiteral(" %");
    chart.valueName = QStringLiteral("%");
    chart.decimals = 1;
    return chart;
}

}  // namespace tally
