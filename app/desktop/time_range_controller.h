// SPDX-License-Identifier: GPL-3.0-or-later
// TimeRangeController: the one range that all panels obey. Last and Everything follow the data; Absolute stays. Its edges lie
// between two minutes, or hours or days where nothing finer is kept: what is asked about it is exact.
#pragma once

#include <QObject>
#include <utility>

#include "app/desktop/view_range.h"
#include "core/store/tier.h"

namespace tally {

struct Snapshot;

// What a range is compared with: nothing, as long a time directly before, or so many microseconds earlier.
inline constexpr qint64 kCompareOff = 0, kCompareBefore = -1;

class TimeRangeController final : public QObject {
    Q_OBJECT
public:
    explicit TimeRangeController(QObject* parent = nullptr) : QObject(parent) {}
    const ViewRange& range() const { return range_; }
    const ViewRange& asked() const { return asked_; }        // as it was chosen, in whole minutes
    bool known() const { return dataToUs_ > dataFromUs_; }   // some event had a time
    qint64 dataFromUs() const { return dataFromUs_; }
    qint64 dataToUs() const { return dataToUs_; }            // end of the last minute with events

    // With edges that cut nothing that is kept as a whole.
    ViewRange wholeOf(ViewRange range) const;
    // The range, and the earlier one that it is compared with, or else as long a time before. Equally long, and neither cuts what
    // is kept as a whole: what is longer in one makes both longer.
    std::pair<ViewRange, ViewRange> compared(ViewRange range) const;

    void follow(const Snapshot& snapshot);
    void choose(ViewRange range);                            // by the range bar
    void zoomTo(qint64 fromUs, qint64 toUs);                 // by a chart: remembered in the history
    void recall(const ViewRange& range);                     // of the last time
    void fit();                                              // everything
    void showLast(qint64 spanUs);
    void compareWith(qint64 choice);
    qint64 compareChoice() const { return compare_; }
    qint64 compareOffset() const;                            // µs; 0 = no comparison

signals:
    void rangeChanged();                                     // chosen: ask anew
    void moved();                                            // the data moved it, or its bounds
    void remembered();                                       // not by the bar: it must learn of it

private:
    void settle();
    qint64 keptUnit(qint64 us) const { return minutesOf(kept_.tierOf(minuteOf({us}))) * kMinute; }   // µs that are kept as one there
    ViewRange asked_, range_;
    qint64 compare_ = kCompareOff;
    qint64 dataFromUs_ = 0, dataToUs_ = 0;
    KeptTiers kept_;
};

}  // namespace tally
