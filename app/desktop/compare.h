// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally {

QString compareText(qint64 choice);      // "vs a day earlier", "no comparison"
QString ghostName(qint64 choice);        // of the earlier time in legends: "a day earlier"

}  // namespace tally
