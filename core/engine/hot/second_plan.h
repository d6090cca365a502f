// SPDX-License-Identifier: GPL-3.0-or-later
// SecondPlan: how a question whose edges lie between two minutes, or whose step is one of seconds, is answered from what memory
// holds: seconds at the edges, whole minutes between them.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/engine/hot/hot_view.h"
#include "core/query/question.h"

namespace tally {

struct SecondPlan {
    MinuteRange minutes{0, 0};                  // empty: there are none between the edges
    std::vector<SecondRange> seconds;           // ascending
    Provenance provenance;
};

bool hasSecondEdges(const TimeRange& range);

// Nothing where the seconds do not tell: they are no longer there, or an edge is open or in a minute that became an hour.
// An edge within a second is NotExact, with the nearest range that is; or, if the question accepts it, widened.
// `coarsest`: of the slots that suffice between the edges; `onlySeconds`: none of them do.
std::optional<Result<SecondPlan>> planSeconds(const HotView& view, const Question& question, Tier coarsest, bool onlySeconds = false);

// Calls visit(Micros start of its second or minute, const Cell&) for each cell of the plan that the question asks for, in no order.
// Cancelled when stopped. `cell.key.minute` means nothing.
using VisitTimed = std::function<void(Micros, const Cell&)>;
Result<void> visitPlan(const HotView& view, const SecondPlan& plan, const Question& question, std::stop_token stop, const VisitTimed& visit);
// The same of what all items did together.
void visitLine(const HotView& view, const SecondPlan& plan, const std::function<void(Micros, const TimelineMinute&)>& visit);

// Buckets of seconds, as HotView::traffic() and its like have them of minutes; of one item when it is named.
// REQUIRES: the seconds cover the range, a step of whole seconds that divides a day.
TypeSeries trafficBySeconds(const HotView& view, SecondRange range, Micros step, std::optional<std::string_view> item = {});
HealthSeries healthBySeconds(const HotView& view, SecondRange range, Micros step);

}  // namespace tally
