// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/status_line.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "app/desktop/text.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

static QString statusWords(const char* source) { return QCoreApplication::translate("tally::StatusLine", source); }

StatusData statusLine(const Snapshot& snapshot, bool paused, std::uint64_t unseen)
{
    StatusData data;
    data.zone = zoneText(snapshot.hasTimes ? snapshot.lastEvent.us : QDateTime::currentSecsSinceEpoch() * kUsPerSecond);
    if (snapshot.sources.empty() && snapshot.items == 0) {
        data.message = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "No socket open, no connection made"));
        return data;
    }
    const auto anyIs = [&](SourcePhase phase) {
        return std::any_of(snapshot.sources.begin(), snapshot.sources.end(), [phase](const SourceState& source) { return source.phase == phase; });
    };
    const bool failed = anyIs(SourcePhase::Failed), cancelled = anyIs(SourcePhase::Cancelled);
    if (paused) {
        data.state = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "Paused, still counting"));
        if (unseen > 0) data.state += QStringLiteral(" · ") + statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "%1 new")).arg(groupedNumber(static_cast<qint64>(unseen)));
        data.stateIcon = QStringLiteral("pause");
        data.stateTone = Tone::Accent;
    } else if (failed) {
        data.state = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "A source failed"));
        data.stateIcon = QStringLiteral("error");
        data.stateTone = Tone::Crit;
    } else if (snapshot.reading) {
        data.state = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "Reading"));
        data.stateIcon = QStringLiteral("file");
        data.stateTone = Tone::Accent;
    } else if (snapshot.live) {
        data.state = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "Live"));
        data.stateIcon = QStringLiteral("live");
    } else if (cancelled) {
        data.state = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "Partly read"));
        data.stateIcon = QStringLiteral("file");
        data.stateTone = Tone::Warn;
    } else {
        data.state = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "Recorded"));
        data.stateIcon = QStringLiteral("file");
    }
    if (snapshot.live && snapshot.hasTimes && !snapshot.reading && snapshot.watermark != kNever) {   // never: a listener has only begun
        // Tenths while they tell something; a log of last week is days behind.
        const std::int64_t behind = std::max<std::int64_t>(0, snapshot.taken.us - snapshot.watermark.us);
        data.fresh = behind < 10 * kMinute ? groupedNumber(static_cast<double>(behind) / 1e6, 1) + QStringLiteral(" s") : durationText(behind);
    }
    if (snapshot.live || snapshot.reading)
        data.rate = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "%1 ev/s")).arg(groupedNumber(static_cast<qint64>(snapshot.eventsPerSecond + 0.5)));
    data.ledgerBalances = snapshot.ledger.balances();
    const Ledger& l = snapshot.ledger;
    const auto off = static_cast<qint64>(l.received) -
                     static_cast<qint64>(l.counted() + l.duplicate + l.late + l.future + l.rejected + l.inFlight);
    data.ledgerWord = data.ledgerBalances ? statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "balances"))
                                          : statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "off by %1")).arg(groupedNumber(off));
    data.ledgerCount = groupedNumber(static_cast<qint64>(l.received));
    data.ledgerNote = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "received"));
    if (snapshot.live || snapshot.reading) data.queue = percentText(snapshot.queueFill, 0);
    if (snapshot.queueFill > 0.75) data.queueTone = Tone::Warn;
    data.memory = bytesText(static_cast<qint64>(snapshot.memoryBytes));
    data.memoryOf = statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "of %1")).arg(bytesText(static_cast<qint64>(snapshot.memoryBudget)));
    return data;
}

QString shortName(const SourceState& source)
{
    const QString name = text(source.name);
    return source.kind == SourceKind::Live ? name : QFileInfo(QDir::cleanPath(name)).fileName();
}

SourceLine sourceLine(const Snapshot& snapshot)
{
    SourceLine line;
    if (snapshot.sources.empty()) {
        line.name = snapshot.items > 0 ? statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "Store")) : statusWords(QT_TRANSLATE_NOOP("tally::StatusLine", "No source"));
        line.tone = Tone::Accent;
        return line;
    }
    line.name = shortName(snapshot.sources.front());
    if (snapshot.sources.size() > 1) line.count = QString::number(snapshot.sources.size());
    line.tone = snapshot.live ? Tone::Ok : Tone::Accent;
    for (const SourceState& source : snapshot.sources)
        if (source.phase == SourcePhase::Failed) line.tone = Tone::Crit;
    return line;
}

}  // namespace tally
