// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/snapshot_banner.h"

#include <utility>

#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "core/engine/snapshot.h"
#include "widgets/cards/banner.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

void SnapshotBanner::show(const Snapshot& snapshot)
{
    const QString problem = sentence(snapshot.storeProblem);
    if (problem != storeProblem_) {
        storeProblem_ = problem;
        if (problem.isEmpty()) banner_->clear();
        else banner_->setMessage(Tone::Crit, tr("Store"), problem);
    }
    if (!banner_->isHidden()) return;   // a budget is no news beside a trouble
    if (snapshot.minutesFrom != kNever && !std::exchange(saidMinutes_, true)) {
        banner_->setMessage(Tone::Warn, tr("Memory is used up"),
                            tr("before %1 counts are held by the hour or day; sums stay exact. A larger --memory keeps more minutes").arg(dateTimeText(snapshot.minutesFrom.us) + QLatin1Char(' ') + zoneText(snapshot.minutesFrom.us)));
    } else if (snapshot.sharedEvents > 0 && !std::exchange(saidItems_, true)) {
        banner_->setMessage(Tone::Warn, tr("More items than memory has room for"),
                            tr("%1 are counted each by itself; of later ones totals are exact and ranks have bounds. A larger --items has room for more; a store keeps all").arg(groupedNumber(static_cast<qint64>(snapshot.items))));
    }
}

}  // namespace tally
