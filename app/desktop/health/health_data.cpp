// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/health_data.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/fine_range.h"
#include "app/desktop/health/signal_cells.h"
#include "app/desktop/no_value.h"
#include "app/desktop/panels/overview_data.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "core/engine/hot/second_plan.h"
#include "widgets/text/number_text.h"

namespace tally {

namespace {

constexpr qint64 kMostBars = 300;

QString healthWords(const char* source) { return QCoreApplication::translate("tally::Health", source); }
double share(std::uint64_t part, std::uint64_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

ChartSeries series(const char* id, QString name, int color, std::size_t size)
{
    ChartSeries made;
    made.id = QLatin1String(id);
    made.name = std::move(name);
    made.color = color;
    made.y.assign(size, kNoValue);
    return made;
}

ChartData chartFor(const HealthSeries& health, qint64 start, qint64 step, std::size_t buckets, const ViewRange& range)
{
    ChartData chart;
    chart.stepUs = step;
    const ViewRange shown = wholeBucketsOf(range, health.step.us);   // one time axis for all charts
    chart.fromUs = shown.fromUs;
    chart.toUs = shown.toUs;
    for (std::size_t i = 0; i < buckets; ++i) chart.x.push_back(start + static_cast<qint64>(i) * step);
    return chart;
}

ChartData latencyLines(const HealthSeries& health, const ViewRange& range, const Objective& objective)
{
    const std::size_t size = health.cells.size();
    ChartData chart = chartFor(health, health.start.us, health.step.us, size, range);
    chart.series = {series("p50", QStringLiteral("p50"), 0, size), series("p95", QStringLiteral("p95"), 2, size), series("p99", QStringLiteral("p99"), 1, size),
                    series("error-p99", healthWords(QT_TRANSLATE_NOOP("tally::Health", "errors p99")), 4, size)};
    constexpr double kQuantiles[] = {0.5, 0.95, 0.99};
    bool errors = false;
    for (std::size_t i = 0; i < size; ++i) {
        const HealthCell& cell = health.cells[i];
        const DdSketch ok = cell.okLatency();
        for (std::size_t q = 0; q < 3 && ok.count() > 0; ++q) chart.series[q].y[i] = ok.quantile(kQuantiles[q]) * 1000;
        if (cell.errorLatency.count() == 0) continue;
        chart.series[3].y[i] = cell.errorLatency.quantile(0.99) * 1000;
        errors = true;
    }
    if (!errors) chart.series.pop_back();
    chart.valueUnit = QStringLiteral(" ms");
    chart.valueName = QStringLiteral("ms");
    chart.limit = {objective.limitSeconds * 1000, healthWords(QT_TRANSLATE_NOOP("tally::Health", "limit %1")).arg(secondsText(objective.limitSeconds)), Tone::Crit, true};
    return chart;
}

ChartData errorBars(const HealthSeries& health, const ViewRange& range, const Objective& objective)
{
    struct Bar {
        std::uint64_t events = 0, client = 0, slow = 0, errors = 0;
    };
    const qint64 step = barStep(range.toUs - range.fromUs, health.step.us), start = floorDiv(health.start.us, step) * step;
    std::vector<Bar> bars;
    for (std::size_t i = 0; i < health.cells.size(); ++i) {
        const HealthCell& cell = health.cells[i];
        const auto at = static_cast<std::size_t>((health.start.us + static_cast<qint64>(i) * health.step.us - start) / step);
        bars.resize(std::max(bars.size(), at + 1));
        bars[at].events += cell.events;
        bars[at].client += cell.clientErrors;
        bars[at].errors += cell.errors;
        bars[at].slow += slowOf(cell, objective.limitSeconds);
    }
    ChartData chart = chartFor(health, start, step, bars.size(), range);
    chart.series = {series("4xx", QStringLiteral("4xx"), 0, bars.size()), series("slow", healthWords(QT_TRANSLATE_NOOP("tally::Health", "slow")), 1, bars.size()),
                    series("5xx", QStringLiteral("5xx"), 2, bars.size())};
    bool slow = false;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i].events == 0) continue;      // no events is no share
        chart.series[0].y[i] = 100 * share(bars[i].client, bars[i].events);
        chart.series[1].y[i] = 100 * share(bars[i].slow, bars[i].events);
        chart.series[2].y[i] = 100 * share(bars[i].errors, bars[i].events);
        slow |= bars[i].slow > 0;
    }
    if (!slow) chart.series.erase(chart.series.begin() + 1);
    chart.valueUnit = QStringLiteral(" %");
    chart.valueName = healthWords(QT_TRANSLATE_NOOP("tally::Health", "% of events"));
    chart.decimals = 2;
    return chart;
}

void judge(SignalCell& made, SignalState state)
{
    made.state = state;
    made.stateWord = state == SignalState::Crit    ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "over the limit"))
                     : state == SignalState::Warn  ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "uses more than its budget"))
                     : state == SignalState::Stale ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "silent"))
                                                   : healthWords(QT_TRANSLATE_NOOP("tally::Health", "fine"));
}

SignalCell latencyCell(const ServiceAnswer& answer, const ServiceLimits& limits)
{
    SignalCell made = namedCell(healthWords(QT_TRANSLATE_NOOP("tally::Health", "Latency p99")), "clock");
    if (answer.ok.count() == 0) {
        made.detail = healthWords(QT_TRANSLATE_NOOP("tally::Health", "no latency given"));
        made.tip = healthWords(QT_TRANSLATE_NOOP("tally::Health", "no event of this range says how long its request took"));
        return made;
    }
    const QString shown = secondsText(answer.ok.quantile(0.99));
    const auto blank = std::find_if(shown.begin(), shown.end(), [](QChar c) { return c.isSpace(); });
    made.value = shown.left(blank - shown.begin());
    made.unit = shown.mid(blank - shown.begin() + 1) + QStringLiteral(" ±1 %");
    made.detail = healthWords(QT_TRANSLATE_NOOP("tally::Health", "p50 %1 · p95 %2")).arg(secondsText(answer.ok.quantile(0.5)), secondsText(answer.ok.quantile(0.95)));
    if (answer.now.errorLatency.count() > 0)
        made.tip = healthWords(QT_TRANSLATE_NOOP("tally::Health", "%1 of those without error; of errors p50 %2, p95 %3, p99 %4"))
                       .arg(made.detail, secondsText(answer.now.errorLatency.quantile(0.5)), secondsText(answer.now.errorLatency.quantile(0.95)),
                            secondsText(answer.now.errorLatency.quantile(0.99)));
    judge(made, answer.ok.quantile(0.99) > limits.latencySeconds ? SignalState::Crit : SignalState::Ok);
    return made;
}

SignalCell trafficCell(const ServiceAnswer& answer, const Snapshot& snapshot, qint64 nowUs)
{
    SignalCell made = namedCell(healthWords(QT_TRANSLATE_NOOP("tally::Health", "Traffic")), "trends");
    const double seconds = static_cast<double>(answer.range.toUs - answer.range.fromUs) / 1e6;
    const bool live = snapshot.live && answer.range.mode != RangeMode::Absolute && !answer.filtered;
    const double mean = seconds > 0 ? static_cast<double>(answer.now.events) / seconds : 0, rate = live ? snapshot.eventsPerSecond : mean;
    const bool perSecond = rate >= 1 || live, perMinute = rate * 60 >= 1;
    const double shown = perSecond ? rate : perMinute ? rate * 60 : rate * 3600;
    made.value = shown < 100 ? groupedNumber(shown, 1) : groupedNumber(static_cast<qint64>(shown + 0.5));
    made.unit = perSecond ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "events/s")) : perMinute ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "events/min")) : healthWords(QT_TRANSLATE_NOOP("tally::Health", "events/h"));
    const QString change = answer.before.events > 0 ? changeText(static_cast<double>(answer.before.events), static_cast<double>(answer.now.events)) : QString();
    made.detail = change.isEmpty() ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "%1 in range")).arg(siNumber(static_cast<double>(answer.now.events)))
                                   : healthWords(QT_TRANSLATE_NOOP("tally::Health", "%1 on before")).arg(change);
    if (!live) return made;
    std::int64_t newest = 0;
    for (const SourceState& source : snapshot.sources)
        if (isLive(source.phase)) newest = std::max({newest, source.lastArrival.us, source.opened.us});
    if (nowUs - newest > kSilentAfterUs) {
        judge(made, SignalState::Stale);
        made.detail = healthWords(QT_TRANSLATE_NOOP("tally::Health", "silent for %1")).arg(durationText((nowUs - newest) / kSecond * kSecond));
    } else {
        judge(made, SignalState::Ok);
    }
    return made;
}

SignalCell errorsCell(const ServiceAnswer& answer, const Snapshot& snapshot, const ServiceLimits& limits)
{
    SignalCell made = namedCell(healthWords(QT_TRANSLATE_NOOP("tally::Health", "Errors")), "error");
    const HealthCell& now = answer.now;
    if ((!snapshot.hasOutcome && now.latency.count() == 0) || now.events == 0) {
        made.detail = now.events == 0 ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "no events in range")) : healthWords(QT_TRANSLATE_NOOP("tally::Health", "no status given"));
        if (now.events > 0) made.tip = healthWords(QT_TRANSLATE_NOOP("tally::Health", "no event of this range says how its request ended"));
        return made;
    }
    const double all = share(now.errors + answer.slow, now.events);
    made.value = groupedNumber(100 * all, 2);
    made.unit = healthWords(QT_TRANSLATE_NOOP("tally::Health", "% of events"));
    const auto percent = [&](std::uint64_t part) { return groupedNumber(100 * share(part, now.events), 2); };
    const QString slow = now.latency.count() > 0 ? healthWords(QT_TRANSLATE_NOOP("tally::Health", "slow %1")).arg(percent(answer.slow)) : QString();
    if (!snapshot.hasOutcome) made.detail = slow + healthWords(QT_TRANSLATE_NOOP("tally::Health", " · no status"));
    else if (slow.isEmpty()) made.detail = QStringLiteral("5xx %1 · 4xx %2 %").arg(percent(now.errors), percent(now.clientErrors));
    else made.detail = slow + QStringLiteral(" · 5xx %1 %").arg(percent(now.errors));
    made.tip = healthWords(QT_TRANSLATE_NOOP("tally::Health", "explicit (5xx) %1 %, by policy (slower than the limit) %2 %; besides client errors (4xx) %3 %"))
                   .arg(percent(now.errors), percent(answer.slow), percent(now.clientErrors));
    judge(made, limits.errorsFire ? SignalState::Crit : all > limits.allowedErrors ? SignalState::Warn : SignalState::Ok);
    return made;
}

SignalCell saturationCell(const ServiceAnswer& answer, const Snapshot& snapshot)
{
    SignalCell made = namedCell(healthWords(QT_TRANSLATE_NOOP("tally::Health", "Saturation")), "gauge");
    if (answer.now.latency.count() == 0) {
        made.detail = healthWords(QT_TRANSLATE_NOOP("tally::Health", "needs latency"));
        made.tip = healthWords(QT_TRANSLATE_NOOP("tally::Health", "inferred from rate and latency; no event of this range says how long its request took"));
        return made;
    }
    made.value = groupedNumber(answer.now.latency.sum().toDouble() / secondsHeard(answer.range, snapshot), 1);
    made.unit = healthWords(QT_TRANSLATE_NOOP("tally::Health", "in flight"));
    made.detail = healthWords(QT_TRANSLATE_NOOP("tally::Health", "inferred: L = λ·W"));
    made.tip = healthWords(QT_TRANSLATE_NOOP("tally::Health", "requests in flight, inferred by Little's law from rate and latency: the mean of the range"));
    return made;
}

}  // namespace

double secondsHeard(const ViewRange& range, const Snapshot& snapshot)
{
    std::int64_t from = range.fromUs, to = range.toUs;
    if (snapshot.live && snapshot.hasTimes && range.mode != RangeMode::Absolute) {
        from = std::max(from, snapshot.firstEvent.us);
        to = std::min(to, snapshot.lastEvent.us);
    }
    return static_cast<double>(std::max(to - from, kSecond)) / 1e6;
}

// The charts, second by second where memory has these; false: it has not.
static bool askSeconds(const HotView& view, const AnswerTimer& timer, const Objective& objective, ServiceAnswer* answer)
{
    const auto fine = fineRangeOf(view, answer->range);
    if (!fine) return false;
    const qint64 step = fineStepFor(fine->shown.toUs - fine->shown.fromUs, kMostBars);
    const auto buckets = step < kMinute ? fine->inBuckets(view, step) : std::nullopt;
    if (!buckets) return false;
    const HealthSeries health = healthBySeconds(view, buckets->seconds, {step});
    answer->range = buckets->shown;
    answer->stepUs = step;
    answer->now = health.total;
    answer->before = buckets->before(view);
    answer->latency = latencyLines(health, buckets->shown, objective);
    answer->errors = errorBars(health, buckets->shown, objective);
    answer->note = timer.seconds(view, buckets->seconds, RowKind::Seconds);
    answer->note.exact = false;
    return true;
}

static void askMinutes(const HotView& view, const AnswerTimer& timer, const Objective& objective, const std::optional<HealthFilter>& filter, ServiceAnswer* answer)
{
    const ViewRange range = answer->range;
    const auto healthIn = [&](MinuteRange asked, qint64 step) {
        return filter ? healthOf(view, filter->by, filter->key, asked, {step}) : view.health(asked, {step});
    };
    answer->now = healthIn(minutesOf(range), kDay).total;
    const qint64 span = range.toUs - range.fromUs;
    if (range.mode != RangeMode::Everything && !cutsKept(view, range.fromUs - span) && !cutsKept(view, range.fromUs))
        answer->before = healthIn({minuteOf({range.fromUs - span}), minuteOf({range.fromUs})}, kDay).total;
    answer->stepUs = stepFor(range.toUs - range.fromUs, kMostBars);
    HealthSeries health = healthIn(minutesOf(wholeBucketsOf(range, answer->stepUs)), answer->stepUs);
    while (health.step.us > answer->stepUs) {   // no finer steps are kept, and the first of them begins before what was asked for
        answer->stepUs = health.step.us;
        health = healthIn(minutesOf(wholeBucketsOf(range, answer->stepUs)), answer->stepUs);
    }
    answer->latency = latencyLines(health, range, objective);
    answer->errors = errorBars(health, range, objective);
    answer->note = timer.minutes(view, minutesOf(wholeBucketsOf(range, answer->stepUs)), false);
}

ServiceAnswer askHealth(const HotView& view, const ViewRange& range, const Objective& objective, const std::optional<HealthFilter>& filter)
{
    ServiceAnswer answer;
    const AnswerTimer timer;
    answer.range = range;
    answer.filtered = filter.has_value();
    if (filter || !askSeconds(view, timer, objective, &answer)) askMinutes(view, timer, objective, filter, &answer);
    answer.ok = answer.now.okLatency();
    answer.slow = slowOf(answer.now, objective.limitSeconds);
    answer.slowBefore = slowOf(answer.before, objective.limitSeconds);
    return answer;
}

std::vector<ObjectiveMeter> askObjectives(const HotView& view, const ViewRange& range, const std::vector<Objective>& objectives, std::stop_token stop)
{
    std::vector<ObjectiveMeter> meters;
    for (const Objective& objective : objectives) {
        ObjectiveMeter& meter = meters.emplace_back(objective, Micros{range.toUs});
        for (std::size_t i = 0; i < kBurnRules.size(); ++i)
            if (cutsKept(view, range.toUs - kBurnRules[i].longUs) || cutsKept(view, range.toUs - kBurnRules[i].shortUs)) meter.setUnknown(i);
    }
    view.timeline.visit(minuteOf({range.toUs - kObjectivePeriodUs}), minuteOf({range.toUs}), [&](std::int32_t minute, const TimelineMinute& entry) {
        if (stop.stop_requested()) return;
        for (ObjectiveMeter& meter : meters) meter.add(minute, entry.health);
    });
    return meters;
}

std::vector<SignalCell> serviceSignals(const ServiceAnswer& answer, const Snapshot& snapshot, const ServiceLimits& limits, qint64 nowUs)
{
    return {latencyCell(answer, limits), trafficCell(answer, snapshot, nowUs), errorsCell(answer, snapshot, limits), saturationCell(answer, snapshot)};
}

}  // namespace tally
