// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/view_range.h"
#include "core/engine/hot_view.h"

namespace tally {

inline MinuteRange minutesOf(const ViewRange& range)
{
    return {minuteOf({range.fromUs}), minuteOf({range.toUs})};
}

}  // namespace tally
