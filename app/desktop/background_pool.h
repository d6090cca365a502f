// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QThreadPool;

namespace tally {

// The threads for what may take long: previews, exports, the end of big tables. Not QThreadPool::globalInstance(): Qt 6.4 paints
// wide fields with that one's threads and waits for them, so that a window would stand still while a log is being looked at.
QThreadPool& backgroundPool();

}  // namespace tally
