// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/background_pool.h"

#include <QThreadPool>

namespace tally {

QThreadPool& backgroundPool()
{
    static QThreadPool pool;
    return pool;
}

}  // namespace tally
