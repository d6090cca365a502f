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

void TimeRangeController::settle()
{
    if (range_.mode == RangeMode::Everything) {
        range_.fromUs = dataFromUs_;
        range_.toUs = dataToUs_;
    } else if (range_.mode == RangeMode::Last) {
        range_.spanUs = std::max<qint64>(kMinute, (range_.spanUs + kMinute - 1) / kMinute * kMinute);   // minutes are what is kept
        range_.toUs = dataToUs_;
        range_.fromUs = dataToUs_ - range_.spanUs;
    } else {
        range_ = wholeMinutesOf(range_);
    }
    range_ = wholeOf(range_);
}

void TimeRangeController::choose(ViewRange range)
{
    if (range.mode == RangeMode::Absolute && !range.valid()) return;   // nothing can be seen in it, and it would be remembered
    range_ = range;
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
