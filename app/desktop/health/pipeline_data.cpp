// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/pipeline_data.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/desktop/health/signal_cells.h"
#include "app/desktop/no_value.h"
#include "app/desktop/text.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

constexpr std::size_t kLines = 6, kShownPoints = 720;

QString pipelineWords(const char* source) { return QCoreApplication::translate("tally::Pipeline", source); }
QString number(std::uint64_t value) { return groupedNumber(static_cast<qint64>(value)); }

void judge(SignalCell& made, bool warn, bool crit)
{
    made.state = crit ? SignalState::Crit : warn ? SignalState::Warn : SignalState::Ok;
    made.stateWord = crit ? pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "over the limit"))
                     : warn ? pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "near the limit"))
                            : pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "fine"));
}

// "1.4" and "s ±1 %".
void split(const QString& shown, const QString& behind, SignalCell& into)
{
    const auto blank = std::find_if(shown.begin(), shown.end(), [](QChar c) { return c.isSpace(); });
    into.value = shown.left(blank - shown.begin());
    into.unit = (blank == shown.end() ? QString() : shown.mid(blank - shown.begin() + 1)) + behind;
}

SignalCell pipelineLatencyCell(const Snapshot& snapshot)
{
    SignalCell made = namedCell(pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "Event → visible")), "clock");
    const PipelineState& state = snapshot.pipeline;
    if (state.visibleSamples == 0) {
        made.detail = snapshot.live ? pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "none for a minute"))
                                    : pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "only listeners have one"));
        return made;
    }
    split(secondsText(state.visibleP99), QStringLiteral(" p99 ±1 %"), made);
    made.detail = pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "p50 %1 · p95 %2")).arg(secondsText(state.visibleP50), secondsText(state.visibleP95));
    made.tip = pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "from the time of an event until it is on the screen: p50 %1, p95 %2, p99 %3; %4 events of the last minute"))
                   .arg(secondsText(state.visibleP50), secondsText(state.visibleP95), secondsText(state.visibleP99), number(state.visibleSamples));
    if (state.seen > state.judged)
        made.tip += pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "; without %1 that had happened before their listener showed its first")).arg(number(state.seen - state.judged));
    judge(made, state.visibleP99 > kFreshWarnSeconds, state.visibleP99 > 6 * kFreshWarnSeconds);
    return made;
}

SignalCell pipelineTrafficCell(const Snapshot& snapshot, const QueryFigures& queries)
{
    SignalCell made = namedCell(pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "Traffic")), "trends");
    const bool going = snapshot.live || snapshot.reading;
    split(bytesText(going ? static_cast<qint64>(snapshot.pipeline.bytesPerSecond + 0.5) : 0), QStringLiteral("/s"), made);
    made.detail = pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "%1 ev/s · %2 queries/s"))
                      .arg(number(going ? static_cast<std::uint64_t>(snapshot.eventsPerSecond + 0.5) : 0), groupedNumber(queries.perSecond, queries.perSecond < 10 ? 1 : 0));
    if (queries.queries > 0)
        made.tip = pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "%1; questions of this window take p50 %2, p95 %3, p99 %4"))
                       .arg(made.detail, secondsText(queries.p50), secondsText(queries.p95), secondsText(queries.p99));
    return made;
}

SignalCell pipelineErrorsCell(const Snapshot& snapshot)
{
    SignalCell made = namedCell(pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "Errors")), "error");
    const Ledger& l = snapshot.ledger;
    if (l.received == 0) {
        made.detail = pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "nothing received yet"));
        return made;
    }
    const std::uint64_t bad = l.rejected + l.late + l.future + snapshot.pipeline.writeFailures;
    const double share = static_cast<double>(bad) / static_cast<double>(l.received);
    made.value = groupedNumber(100 * share, share > 0 && share < 0.001 ? 4 : 2);
    made.unit = QStringLiteral("%");
    QStringList parts{pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "rejected %1")).arg(number(l.rejected)), pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "late %1")).arg(number(l.late))};
    if (l.future > 0) parts += pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "future %1")).arg(number(l.future));
    if (snapshot.pipeline.writeFailures > 0) parts += pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "failed writes %1")).arg(number(snapshot.pipeline.writeFailures));
    if (l.duplicate > 0) parts += pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "besides %1 doubled")).arg(number(l.duplicate));
    made.detail = parts.join(QStringLiteral(" · "));
    judge(made, share > 0.001, share > 0.01 || !snapshot.storeProblem.empty());
    return made;
}

SignalCell pipelineSaturationCell(const PipelineHistory& history)
{
    SignalCell made = namedCell(pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "Saturation")), "gauge");
    const auto worst = history.worst();
    if (!worst) {
        made.detail = pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "being measured"));
        return made;
    }
    made.value = groupedNumber(100 * worst->used, 0);
    made.unit = QStringLiteral("% · ") + worst->line.name;
    made.detail = worst->fullInUs      ? pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "full in %1")).arg(durationText(*worst->fullInUs))
                  : canRunFull(worst->line.kind) ? pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "fullest part, not rising"))
                                                 : pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "busiest part"));
    if (worst->fullInUs) made.tip = pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "%1 is the fullest part; full in %2 at the pace of the last minutes")).arg(worst->line.name, durationText(*worst->fullInUs));
    judge(made, worst->used > kLoadWarn, worst->used > kLoadCrit);
    return made;
}

ChartData chartOf(const PipelineHistory& history, const ViewRange& range, bool freshness, double factor)
{
    ChartData chart;
    chart.fromUs = range.fromUs;
    chart.toUs = range.toUs;
    const qint64 span = range.toUs - range.fromUs;
    const qint64 merged = std::max<qint64>(1, span / PipelineHistory::kStepUs / static_cast<qint64>(kShownPoints));
    chart.stepUs = merged * PipelineHistory::kStepUs;
    const qint64 first = range.fromUs / chart.stepUs * chart.stepUs;
    const auto steps = static_cast<std::size_t>((range.toUs - first + chart.stepUs - 1) / chart.stepUs);
    for (std::size_t i = 0; i < steps; ++i) chart.x.push_back(first + static_cast<qint64>(i) * chart.stepUs);
    const auto& lines = history.lines();
    std::vector<ChartSeries> all(lines.size());
    std::vector<double> peak(lines.size(), -1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        all[i].id = lines[i].id;
        all[i].name = lines[i].name;
        all[i].y.assign(steps, kNoValue);
    }
    for (const PipelineHistory::Point& point : history.points()) {
        if (point.atUs < first || point.atUs >= range.toUs) continue;
        const auto at = static_cast<std::size_t>((point.atUs - first) / chart.stepUs);
        for (std::size_t i = 0; i < point.values.size(); ++i) {
            if (!std::isfinite(point.values[i])) continue;
            double& y = all[i].y[at];
            y = std::isfinite(y) ? std::max(y, point.values[i] * factor) : point.values[i] * factor;   // peaks survive
            peak[i] = std::max(peak[i], y);
        }
    }
    // The highest ones; in the order of the lines, so that colours stay.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].freshness == freshness && peak[i] >= 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return peak[a] > peak[b]; });
    if (order.size() > kLines) order.resize(kLines);
    std::sort(order.begin(), order.end());
    for (const std::size_t i : order) {
        all[i].color = static_cast<int>(chart.series.size());
        chart.series.push_back(std::move(all[i]));
    }
    return chart;
}

}  // namespace

std::vector<SignalCell> pipelineSignals(const PipelineHistory& history, const Snapshot& snapshot, const QueryFigures& queries)
{
    return {pipelineLatencyCell(snapshot), pipelineTrafficCell(snapshot, queries), pipelineErrorsCell(snapshot), pipelineSaturationCell(history)};
}

BadgeText freshnessBadge(const Snapshot& snapshot, qint64 nowUs)
{
    if (!snapshot.live || !snapshot.hasTimes || snapshot.reading || snapshot.watermark.us == std::numeric_limits<std::int64_t>::min()) return {};
    // The source that is furthest behind: when all are silent, the watermark of all goes by the clock, and would look fresh.
    qint64 mark = snapshot.watermark.us;
    for (const SourceState& source : snapshot.sources)
        if (isLive(source.phase) && source.hasTimes && source.watermark.us > std::numeric_limits<std::int64_t>::min()) mark = std::min<qint64>(mark, source.watermark.us);
    const double seconds = static_cast<double>(std::max<qint64>(0, nowUs - mark)) / 1e6;
    const bool stale = seconds > kFreshWarnSeconds;
    const QString age = seconds < 60 ? groupedNumber(seconds, 1) + QChar(0x00A0) + QLatin1Char('s') : secondsText(seconds);
    return {stale ? pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "%1 behind")).arg(age) : pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "fresh, %1")).arg(age),
            stale ? Tone::Warn : Tone::Ok, stale ? QStringLiteral("clock") : QStringLiteral("tick")};
}

BadgeText completenessBadge(const Snapshot& snapshot)
{
    const Ledger& l = snapshot.ledger;
    if (l.received == 0) return {};
    const double share = static_cast<double>(l.counted()) / static_cast<double>(l.received);
    const double shown = std::floor(share * 1e5) / 1e5;   // 100 % only when it is
    const bool all = l.counted() == l.received;
    return {pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "%1 counted")).arg(percentText(all ? 1 : shown, all ? 0 : 3)), all ? Tone::Ok : Tone::Neutral,
            all ? QStringLiteral("certain") : QString()};
}

ViewRange pipelineRange(const PipelineHistory& history, const ViewRange& range)
{
    if (history.points().empty()) return range;
    const qint64 first = history.points().front().atUs, end = history.points().back().atUs + PipelineHistory::kStepUs;
    const qint64 known = std::min(range.toUs, end) - std::max(range.fromUs, first);
    if (range.valid() && known >= (range.toUs - range.fromUs) / 4) return range;
    ViewRange own = range;
    own.mode = RangeMode::Absolute;
    own.toUs = end;
    own.fromUs = std::max(std::min(first, end - kUsPerMinute / 2), end - kUsPerHour);
    return own;
}

ChartData saturationChart(const PipelineHistory& history, const ViewRange& range)
{
    ChartData chart = chartOf(history, range, false, 100);
    chart.valueUnit = QStringLiteral(" %");
    chart.valueName = QStringLiteral("%");
    chart.decimals = 0;
    chart.limit = {100 * kLoadWarn, pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "warn %1 %")).arg(100 * kLoadWarn), Tone::Warn, true};
    return chart;
}

ChartData freshnessChart(const PipelineHistory& history, const ViewRange& range)
{
    ChartData chart = chartOf(history, range, true, 1);
    chart.valueUnit = QStringLiteral(" s");
    chart.valueName = QStringLiteral("s");
    chart.decimals = 1;
    chart.limit = {kFreshWarnSeconds, pipelineWords(QT_TRANSLATE_NOOP("tally::Pipeline", "%1 s")).arg(kFreshWarnSeconds), Tone::Warn, true};
    return chart;
}

}  // namespace tally
