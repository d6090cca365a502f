// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/silence.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "app/desktop/engine_controller.h"
#include "app/desktop/status_line.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/text/number_text.h"

namespace tally {

static QString silenceWords(const char* source) { return QCoreApplication::translate("tally::Silence", source); }

QString Silence::age() const
{
    const qint64 step = forUs < kMinute ? kSecond : kMinute;
    return durationText(forUs / step * step);
}

QString Silence::badge() const
{
    if (all()) return silenceWords(QT_TRANSLATE_NOOP("tally::Silence", "stale, %1")).arg(age());
    return silenceWords(QT_TRANSLATE_NOOP("tally::Silence", "%1 of %2 silent")).arg(groupedNumber(qint64{silent}), groupedNumber(qint64{live}));
}

QString Silence::cause() const
{
    if (silent == 1) return silenceWords(QT_TRANSLATE_NOOP("tally::Silence", "%1 has sent nothing for %2")).arg(who, age());
    if (all()) return silenceWords(QT_TRANSLATE_NOOP("tally::Silence", "None of %1 sources has sent anything for %2")).arg(groupedNumber(qint64{live}), age());
    return silenceWords(QT_TRANSLATE_NOOP("tally::Silence", "%1 of %2 sources have sent nothing for %3 or longer")).arg(groupedNumber(qint64{silent}), groupedNumber(qint64{live}), age());
}

Silence silenceOf(const Snapshot& snapshot)
{
    Silence silence;
    silence.forUs = std::numeric_limits<qint64>::max();
    // Who has declared itself stands in a row of its own; it is the listener that is heard or not.
    std::vector<std::pair<const SourceState*, qint64>> heard;   // and when last
    for (const SourceState& source : snapshot.sources)
        if (isLive(source.phase) && (source.opened.us > 0 || source.phase == SourcePhase::Following)) heard.emplace_back(&source, source.lastArrival.us);
    for (const SourceState& source : snapshot.sources) {
        if (!isLive(source.phase) || source.opened.us > 0) continue;
        for (auto& [listener, last] : heard)
            if (source.name.size() > listener->name.size() && source.name.starts_with(listener->name) && source.name[listener->name.size()] == ' ') last = std::max<qint64>(last, source.lastArrival.us);
    }
    for (const auto& [source, last] : heard) {
        if (last <= 0) continue;
        ++silence.live;
        const qint64 quiet = snapshot.taken.us - last;
        if (quiet <= kSilentAfterUs) continue;
        ++silence.silent;
        silence.forUs = std::min(silence.forUs, quiet);
        silence.who = shortName(*source);
    }
    if (silence.silent != 1) silence.who.clear();
    return silence;
}

static Silence silenceOf(const PageContext& context)
{
    return context.range->range().mode == RangeMode::Absolute ? Silence{} : silenceOf(*context.engine->shown());
}

QString whyNothing(const PageContext& context, const QString& quiet)
{
    const Silence silence = silenceOf(context);
    return silence.any() ? silence.cause() + QLatin1Char('.') : quiet;
}

StateInfo readyOrStale(const PageContext& context)
{
    const Silence silence = silenceOf(context);
    return silence.any() ? StateInfo::stale(silence.badge(), silence.cause()) : StateInfo::ready();
}

}  // namespace tally
