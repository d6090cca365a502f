// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace tally {

class Banner;
struct Snapshot;

// What of a snapshot deserves a banner: a store in trouble, a budget that is used up. Each change once, so that a banner that was
// closed stays closed; and what is over goes.
class SnapshotBanner {
    Q_DECLARE_TR_FUNCTIONS(tally::SnapshotBanner)
public:
    explicit SnapshotBanner(Banner* banner) : banner_(banner) {}
    void show(const Snapshot& snapshot);

private:
    Banner* banner_;
    QString storeProblem_;                           // as the banner said it
    bool saidItems_ = false, saidMinutes_ = false;
};

}  // namespace tally
