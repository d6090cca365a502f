// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/engine/hot/hot_view.h"
#include "core/query/answer.h"

namespace tally {

struct PageContext;
struct Settings;
struct Snapshot;

enum class RowKind { Cells, Minutes, Seconds };   // (item, type, minute or second), or the totals of a minute or second

// How one answer came about.
struct AnswerNote {
    bool known = false;
    MinuteRange range;                   // the effective one: whole minutes that have been looked at, or
    std::optional<TimeRange> seconds;    // whole seconds
    TimeRange times() const { return seconds ? *seconds : TimeRange{startOfMinute(range.from), startOfMinute(range.to)}; }
    bool isAll() const { return !seconds && range.isAll(); }
    Completeness completeness = Completeness::Final;
    Micros watermark;
    std::string tier;
    RowKind rowKind = RowKind::Cells;
    std::uint64_t rows = 0;              // read for it, matching or not
    double milliseconds = 0;             // on the query thread
    bool exact = true;                   // else percentiles: ±1 %
    QStringList sources;                 // what is open
    QString filter;                      // which part of the answer is shown; empty = all of it
    QString command;                     // the same question for tallyctl; empty where it cannot be asked there
};

// Starts with the question, on a query thread, and ends with the note.
class AnswerTimer {
public:
    AnswerNote minutes(const HotView& view, MinuteRange range, bool exact = true) const;
    AnswerNote cells(const HotView& view, MinuteRange range) const;
    AnswerNote item(const HotView& view, const std::string& item, MinuteRange range) const;
    // Read by second: of everything together, or cell by cell.
    AnswerNote seconds(const HotView& view, SecondRange range, RowKind kind) const;

private:
    AnswerNote note(const HotView& view, MinuteRange range) const;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// `tallyctl VERB SOURCE --from … --to … REST`, with the options the logs were opened with. Empty while something is live
// and kept nowhere.
QString tallyctlCommand(const Snapshot& snapshot, const std::string& dataDirectory, const Settings& settings, const QString& verb,
                        MinuteRange range, const QString& rest = {});
// Puts in what the window knows: sources and command.
void completeNote(AnswerNote* note, const PageContext& context, const QString& verb, MinuteRange range, const QString& rest = {});
QString shellQuoted(const QString& word);
QString stepOption(qint64 stepUs);       // "--step 5m"

}  // namespace tally
