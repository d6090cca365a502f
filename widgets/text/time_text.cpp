// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/time_text.h"

#include <QDateTime>
#include <QLocale>
#include <mutex>

namespace tally {
namespace {

qint64 floorDiv(qint64 a, qint64 b) { return a / b - (a % b < 0 ? 1 : 0); }

struct Zone {
    std::mutex mutex;
    QTimeZone zone = QTimeZone::utc();
};

Zone& shown() {
    static Zone zone;
    return zone;
}

QDateTime utc(qint64 us) { return QDateTime::fromSecsSinceEpoch(floorDiv(us, kUsPerSecond), Qt::UTC); }

QDateTime wall(qint64 us) {
    const QTimeZone zone = shownZone();
    return zone == QTimeZone::utc() ? utc(us) : QDateTime::fromSecsSinceEpoch(floorDiv(us, kUsPerSecond), zone);
}

QString localized(qint64 us, const QString& format) { return QLocale().toString(wall(us), format); }

}  // namespace

void setShownZone(const QTimeZone& zone) {
    const std::lock_guard lock(shown().mutex);
    shown().zone = zone;
}

QTimeZone shownZone() {
    const std::lock_guard lock(shown().mutex);
    return shown().zone;
}

std::optional<QTimeZone> zoneCalled(const QString& name) {
    if (name.compare(QLatin1String("utc"), Qt::CaseInsensitive) == 0) return QTimeZone::utc();
    if (name == QLatin1String("local")) {
        const QTimeZone here = QTimeZone::systemTimeZone();
        return here.isValid() ? here : QTimeZone::utc();             // a machine that does not say
    }
    // Asked first: QTimeZone takes an empty name for the zone of the machine.
    if (name.isEmpty() || !QTimeZone::isTimeZoneIdAvailable(name.toUtf8())) return std::nullopt;
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? std::optional(zone) : std::nullopt;
}

QString zoneText(qint64 us) {
    const QTimeZone zone = shownZone();
    if (zone == QTimeZone::utc()) return QStringLiteral("UTC");
    const QString name = zone.abbreviation(utc(us));
    // Where a zone has no letters the time zone database writes "+03"; a bare number would not say of what.
    return name.isEmpty() || name.at(0) == QLatin1Char('+') || name.at(0) == QLatin1Char('-') ? zone.displayName(utc(us), QTimeZone::OffsetName, QLocale::c()) : name;
}

qint64 zoneOffset(qint64 us) {
    const QTimeZone zone = shownZone();
    return zone == QTimeZone::utc() ? 0 : zone.offsetFromUtc(utc(us)) * kUsPerSecond;
}

qint64 momentOfWall(const QDate& date, const QTime& time) { return QDateTime(date, time, shownZone()).toSecsSinceEpoch() * kUsPerSecond; }

QString isoUtc(qint64 us) { return utc(us).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QLatin1Char('Z'); }

QString isoTime(qint64 us) {
    const qint64 minutes = zoneOffset(us) / kUsPerMinute;
    if (shownZone() == QTimeZone::utc()) return isoUtc(us);
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, QLatin1Char('0')); };
    const qint64 size = minutes < 0 ? -minutes : minutes;
    return wall(us).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QLatin1Char(minutes < 0 ? '-' : '+') + two(size / 60) + QLatin1Char(':') + two(size % 60);
}

QString dateTimeText(qint64 us) { return wall(us).toString(QStringLiteral("yyyy-MM-dd HH:mm")); }

QString clockText(qint64 us, bool seconds) { return wall(us).toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm")); }

QString dayText(qint64 us) { return localized(us, QStringLiteral("d MMM")); }

QString rangeText(qint64 fromUs, qint64 toUs) {
    const bool seconds = toUs - fromUs < 10 * kUsPerMinute;
    const QDateTime from = wall(fromUs), to = wall(toUs);
    const QString zone = QLatin1Char(' ') + zoneText(fromUs), dash = QStringLiteral(" – ");
    if (from.date() == to.date() || toUs - fromUs < 20 * kUsPerHour) return clockText(fromUs, seconds) + dash + clockText(toUs, seconds) + zone;
    if (from.date().year() != to.date().year()) {
        const QString format = QStringLiteral("d MMM yyyy");
        return localized(fromUs, format) + dash + localized(toUs, format) + zone;
    }
    if (toUs - fromUs > 20 * kUsPerDay) return dayText(fromUs) + dash + localized(toUs, QStringLiteral("d MMM yyyy")) + zone;
    const QString format = QStringLiteral("d MMM HH:mm");
    return localized(fromUs, format) + dash + localized(toUs, format) + zone;
}

QString momentText(qint64 us, qint64 spanUs) {
    if (spanUs < 10 * kUsPerMinute) return clockText(us, true);
    if (spanUs < 20 * kUsPerHour) return clockText(us);
    if (spanUs < 90 * kUsPerDay) return localized(us, QStringLiteral("d MMM HH:mm"));
    return localized(us, QStringLiteral("d MMM yyyy"));
}

}  // namespace tally
