// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/time_text.h"

#include <QDateTime>
#include <QLocale>

namespace tally {
namespace {

qint64 floorDiv(qint64 a, qint64 b) { return a / b - (a % b < 0 ? 1 : 0); }

QDateTime utc(qint64 us) { return QDateTime::fromSecsSinceEpoch(floorDiv(us, kUsPerSecond), Qt::UTC); }

QString localized(qint64 us, const QString& format) { return QLocale().toString(utc(us), format); }

}  // namespace

QString isoUtc(qint64 us) { return utc(us).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QLatin1Char('Z'); }

QString dateTimeUtc(qint64 us) { return utc(us).toString(QStringLiteral("yyyy-MM-dd HH:mm")); }

QString clockUtc(qint64 us, bool seconds) { return utc(us).toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm")); }

QString dayUtc(qint64 us) { return localized(us, QStringLiteral("d MMM")); }

QString rangeUtc(qint64 fromUs, qint64 toUs) {
    const bool seconds = toUs - fromUs < 10 * kUsPerMinute;
    const QDateTime from = utc(fromUs), to = utc(toUs);
    const QString zone = QStringLiteral(" UTC"), dash = QStringLiteral(" – ");
    if (from.date() == to.date() || toUs - fromUs < 20 * kUsPerHour) return clockUtc(fromUs, seconds) + dash + clockUtc(toUs, seconds) + zone;
    if (from.date().year() != to.date().year()) {
        const QString format = QStringLiteral("d MMM yyyy");
        return localized(fromUs, format) + dash + localized(toUs, format) + zone;
    }
    if (toUs - fromUs > 20 * kUsPerDay) return dayUtc(fromUs) + dash + localized(toUs, QStringLiteral("d MMM yyyy")) + zone;
    const QString format = QStringLiteral("d MMM HH:mm");
    return localized(fromUs, format) + dash + localized(toUs, format) + zone;
}

QString momentUtc(qint64 us, qint64 spanUs) {
    if (spanUs < 10 * kUsPerMinute) return clockUtc(us, true);
    if (spanUs < 20 * kUsPerHour) return clockUtc(us);
    if (spanUs < 90 * kUsPerDay) return localized(us, QStringLiteral("d MMM HH:mm"));
    return localized(us, QStringLiteral("d MMM yyyy"));
}

}  // namespace tally
