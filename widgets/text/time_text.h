// SPDX-License-Identifier: GPL-3.0-or-later
// Times as text. Every time is microseconds since 1970-01-01 UTC; every text is in UTC.
#pragma once

#include <QString>
#include <QtGlobal>

namespace tally {

inline constexpr qint64 kUsPerMs = 1000;
inline constexpr qint64 kUsPerSecond = 1'000'000;
inline constexpr qint64 kUsPerMinute = 60 * kUsPerSecond;
inline constexpr qint64 kUsPerHour = 60 * kUsPerMinute;
inline constexpr qint64 kUsPerDay = 24 * kUsPerHour;

[[nodiscard]] QString isoUtc(qint64 us);                       // 2026-11-24T14:07:00Z (exports); seconds, rounded down
[[nodiscard]] QString dateTimeUtc(qint64 us);                  // 2026-11-24 14:07 (entry fields)
[[nodiscard]] QString clockUtc(qint64 us, bool seconds = false);   // 14:07
[[nodiscard]] QString dayUtc(qint64 us);                       // 24 Nov
// "13:33 – 14:33 UTC"; with days when the range is not one day; with years when it is not one year.
[[nodiscard]] QString rangeUtc(qint64 fromUs, qint64 toUs);
// A moment as precise as `spanUs` wants it: with seconds under 10 minutes, with the day over 20 hours.
[[nodiscard]] QString momentUtc(qint64 us, qint64 spanUs);

}  // namespace tally
