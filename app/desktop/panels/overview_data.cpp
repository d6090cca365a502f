// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/overview_data.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/desktop/compare.h"
#include "app/desktop/fine_range.h"
#include "app/desktop/no_value.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "core/engine/hot/second_plan.h"

namespace tally {

namespace {

constexpr std::size_t kSeries = 6, kWideFrom = 40, kMostBars = 96, kMostSeconds = 300;

QString overviewWords(const char* source) { return QCoreApplication::translate("tally::Overview", source); }

ChartData emptyChart(qint64 startUs, qint64 stepUs, std::size_t buckets, const ViewRange& range)
{
    const ViewRange shown = wholeBucketsOf(range, stepUs);   // what a bucket at the edge holds lies inside it
    ChartData chart;
    chart.stepUs = stepUs;
    chart.fromUs = shown.fromUs;
    chart.toUs = shown.toUs;
    for (std::size_t i = 0; i < buckets; ++i) chart.x.push_back(startUs + static_cast<qint64>(i) * stepUs);
    return chart;
}

// Of the time from the first event to the last: that nothing was there before a listener began is no gap.
bool oftenEmpty(const TypeSeries& series)
{
    std::size_t empty = 0, gaps = 0, first = series.buckets();
    for (std::size_t b = 0; b < series.buckets(); ++b) {
        const bool none = std::all_of(series.counts.begin(), series.counts.end(), [b](const auto& counts) { return counts[b] == 0; });
        empty += none ? 1 : 0;
        if (none) continue;
        if (first == series.buckets()) {
            first = b;
            empty = 0;
        }
        gaps = empty;
    }
    return gaps * 3 > series.buckets() - first;
}

ChartSeries series(const char* id, QString name, int color)
{
    ChartSeries made;
    made.id = QLatin1String(id);
    made.name = std::move(name);
    made.color = color;
    return made;
}

}  // namespace

qint64 barStep(qint64 spanUs, qint64 bucketUs)
{
    if (bucketUs < kMinute) {
        for (const qint64 seconds : {1, 2, 5, 10, 15, 20, 30, 60})
            if (const qint64 step = seconds * kSecond; step % bucketUs == 0 && spanUs <= static_cast<qint64>(kMostBars) * step) return step;
        return std::max<qint64>(bucketUs, kMinute);
    }
    qint64 step = stepFor(spanUs, kMostBars);
    for (std::size_t most = kMostBars; step % bucketUs != 0 && most > 1; most /= 2) step = stepFor(spanUs, static_cast<qint64>(most / 2));
    return step % bucketUs == 0 ? std::max(step, bucketUs) : bucketUs;
}

// What is kept of the time around it: a minute, an hour, a day.
static qint64 unitAt(const HotView& view, qint64 us) { return tally::minutesOf(view.keptTiers.tierOf(minuteOf({us}))) * kMinute; }

namespace {

// All of the view, or one item or type of it.
struct Slice {
    const HotView& view;
    const std::optional<HealthFilter>& filter;

    HealthSeries health(MinuteRange range, qint64 stepUs) const
    {
        return filter ? healthOf(view, filter->by, filter->key, range, {stepUs}) : view.health(range, {stepUs});
    }
    TypeSeries traffic(MinuteRange range, qint64 stepUs) const
    {
        if (!filter) return view.traffic(range, {stepUs});
        if (filter->by == BreakdownBy::Item) return view.itemHistory(filter->key, range, {stepUs});
        TypeSeries all = view.traffic(range, {stepUs});
        for (std::size_t t = all.types.size(); t-- > 0;) {
            if (all.types[t] == filter->key) continue;
            all.types.erase(all.types.begin() + static_cast<std::ptrdiff_t>(t));
            // One of them stays, empty, so that there are buckets.
            if (all.counts.size() > 1) all.counts.erase(all.counts.begin() + static_cast<std::ptrdiff_t>(t));
            else std::fill(all.counts[t].begin(), all.counts[t].end(), 0);
        }
        if (all.types.size() < all.counts.size()) all.types.push_back(filter->key);
        return all;
    }
};

}  // namespace

std::vector<double> earlierEvents(const HotView& view, const std::optional<HealthFilter>& filter, const TypeSeries& shown, qint64 back)
{
    const Slice part{view, filter};
    const std::size_t buckets = shown.buckets();
    const qint64 start = shown.start.us, step = shown.step.us;
    std::vector<double> earlier(buckets, kNoValue);
    // Where only hours or days of then are kept, parts of these cannot be compared with.
    if (view.timeline.empty() || step % unitAt(view, start - back) != 0 || cutsKept(view, start - back)) return earlier;
    const qint64 known = startOfMinute(view.timeline.firstMinute()).us;
    for (std::size_t b = 0; b < buckets; ++b)
        if (start + static_cast<qint64>(b + 1) * step - back > known) earlier[b] = 0;
    const qint64 end = start + static_cast<qint64>(buckets) * step;
    const auto add = [&](qint64 us, double events) {
        const auto at = static_cast<std::size_t>((us + back - start) / step);
        if (us + back >= start && at < buckets) earlier[at] += events;
    };
    if (!part.filter) {
        view.timeline.visit(minuteOf({start - back}), minuteOf({end - back}), [&](std::int32_t minute, const TimelineMinute& entry) { add(startOfMinute(minute).us, static_cast<double>(entry.health.events)); });
        return earlier;
    }
    // By the finest that is kept: its steps need not begin where those of the range do.
    const TypeSeries then = part.traffic({minuteOf({start - back}), minuteOf({end - back})}, unitAt(view, start - back));
    for (const auto& counts : then.counts)
        for (std::size_t b = 0; b < counts.size(); ++b) add(then.start.us + static_cast<qint64>(b) * then.step.us, static_cast<double>(counts[b]));
    return earlier;
}

ChartSeries ghostSeries(qint64 choice, std::vector<double> earlier)
{
    ChartSeries ghost = series("earlier", ghostName(choice), 0);
    ghost.ghost = true;
    ghost.y = std::move(earlier);
    return ghost;
}

static void compare(const Slice& part, const Comparison& comparison, OverviewAnswer* answer)
{
    const HotView& view = part.view;
    answer->compareUs = comparison.offsetUs;
    answer->compareChoice = comparison.choice;
    const qint64 from = answer->range.fromUs, to = std::clamp(comparison.completeToUs, from, answer->range.toUs), back = comparison.offsetUs;
    answer->complete = part.health({minuteOf({from}), minuteOf({to})}, kDay).total;
    if (!cutsKept(view, from - back) && !cutsKept(view, to - back))
        answer->earlierHealth = part.health({minuteOf({from - back}), minuteOf({to - back})}, kDay).total;
    answer->earlier = earlierEvents(view, part.filter, answer->traffic, back);
}

// Of the newest hour, second by second, where memory has them; false: it has not, or minutes read better.
static bool askSeconds(const HotView& view, const AnswerTimer& timer, OverviewAnswer* answer)
{
    const auto fine = fineRangeOf(view, answer->range);
    if (!fine) return false;
    const qint64 span = fine->shown.toUs - fine->shown.fromUs;
    std::size_t most = kMostSeconds;
    for (qint64 step = fineStepFor(span, static_cast<qint64>(most)); step < kMinute; step = fineStepFor(span, static_cast<qint64>(most))) {
        const auto buckets = fine->inBuckets(view, step);
        if (!buckets) return false;
        TypeSeries traffic = trafficBySeconds(view, buckets->seconds, {step});
        most = traffic.buckets() * 3 / 4;
        if (oftenEmpty(traffic) && traffic.buckets() > kWideFrom) continue;   // bursts read better in wider buckets
        if (traffic.buckets() == 0) return false;
        answer->range = buckets->shown;
        answer->stepUs = step;
        answer->traffic = std::move(traffic);
        answer->health = healthBySeconds(view, buckets->seconds, {step});
        answer->now = answer->health.total;
        answer->before = buckets->before(view);
        answer->note = timer.seconds(view, buckets->seconds, RowKind::Seconds);
        return true;
    }
    return false;
}

static void askMinutes(const Slice& part, const AnswerTimer& timer, OverviewAnswer* answer)
{
    const ViewRange range = answer->range;
    answer->stepUs = stepFor(range.toUs - range.fromUs);
    const auto ask = [&] {
        // Once more where no more than coarser steps are kept: the first of them begins before the range that was asked for.
        do {
            answer->stepUs = std::max<qint64>(answer->stepUs, answer->traffic.step.us);
            answer->traffic = part.traffic(minutesOf(wholeBucketsOf(range, answer->stepUs)), answer->stepUs);
        } while (answer->traffic.step.us > answer->stepUs);
    };
    ask();
    // Bursts with nothing between them (a log written once an hour) read better in wider buckets.
    while (oftenEmpty(answer->traffic) && answer->traffic.buckets() > kWideFrom && answer->stepUs < kDay) {
        answer->stepUs = stepFor(range.toUs - range.fromUs, static_cast<qint64>(answer->traffic.buckets()) * 3 / 4);
        ask();
    }
    const MinuteRange buckets = minutesOf(wholeBucketsOf(range, answer->stepUs));
    answer->health = part.health(buckets, answer->stepUs);
    const bool ofItem = part.filter && part.filter->by == BreakdownBy::Item;
    answer->note = ofItem ? timer.item(part.view, part.filter->key, buckets) : timer.minutes(part.view, buckets);
}

OverviewAnswer askOverview(const HotView& view, const ViewRange& range, const Comparison& comparison, const std::optional<HealthFilter>& filter)
{
    OverviewAnswer answer;
    const AnswerTimer timer;
    const Slice part{view, filter};
    answer.range = range;
    answer.filtered = filter.has_value();
    if (!filter && comparison.offsetUs == 0 && askSeconds(view, timer, &answer)) return answer;
    askMinutes(part, timer, &answer);
    const qint64 span = range.toUs - range.fromUs;
    answer.now = part.health(minutesOf(range), kDay).total;
    if (range.mode != RangeMode::Everything && !cutsKept(view, range.fromUs - span) && !cutsKept(view, range.fromUs))
        answer.before = part.health({minuteOf({range.fromUs - span}), minuteOf({range.fromUs})}, kDay).total;
    if (comparison.offsetUs > 0) compare(part, comparison, &answer);
    return answer;
}

void markProvisional(ChartData* chart, const Snapshot& snapshot, RangeMode mode)
{
    chart->stale = mode != RangeMode::Absolute && silenceOf(snapshot).all();
    if (snapshot.reading && snapshot.hasTimes) {   // more of the newest bucket is still in the log
        chart->provisionalFromUs = std::max(floorDiv(snapshot.lastEvent.us, chart->stepUs) * chart->stepUs, chart->fromUs);
        return;
    }
    if (!snapshot.live) return;
    if (snapshot.watermark == kNever) {   // a listener has only begun
        chart->provisionalFromUs = chart->fromUs;
        return;
    }
    const qint64 unit = std::max<qint64>(chart->stepUs, kMinute);   // minutes become final as a whole
    const qint64 from = floorDiv(snapshot.watermark.us, unit) * unit;
    if (from >= chart->toUs) return;
    chart->provisionalFromUs = std::max(from, chart->fromUs);
    if (snapshot.watermark.us > chart->fromUs) chart->watermarkUs = snapshot.watermark.us;
}

ChartData typeChart(const TypeSeries& traffic, const std::vector<std::string>& types, const ViewRange& range)
{
    ChartData chart = emptyChart(traffic.start.us, traffic.step.us, traffic.buckets(), range);
    std::vector<std::pair<std::uint64_t, std::size_t>> order;   // total, index
    for (std::size_t i = 0; i < traffic.types.size(); ++i)
        order.emplace_back(std::accumulate(traffic.counts[i].begin(), traffic.counts[i].end(), std::uint64_t{0}), i);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const std::size_t own = order.size() <= kSeries ? order.size() : kSeries - 1;
    // Of those shown, the order of the type table: colours stay when two types trade places.
    const auto place = [&](std::size_t i) { return std::find(types.begin(), types.end(), traffic.types[i]) - types.begin(); };
    std::sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(own),
              [&](const auto& a, const auto& b) { return place(a.second) < place(b.second); });
    for (std::size_t n = 0; n < order.size(); ++n) {
        const std::size_t i = order[n].second;
        if (n < own) {
            ChartSeries one;
            one.name = text(traffic.types[i]);
            one.id = QStringLiteral("type:") + one.name;
            one.color = static_cast<int>(n);
            one.y.assign(traffic.counts[i].begin(), traffic.counts[i].end());
            chart.series.push_back(std::move(one));
            continue;
        }
        if (n == own) {
            chart.series.push_back(series("others", overviewWords(QT_TRANSLATE_NOOP("tally::Overview", "other types")), static_cast<int>(own)));
            chart.series.back().y.assign(traffic.buckets(), 0.0);
        }
        for (std::size_t b = 0; b < traffic.buckets(); ++b) chart.series.back().y[b] += static_cast<double>(traffic.counts[i][b]);
    }
    chart.valueName = overviewWords(QT_TRANSLATE_NOOP("tally::Overview", "events"));
    return chart;
}

ChartData trafficChart(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    ChartData chart = typeChart(answer.traffic, snapshot.types, answer.range);
    if (answer.compareUs > 0) chart.series.push_back(ghostSeries(answer.compareChoice, answer.earlier));
    markProvisional(&chart, snapshot, answer.range.mode);
    return chart;
}

ChartData latencyChart(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    const HealthSeries& health = answer.health;
    ChartData chart = emptyChart(health.start.us, health.step.us, health.cells.size(), answer.range);
    chart.series = {series("p50", QStringLiteral("p50"), 0), series("p95", QStringLiteral("p95"), 2), series("p99", QStringLiteral("p99"), 1)};
    constexpr double kQuantiles[] = {0.5, 0.95, 0.99};
    for (const HealthCell& cell : health.cells)
        for (std::size_t i = 0; i < 3; ++i)
            chart.series[i].y.push_back(cell.latency.count() == 0 ? kNoValue : cell.latency.quantile(kQuantiles[i]) * 1000.0);
    chart.valueUnit = QStringLiteral(" ms");
    chart.valueName = QStringLiteral("ms");
    chart.decimals = 0;
    markProvisional(&chart, snapshot, answer.range.mode);
    return chart;
}

ChartData errorsChart(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    const HealthSeries& health = answer.health;
    struct Bar {
        std::uint64_t events = 0, clientErrors = 0, errors = 0;
    };
    const qint64 step = barStep(answer.range.toUs - answer.range.fromUs, health.step.us);
    const qint64 start = floorDiv(health.start.us, step) * step;
    std::vector<Bar> bars;
    for (std::size_t i = 0; i < health.cells.size(); ++i) {
        const auto at = static_cast<std::size_t>((health.start.us + static_cast<qint64>(i) * health.step.us - start) / step);
        bars.resize(std::max(bars.size(), at + 1));
        bars[at].events += health.cells[i].events;
        bars[at].clientErrors += health.cells[i].clientErrors;
        bars[at].errors += health.cells[i].errors;
    }
    ChartData chart = emptyChart(start, step, bars.size(), answer.range);
    chart.series = {series("4xx", QStringLiteral("4xx"), 0), series("5xx", QStringLiteral("5xx"), 2)};
    for (const Bar& bar : bars) {
        const double events = std::max(1.0, static_cast<double>(bar.events));   // no events: no errors
        chart.series[0].y.push_back(100.0 * static_cast<double>(bar.clientErrors) / events);
        chart.series[1].y.push_back(100.0 * static_cast<double>(bar.errors) / events);
    }
    chart.valueUnit = QStringLiteral(" %");
    chart.valueName = overviewWords(QT_TRANSLATE_NOOP("tally::Overview", "% of events"));
    chart.decimals = 2;
    markProvisional(&chart, snapshot, answer.range.mode);
    // One time axis for the charts of the page.
    const ViewRange shown = wholeBucketsOf(answer.range, health.step.us);
    chart.fromUs = shown.fromUs;
    chart.toUs = shown.toUs;
    return chart;
}

}  // namespace tally
