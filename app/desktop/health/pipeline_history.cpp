// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/pipeline_history.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/desktop/no_value.h"
#include "app/desktop/status_line.h"
#include "app/desktop/text.h"
#include "core/health/saturation.h"

namespace tally {

namespace {
constexpr qint64 kTrendUs = 300'000'000;
QString trendWords(const char* source) { return QCoreApplication::translate("tally::Pipeline", source); }
}  // namespace

bool canRunFull(LoadKind kind) { return kind != LoadKind::Writer && kind != LoadKind::Worker && kind != LoadKind::Cpu; }

QString loadName(LoadKind kind, const QString& name)
{
    switch (kind) {
    case LoadKind::Intake: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "intake %1")).arg(name);
    case LoadKind::StateQueue: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "state queue"));
    case LoadKind::WriterQueue: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "writer queue"));
    case LoadKind::Writer: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "writer"));
    case LoadKind::Worker: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "worker %1")).arg(name);
    case LoadKind::Disk: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "disk"));
    case LoadKind::Cpu: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "CPU"));
    default: return trendWords(QT_TRANSLATE_NOOP("tally::Pipeline", "memory"));
    }
}

std::size_t PipelineHistory::lineOf(const Line& line)
{
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (lines_[i].id == line.id) return i;
    lines_.push_back(line);
    return lines_.size() - 1;
}

void PipelineHistory::put(Point& point, const Line& line, double value)
{
    const std::size_t at = lineOf(line);
    if (point.values.size() <= at) point.values.resize(at + 1, kNoValue);
    point.values[at] = value;
}

void PipelineHistory::add(const Snapshot& snapshot, qint64 nowUs, qint64 cpuUs, unsigned processors)
{
    if (lastUs_ != 0 && nowUs > lastUs_) cpu_ = std::clamp(static_cast<double>(cpuUs - lastCpuUs_) / static_cast<double>((nowUs - lastUs_) * processors), 0.0, 1.0);
    const bool measured = lastUs_ != 0;
    lastUs_ = nowUs;
    lastCpuUs_ = cpuUs;
    Point point{nowUs / kStepUs * kStepUs, {}};
    const bool resting = nowUs - snapshot.taken.us > kStepUs;
    for (const PipelineLoad& load : snapshot.pipeline.loads) {
        if (load.kind == LoadKind::Cpu) continue;
        const QString name = text(load.name);
        put(point, {QString::number(static_cast<int>(load.kind)) + name, loadName(load.kind, name), load.kind, false}, resting && !canRunFull(load.kind) ? 0 : load.used);
    }
    if (measured) put(point, {QStringLiteral("cpu"), loadName(LoadKind::Cpu, {}), LoadKind::Cpu, false}, cpu_);
    for (const SourceState& source : snapshot.sources) {
        if (!isLive(source.phase) || !source.hasTimes || source.watermark == Micros{std::numeric_limits<std::int64_t>::min()}) continue;
        put(point, {QStringLiteral("fresh ") + text(source.name), shortName(source), LoadKind::Intake, true},
            static_cast<double>(std::max<qint64>(0, nowUs - source.watermark.us)) / 1e6);
    }
    if (!points_.empty() && points_.back().atUs == point.atUs) points_.back() = std::move(point);
    else points_.push_back(std::move(point));
    if (points_.size() > kPoints) points_.pop_front();
}

std::optional<PipelineHistory::Worst> PipelineHistory::worst() const
{
    if (points_.empty()) return std::nullopt;
    const Point& newest = points_.back();
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < newest.values.size(); ++i)
        if (!lines_[i].freshness && std::isfinite(newest.values[i]) && (!found || newest.values[i] > newest.values[*found])) found = i;
    if (!found) return std::nullopt;
    Worst worst{lines_[*found], newest.values[*found], {}};
    if (!canRunFull(worst.line.kind)) return worst;
    std::vector<FillSample> samples;
    for (const Point& point : points_)
        if (point.atUs > newest.atUs - kTrendUs && *found < point.values.size() && std::isfinite(point.values[*found]))
            samples.push_back({{point.atUs}, point.values[*found]});
    worst.fullInUs = timeToFull(samples);
    return worst;
}

}  // namespace tally
