// SPDX-License-Identifier: GPL-3.0-or-later
// Times as text. Every time is microseconds since 1970-01-01 UTC; every text is in the zone that the window shows, except isoUtc().
//
// The zone is one for the whole window. What has been made of it is not made anew by setShownZone(): who switches shows all again.
// Thread safety: all may be called from any thread.
#pragma once

#include <QString>
#include <QTimeZone>
#include <QtGlobal>
#include <optional>

namespace tally {

inline constexpr qint64 kUsPerMs = 1000;
inline constexpr qint64 kUsPerSecond = 1'000'000;
inline constexpr qint64 kUsPerMinute = 60 * kUsPerSecond;
inline constexpr qint64 kUsPerHour = 60 * kUsPerMinute;
inline constexpr qint64 kUsPerDay = 24 * kUsPerHour;

void setShownZone(const QTimeZone& zone);                      // REQUIRES: zone.isValid()
[[nodiscard]] QTimeZone shownZone();                           // UTC until it was set
// "utc", "local" or an IANA name; nothing where there is no such zone.
[[nodiscard]] std::optional<QTimeZone> zoneCalled(const QString& name);
[[nodiscard]] QString zoneText(qint64 us);                     // of that moment, short: UTC, CEST, UTC+05:30
[[nodiscard]] qint64 zoneOffset(qint64 us);                    // µs east of UTC at that moment
[[nodiscard]] qint64 momentOfWall(const QDate& date, const QTime& time);   // µs UTC; in a gap of the clock the moment after it

[[nodiscard]] QString isoUtc(qint64 us);                       // 2026-11-24T14:07:00Z (commands); seconds, rounded down
[[nodiscard]] QString isoTime(qint64 us);                      // the same in UTC, 2026-11-24T15:07:00+01:00 elsewhere (exports)
[[nodiscard]] QString dateTimeText(qint64 us);                 // 2026-11-24 14:07 (entry fields)
[[nodiscard]] QString clockText(qint64 us, bool seconds = false);   // 14:07
[[nodiscard]] QString dayText(qint64 us);                      // 24 Nov
// "13:33 – 14:33 UTC"; with days when the range is not one day; with years when it is not one year.
[[nodiscard]] QString rangeText(qint64 fromUs, qint64 toUs);
// A moment as precise as `spanUs` wants it: with seconds under 10 minutes, with the day over 20 hours.
[[nodiscard]] QString momentText(qint64 us, qint64 spanUs);

}  // namespace tally
