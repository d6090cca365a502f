// SPDX-License-Identifier: GPL-3.0-or-later
// Where the columns of a RankBoard are; computed once per paint from the widest numbers, so that numbers never elide.
#pragma once

#include <QRectF>

#include "widgets/boards/rank_board.h"

namespace tally {

inline constexpr int kRankFootRow = 21;     // Other and total
inline constexpr int kRankFootGap = 7;      // room with the line above them

struct RankBoard::Columns {
    double left = 0, right = 0;
    double rank = 0;                         // right edge of the rank
    double name = 0, nameEnd = 0;
    double change = 0, changeWidth = 0;
    double spark = 0, sparkWidth = 0;
    double wave = 0;                         // of the mark of a count with bounds, 0 = every count is exact
    double countEnd = 0, shareEnd = 0, mark = 0;
};

}  // namespace tally
