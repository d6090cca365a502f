// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/desktop/panels/overview_data.h"
#include "app/desktop/no_value.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "widgets/text/number_text.h"

namespace tally {

namespace {


QString tileWords(const char* source) { return QCoreApplication::translate("tally::GoldenTiles", source); }

template <class Value>
std::vector<double> spark(const OverviewAnswer& answer, const Snapshot& snapshot, Value value)
{
    std::vector<double> values;
    const HealthSeries& health = answer.health;
    for (std::size_t i = 0; i < health.cells.size(); ++i) {
        // A bucket that is not final yet would look like a fall to nothing.
        const qint64 end = health.start.us + static_cast<qint64>(i + 1) * health.step.us;
        const qint64 final = snapshot.reading ? snapshot.lastEvent.us : snapshot.live ? snapshot.watermark.us : end;
        if (i > 0 && end > final) break;
        values.push_back(value(health.cells[i]));
    }
    return values;
}

double share(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

// The two times that the change of a tile is of.
const HealthCell& later(const OverviewAnswer& answer) { return answer.compareUs > 0 ? answer.complete : answer.now; }
const HealthCell& earlier(const OverviewAnswer& answer) { return answer.compareUs > 0 ? answer.earlierHealth : answer.before; }

QString milliseconds(double seconds)
{
    return durationText(static_cast<qint64>(seconds * 1e6));
}

TileData tile(QString title, const char* icon)
{
    TileData made;
    made.title = std::move(title);
    made.icon = QLatin1String(icon);
    return made;
}

TileData emptyTile(TileData made, QString why)
{
    made.state = TileState::Empty;
    made.value = QStringLiteral("–");
    made.detail = std::move(why);
    return made;
}

TileData latencyTile(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    TileData made = tile(tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "Latency p99")), "clock");
    const DdSketch& now = answer.now.latency;
    if (now.count() == 0) return emptyTile(std::move(made), tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "no latency in these events")));
    const QString value = milliseconds(now.quantile(0.99));
    const auto blank = std::find_if(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    made.value = value.left(blank - value.begin());
    made.unit = (blank == value.end() ? QString() : value.mid(blank - value.begin() + 1)) + QStringLiteral(" ±1 %");
    if (now.count() < 100) made.badge = {tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "few samples")), Tone::Possible, QStringLiteral("possible")};
    if (earlier(answer).latency.count() > 0 && later(answer).latency.count() > 0)
        made.change = changeText(earlier(answer).latency.quantile(0.99), later(answer).latency.quantile(0.99));
    made.detail = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "p50 %1 · p95 %2")).arg(milliseconds(now.quantile(0.5)), milliseconds(now.quantile(0.95)));
    made.spark = spark(answer, snapshot, [](const HealthCell& cell) { return cell.latency.count() == 0 ? kNoValue : cell.latency.quantile(0.99); });
    return made;
}

TileData trafficTile(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    TileData made = tile(tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "Traffic")), "trends");
    const double seconds = static_cast<double>(answer.range.toUs - answer.range.fromUs) / 1e6;
    double rate = seconds > 0 ? static_cast<double>(answer.now.events) / seconds : 0;
    const bool live = snapshot.live && answer.range.mode != RangeMode::Absolute && !answer.filtered;
    if (live) rate = snapshot.eventsPerSecond;
    if (rate >= 1 || live) {
        made.value = rate < 100 ? groupedNumber(rate, 1) : groupedNumber(static_cast<qint64>(rate + 0.5));
        made.unit = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "events/s"));
    } else if (rate * 60 >= 1) {
        made.value = groupedNumber(rate * 60, 1);
        made.unit = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "events/min"));
    } else {
        made.value = groupedNumber(rate * 3600, 1);
        made.unit = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "events/h"));
    }
    std::uint64_t peak = 0;
    for (const HealthCell& cell : answer.health.cells) peak = std::max(peak, cell.events);
    if (earlier(answer).events > 0)
        made.change = changeText(static_cast<double>(earlier(answer).events), static_cast<double>(later(answer).events));
    if (answer.compareUs > 0 && earlier(answer).events == 0) made.change = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "nothing earlier"));
    made.badge = {live ? tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "live")) : QString(), Tone::Ok, QStringLiteral("live")};
    made.detail = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "%1 in range · peak %2 per %3"))
                      .arg(groupedNumber(static_cast<qint64>(answer.now.events)), groupedNumber(static_cast<qint64>(peak)), shortStepText(answer.stepUs));
    made.spark = spark(answer, snapshot, [](const HealthCell& cell) { return static_cast<double>(cell.events); });
    made.ghost = answer.earlier;
    if (!made.ghost.empty()) made.ghost.resize(made.spark.size(), kNoValue);
    return made;
}

TileData errorsTile(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    TileData made = tile(tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "Errors")), "error");
    if (!snapshot.hasOutcome) return emptyTile(std::move(made), tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "no status in these events")));
    const HealthCell& now = answer.now;
    made.value = groupedNumber(100 * share(now.errors, now.events), 2);
    made.unit = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "% of events"));
    if (earlier(answer).events > 0) {
        const double points = 100 * (share(later(answer).errors, later(answer).events) - share(earlier(answer).errors, earlier(answer).events));
        const QString arrow = points > 0 ? QStringLiteral("▲ ") : QStringLiteral("▼ ");
        if (points != 0) made.change = arrow + groupedNumber(std::abs(points), 2) + QStringLiteral(" pt");
        made.changeTone = points > 0.5 ? Tone::Crit : Tone::Neutral;
    }
    made.detail = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "5xx %1 · 4xx %2"))
                      .arg(groupedNumber(static_cast<qint64>(now.errors)), groupedNumber(static_cast<qint64>(now.clientErrors)));
    made.spark = spark(answer, snapshot, [](const HealthCell& cell) { return share(cell.errors, cell.events); });
    return made;
}

TileData pipelineTile(TileData made, const Snapshot& snapshot)
{
    const double memory = share(snapshot.memoryBytes, snapshot.memoryBudget);
    const bool queue = snapshot.queueFill > memory;
    made.value = groupedNumber(100 * std::max(memory, snapshot.queueFill), 0);
    made.unit = QStringLiteral("% · ") + (queue ? text(snapshot.fullestQueue) : tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "memory")));
    made.detail = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "memory %1 of %2 · queue %3"))
                      .arg(bytesText(static_cast<qint64>(snapshot.memoryBytes)), bytesText(static_cast<qint64>(snapshot.memoryBudget)),
                           percentText(snapshot.queueFill, 0));
    return made;
}

TileData saturationTile(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    TileData made = tile(tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "Saturation")), "gauge");
    if (answer.now.latency.count() == 0) return pipelineTile(std::move(made), snapshot);
    const double step = static_cast<double>(answer.stepUs) / 1e6;
    made.spark = spark(answer, snapshot, [step](const HealthCell& cell) { return cell.latency.sum().toDouble() / step; });
    const double seconds = secondsHeard(answer.range, snapshot);
    made.value = groupedNumber(answer.now.latency.sum().toDouble() / seconds, 1);
    made.unit = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "in flight, inferred"));
    const double peak = made.spark.empty() ? 0 : *std::max_element(made.spark.begin(), made.spark.end());
    if (earlier(answer).latency.count() > 0)
        made.change = changeText(earlier(answer).latency.sum().toDouble(), later(answer).latency.sum().toDouble());
    made.detail = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "peak %1 · our memory %2 of %3"))
                      .arg(groupedNumber(peak, 1), bytesText(static_cast<qint64>(snapshot.memoryBytes)),
                           bytesText(static_cast<qint64>(snapshot.memoryBudget)));
    return made;
}

}  // namespace

std::array<TileData, 4> goldenTiles(const OverviewAnswer& answer, const Snapshot& snapshot)
{
    std::array<TileData, 4> tiles{latencyTile(answer, snapshot), trafficTile(answer, snapshot), errorsTile(answer, snapshot), saturationTile(answer, snapshot)};
    const Silence silence = answer.range.mode == RangeMode::Absolute ? Silence{} : silenceOf(snapshot);
    for (TileData& tile : tiles) {
        if (!silence.all() || tile.state == TileState::Empty) continue;
        tile.state = TileState::Stale;
        tile.badge = {silence.badge(), Tone::Warn, QStringLiteral("clock")};
        tile.detail = tileWords(QT_TRANSLATE_NOOP("tally::GoldenTiles", "last known: %1")).arg(tile.detail);
    }
    return tiles;
}

}  // namespace tally
