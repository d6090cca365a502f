// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/range_bar_link.h"

#include "app/desktop/time_range_controller.h"
#include "widgets/time/time_range_bar.h"

namespace tally {

namespace {

using BarRange = ShownRange;

BarRange toBar(const TimeRangeController& controller)
{
    const ViewRange& range = controller.asked();
    switch (range.mode) {
    case RangeMode::Last: return BarRange::last(range.spanUs, controller.dataToUs());
    case RangeMode::Everything: return BarRange::everything(controller.dataFromUs(), controller.dataToUs());
    default: return BarRange::absolute(range.fromUs, range.toUs);
    }
}

ViewRange fromBar(const BarRange& range)
{
    const RangeMode mode = range.kind == RangeKind::Relative     ? RangeMode::Last
                           : range.kind == RangeKind::Everything ? RangeMode::Everything
                                                                 : RangeMode::Absolute;
    return {mode, range.fromUs, range.toUs, range.spanUs};
}

}  // namespace

void linkRangeBar(TimeRangeBar* bar, TimeRangeController* controller)
{
    const auto counted = [bar, controller] {
        if (controller->known()) bar->setCounted(controller->range().fromUs, controller->range().toUs);
    };
    const auto bounds = [bar, controller, counted] {
        bar->setUnknown(!controller->known());
        if (!controller->known()) return;
        bar->setDataBounds(controller->dataFromUs(), controller->dataToUs());
        bar->setNow(controller->dataToUs());
        // What was recalled before the first events were known has not reached the bar yet.
        const ViewRange shown = fromBar(bar->range());
        if (shown.mode != controller->range().mode || !shown.valid()) bar->setRange(toBar(*controller));
        counted();
    };
    QObject::connect(bar, &TimeRangeBar::rangeChanged, controller, [controller](const auto& range) { controller->choose(fromBar(range)); });
    QObject::connect(controller, &TimeRangeController::moved, bar, bounds);
    QObject::connect(controller, &TimeRangeController::rangeChanged, bar, counted);
    QObject::connect(controller, &TimeRangeController::remembered, bar, [bar, controller, bounds, counted] {
        bounds();
        if (controller->known()) bar->setRange(toBar(*controller));
        counted();
    });
    bounds();
}

}  // namespace tally
