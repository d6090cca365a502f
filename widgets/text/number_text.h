// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people read them on screen (grouped, SI, IEC, percent) and as machines read them in exports (rawNumber).
//
// On screen the separators are those of the default QLocale; exports always use a plain decimal point. A value that is not finite is "–".
#pragma once

#include <QString>
#include <QtGlobal>

namespace tally {

[[nodiscard]] QString groupedNumber(qint64 value);                     // 10,386
// Of a count, for tr(…, nullptr, n): which form of the words goes with it. The number itself is put in by arg().
[[nodiscard]] int formOf(quint64 count);
[[nodiscard]] QString groupedNumber(double value, int decimals);       // 1,234.50
[[nodiscard]] QString siNumber(double value, int digits = 3);          // 24.9 M; `digits` significant digits, 1..6
// A tick of an axis whose ticks reach up to `largest`: all of them in one unit: 12 k and 8 k, 3,000 and 0, 0.25.
[[nodiscard]] QString axisNumber(double value, double largest);
[[nodiscard]] QString bytesText(qint64 bytes);                         // 512 B, 214 MiB, 1.5 GiB
[[nodiscard]] QString percentText(double fraction, int decimals = 1);  // 0.061 -> 6.1 %
[[nodiscard]] QString durationText(qint64 us);                         // 66 ms, 1.87 s, 3 min 41 s, 4 h 10 min, 2 d 3 h
// before -> after: "▲ 35.8 %", "▼ 5 %", "▲ ×4.7" from +200 % on, "new" when before is 0, "–" for no change.
[[nodiscard]] QString changeText(double before, double after);
[[nodiscard]] QString boundsText(double lower, double upper);          // 6.59 – 6.68 M; one grouped number when both are equal
[[nodiscard]] QString rawNumber(double value);                         // full precision for exports; NaN is an empty string

}  // namespace tally
