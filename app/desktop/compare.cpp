// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compare.h"

#include <QCoreApplication>

#include "app/desktop/time_range_controller.h"
#include "core/event/time.h"
#include "widgets/text/number_text.h"

namespace tally {

static QString compareWords(const char* source) { return QCoreApplication::translate("tally::Compare", source); }

QString ghostName(qint64 choice)
{
    if (choice == kCompareBefore) return compareWords(QT_TRANSLATE_NOOP("tally::Compare", "before"));
    if (choice == kHour) return compareWords(QT_TRANSLATE_NOOP("tally::Compare", "1 h earlier"));
    if (choice == kDay) return compareWords(QT_TRANSLATE_NOOP("tally::Compare", "a day earlier"));
    if (choice == 7 * kDay) return compareWords(QT_TRANSLATE_NOOP("tally::Compare", "a week earlier"));
    return compareWords(QT_TRANSLATE_NOOP("tally::Compare", "%1 earlier")).arg(durationText(choice));
}

QString compareText(qint64 choice)
{
    if (choice == kCompareOff) return compareWords(QT_TRANSLATE_NOOP("tally::Compare", "no comparison"));
    return compareWords(QT_TRANSLATE_NOOP("tally::Compare", "vs %1")).arg(ghostName(choice));
}

}  // namespace tally
