// SPDX-License-Identifier: GPL-3.0-or-later
// Roles beyond Qt's that DataTable and its delegates read from a model.
#pragma once

#include <QtGlobal>
#include <qnamespace.h>

namespace tally {

enum TableRole : int {
    SparkRole = Qt::UserRole + 100,     // QVector<double>, NaN = gap: drawn by the spark delegate
    ToneRole,                           // int(Tone): colour of the text (outcome), with the word in DisplayRole
    MutedRole,                          // bool: text in muted
    MediumRole,                         // bool: text in Medium
    BadgeRole,                          // QString: badge after the text; its tone is BadgeToneRole
    BadgeToneRole,                      // int(Tone)
    CopyRole,                           // raw text for copy and export; DisplayRole when absent
};

}  // namespace tally
