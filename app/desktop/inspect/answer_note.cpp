// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/inspect/answer_note.h"

#include <QRegularExpression>
#include <algorithm>

#include "app/desktop/engine_controller.h"
#include "app/desktop/pages/page_context.h"
#include "app/desktop/recent_logs.h"
#include "app/desktop/settings.h"
#include "app/desktop/text.h"
#include "core/engine/snapshot.h"
#include "core/query/tier_plan.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

QString optionsOfLog(const Settings& settings, const QString& path)
{
    const RecentLog* recent = recentLog(settings, path);
    if (recent == nullptr) return {};
    QString options;
    for (const QString& word : recent->reading) options += QLatin1Char(' ') + shellQuoted(word);
    return options;
}

}  // namespace

AnswerNote AnswerTimer::note(const HotView& view, MinuteRange range) const
{
    AnswerNote made;
    made.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
    made.known = true;
    made.range = range;
    made.watermark = view.watermark;
    if (!view.timeline.empty()) {
        made.range.from = std::max(range.from, view.timeline.firstMinute());
        made.range.to = std::max(made.range.from, std::min(range.to, view.timeline.lastMinute() + 1));
    }
    made.tier = name(finestKeptAt(made.range.from, view.keptTiers));
    made.completeness = view.completeness(range, view.timeline.empty() ? view.watermark : startOfMinute(made.range.to));
    return made;
}

AnswerNote AnswerTimer::minutes(const HotView& view, MinuteRange range, bool exact) const
{
    AnswerNote made = note(view, range);
    made.rowKind = RowKind::Minutes;
    made.exact = exact;
    view.timeline.visit(range.from, range.to, [&](std::int32_t, const TimelineMinute&) { ++made.rows; });
    return made;
}

AnswerNote AnswerTimer::seconds(const HotView& view, SecondRange range, RowKind kind) const
{
    const TimeRange times{startOfSecond(range.from), startOfSecond(range.to)};
    AnswerNote made = note(view, {minuteOf(times.from), minuteOf({times.to.us - 1}) + 1});
    made.seconds = times;
    made.tier = "second";
    made.completeness = view.completeness(made.range, startOfMinute(made.range.to));   // known of whole minutes
    made.rowKind = kind;
    if (kind == RowKind::Seconds) view.seconds->visitLine(range, [&](std::int32_t, const TimelineMinute&) { ++made.rows; });
    else view.seconds->visitRuns(range, [&](const SortedRun& run) { made.rows += run.cells(); });
    return made;
}

AnswerNote AnswerTimer::cells(const HotView& view, MinuteRange range) const
{
    AnswerNote made = note(view, range);
    for (const auto& run : view.runs)
        if (run->lastMinute() >= range.from && run->firstMinute() < range.to) made.rows += run->cells();
    return made;
}

AnswerNote AnswerTimer::item(const HotView& view, const std::string& item, MinuteRange range) const
{
    AnswerNote made = note(view, range);
    const auto id = view.dictionary->find(item);
    for (const auto& run : view.runs)
        if (id && run->lastMinute() >= range.from && run->firstMinute() < range.to) visitItem(*run, raw(*id), [&](const Cell&) { ++made.rows; });
    return made;
}

QString shellQuoted(const QString& word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    if (plain.match(word).hasMatch()) return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString stepOption(qint64 stepUs)
{
    if (stepUs % kUsPerDay == 0) return QStringLiteral("--step %1d").arg(stepUs / kUsPerDay);
    if (stepUs % kUsPerMinute != 0) return QStringLiteral("--step %1s").arg(stepUs / kSecond);
    if (stepUs % kUsPerHour == 0) return QStringLiteral("--step %1h").arg(stepUs / kUsPerHour);
    return QStringLiteral("--step %1m").arg(stepUs / kUsPerMinute);
}

void completeNote(AnswerNote* note, const PageContext& context, const QString& verb, MinuteRange range, const QString& rest)
{
    const auto snapshot = context.engine->shown();
    note->sources.clear();
    for (const SourceState& source : snapshot->sources) note->sources += text(source.name);
    // Seconds are in the memory of this process alone.
    if (note->seconds) return note->command.clear();
    note->command = tallyctlCommand(*snapshot, context.engine->dataDirectory(), *context.settings, verb, range, rest);
}

QString tallyctlCommand(const Snapshot& snapshot, const std::string& dataDirectory, const Settings& settings, const QString& verb,
                        MinuteRange range, const QString& rest)
{
    QString source;
    if (!dataDirectory.empty()) {
        source = QStringLiteral(" --data ") + shellQuoted(text(dataDirectory));
    } else {
        for (const SourceState& one : snapshot.sources) {
            if (one.kind != SourceKind::Recorded) return {};
            source += QLatin1Char(' ') + shellQuoted(text(one.name));
        }
        if (snapshot.sources.empty()) return {};
        source += optionsOfLog(settings, text(snapshot.sources.front().name));
    }
    QString command = QStringLiteral("tallyctl ") + verb + source;
    if (!range.isAll()) command += QStringLiteral(" --from %1 --to %2").arg(isoUtc(startOfMinute(range.from).us), isoUtc(startOfMinute(range.to).us));
    return rest.isEmpty() ? command : command + QLatin1Char(' ') + rest;
}

}  // namespace tally
