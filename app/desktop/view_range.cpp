// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view_range.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/event/time.h"
#include "widgets/text/number_text.h"

namespace tally {

namespace {
qint64 floorTo(qint64 us, qint64 step) { return floorDiv(us, step) * step; }
qint64 ceilTo(qint64 us, qint64 step) { return -floorTo(-us, step); }
}  // namespace

ViewRange wholeMinutesOf(ViewRange range)
{
    range.fromUs = floorTo(range.fromUs, kMinute);
    range.toUs = std::max(ceilTo(range.toUs, kMinute), range.fromUs + kMinute);
    return range;
}

qint64 stepFor(qint64 spanUs, qint64 most)
{
    constexpr qint64 kMinutes[] = {1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440};
    for (const qint64 minutes : kMinutes)
        if (spanUs <= most * minutes * kMinute) return minutes * kMinute;
    const qint64 days = (spanUs + most * kDay - 1) / (most * kDay);
    return (days <= 7 ? 7 : (days + 6) / 7 * 7) * kDay;
}

ViewRange wholeBucketsOf(ViewRange range, qint64 stepUs)
{
    range.fromUs = floorTo(range.fromUs, stepUs);
    range.toUs = ceilTo(range.toUs, stepUs);
    return range;
}

QString stepText(qint64 stepUs)
{
    if (stepUs == kSecond) return QCoreApplication::translate("tally::Step", "second");
    const auto say = [](const char* words, qint64 n) { return QCoreApplication::translate("tally::Step", words, nullptr, formOf(static_cast<quint64>(n))).arg(n); };
    if (stepUs == kMinute) return QCoreApplication::translate("tally::Step", "minute");
    if (stepUs == kHour) return QCoreApplication::translate("tally::Step", "hour");
    if (stepUs == kDay) return QCoreApplication::translate("tally::Step", "day");
    if (stepUs % kDay == 0) return say(QT_TRANSLATE_N_NOOP("tally::Step", "%1 days"), stepUs / kDay);
    if (stepUs % kHour == 0) return say(QT_TRANSLATE_N_NOOP("tally::Step", "%1 hours"), stepUs / kHour);
    if (stepUs % kMinute == 0) return say(QT_TRANSLATE_N_NOOP("tally::Step", "%1 minutes"), stepUs / kMinute);
    return say(QT_TRANSLATE_N_NOOP("tally::Step", "%1 seconds"), stepUs / kSecond);
}

QString shortStepText(qint64 stepUs)
{
    if (stepUs % kDay == 0) return stepText(stepUs);
    const bool hours = stepUs % kHour == 0, minutes = stepUs % kMinute == 0;
    const qint64 n = stepUs / (hours ? kHour : minutes ? kMinute : kSecond);
    const QString unit = hours ? QStringLiteral("h") : minutes ? QStringLiteral("min") : QStringLiteral("s");
    return n == 1 ? unit : QString::number(n) + QChar(0x00A0) + unit;
}

}  // namespace tally
