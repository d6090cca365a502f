// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/time_range_controller.h"

#include <algorithm>

#include "core/engine/snapshot.h"

namespace tally {

void TimeRangeController::follow(const Snapshot& snapshot)
{
    const qint64 from = snapshot.hasTimes ? floorDiv(snapshot.firstEvent.us, kMinute) * kMinute : 0;
    const qint64 to = snapshot.hasTimes ? floorDiv(snapshot.lastEvent.us, kMinute) * kMinute + kMinute : 0;
    if (from == dataFromUs_ && to == dataToUs_ && snapshot.kept == kept_) return;
    kept_ = snapshot.kept;
    dataFromUs_ = from;
    dataToUs_ = to;
    settle();
    emit moved();
}

// Behind the last event nothing is cut.
ViewRange TimeRangeController::wholeOf(ViewRange range) const
{
    if (!range.valid()) return range;
    const auto [from, to] = kept_.whole(minuteOf({range.fromUs}), minuteOf({range.toUs - 1}) + 1);
    range.fromUs = std::min<qint64>(range.fromUs, startOfMinute(from).us);
    range.toUs = std::max<qint64>(range.toUs, std::min<qint64>(startOfMinute(to).us, dataToUs_));
    return range;
}

std::pair<ViewRange, ViewRange> TimeRangeController::compared(ViewRange range) const
{
    range = wholeOf(wholeMinutesOf(range));
    ViewRange before = range;
    const auto moveBack = [&](qint64 by) {
        before.fromUs = range.fromUs - by;
        before.toUs = range.toUs - by;
    };
    moveBack(compare_ > 0 ? compare_ : range.toUs - range.fromUs);
    for (qint64 unit = kMinute; keptUnit(before.fromUs) > unit;) {   // it may reach into days where it was of hours
        unit = keptUnit(before.fromUs);
        range = wholeBucketsOf(range, unit);
        moveBack(compare_ > 0 ? (compare_ + unit - 1) / unit * unit : range.toUs - range.fromUs);
    }
    return {range, before};
}

void TimeRangeController::settle()
{
    if (asked_.mode == RangeMode::Everything) {
        asked_.fromUs = dataFromUs_;
        asked_.toUs = dataToUs_;
    } else if (asked_.mode == RangeMode::Last) {
        asked_.spanUs = std::max<qint64>(kMinute, (asked_.spanUs + kMinute - 1) / kMinute * kMinute);   // minutes are what is kept
        asked_.toUs = dataToUs_;
        asked_.fromUs = dataToUs_ - asked_.spanUs;
    } else {
        asked_ = wholeMinutesOf(asked_);
    }
    range_ = wholeOf(asked_);
}

void TimeRangeController::choose(ViewRange range)
{
    if (range.mode == RangeMode::Absolute && !range.valid()) return;   // nothing can be seen in it, and it would be remembered
    asked_ = range;
    settle();
    emit rangeChanged();
}

void TimeRangeController::compareWith(qint64 choice)
{
    compare_ = choice;
    emit rangeChanged();
}

qint64 TimeRangeController::compareOffset() const { return compare_ == kCompareBefore ? range_.toUs - range_.fromUs : compare_; }

void TimeRangeController::zoomTo(qint64 fromUs, qint64 toUs)
{
    choose({RangeMode::Absolute, fromUs, toUs, 0});
    emit remembered();
}

void TimeRangeController::recall(const ViewRange& range)
{
    choose(range);
    emit remembered();
}

void TimeRangeController::fit()
{
    choose({RangeMode::Everything, 0, 0, 0});
    emit remembered();
}

void TimeRangeController::showLast(qint64 spanUs)
{
    choose({RangeMode::Last, 0, 0, spanUs});
    emit remembered();
}

}  // namespace tally
