// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/number_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/text/time_text.h"

namespace tally {
namespace {

const QString kNone = QStringLiteral("–");

QString withGroups(QString digits) {
    const QString separator = QLocale().groupSeparator();
    const bool negative = digits.startsWith(QLatin1Char('-'));
    const qsizetype first = negative ? 1 : 0;
    for (qsizetype i = digits.size() - 3; i > first; i -= 3) digits.insert(i, separator);
    if (negative) digits.replace(0, 1, QStringLiteral("−"));
    return digits;
}

QString localDecimals(QString text) {   // "1234.5" -> "1,234.5" in the default locale
    const qsizetype dot = text.indexOf(QLatin1Char('.'));
    if (dot < 0) return withGroups(text);
    return withGroups(text.left(dot)) + QLocale().decimalPoint() + text.mid(dot + 1);
}

QString trimmed(double value, int decimals) {
    QString text = QString::number(value, 'f', std::max(0, decimals));
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0'))) text.chop(1);
        if (text.endsWith(QLatin1Char('.'))) text.chop(1);
    }
    return text;
}

struct Scale {
    double factor;
    const char* suffix;
};

constexpr std::array<Scale, 5> kScales = {Scale{1e12, "T"}, Scale{1e9, "G"}, Scale{1e6, "M"}, Scale{1e3, "k"}, Scale{1, ""}};

Scale scaleOf(double magnitude) {
    for (const Scale& scale : kScales)
        if (magnitude >= scale.factor) return scale;
    return kScales.back();
}

int integerDigits(double value) { return value < 1 ? 1 : static_cast<int>(std::floor(std::log10(value))) + 1; }

QString withSuffix(const QString& number, const char* suffix) {
    return *suffix == '\0' ? number : number + QChar(0x00A0) + QLatin1String(suffix);
}

QString unitPair(qint64 a, const char* unitA, qint64 b, const char* unitB) {
    QString text = QString::number(a) + QChar(0x00A0) + QLatin1String(unitA);
    if (b > 0) text += QChar(0x00A0) + QString::number(b) + QChar(0x00A0) + QLatin1String(unitB);
    return text;
}

}  // namespace

QString groupedNumber(qint64 value) { return withGroups(QString::number(value)); }

QString groupedNumber(double value, int decimals) {
    if (!std::isfinite(value)) return kNone;
    return localDecimals(QString::number(value, 'f', std::max(0, decimals)));
}

QString siNumber(double value, int digits) {
    if (!std::isfinite(value)) return kNone;
    const int significant = std::clamp(digits, 1, 6);
    double magnitude = std::abs(value);
    Scale scale = scaleOf(magnitude);
    if (scale.factor > 1 || magnitude >= 1) {   // 999,950 is 1 M, not 1000 k
        const int decimals = std::max(0, significant - integerDigits(magnitude / scale.factor));
        const double rounded = std::round(magnitude / scale.factor * std::pow(10, decimals)) / std::pow(10, decimals);
        magnitude = rounded * scale.factor;
        scale = scaleOf(magnitude);
    }
    const double shown = value / scale.factor;
    const int decimals = std::max(0, significant - integerDigits(std::abs(shown)));
    return withSuffix(localDecimals(trimmed(shown, decimals)), scale.suffix);
}

QString axisNumber(double value, double largest) {
    if (!std::isfinite(value)) return kNone;
    const double most = std::max(std::abs(value), std::abs(largest));
    const Scale scale = most >= 1e4 ? scaleOf(most) : kScales.back();   // up to 9,999 in full
    if (value == 0) return QStringLiteral("0");
    return withSuffix(localDecimals(trimmed(value / scale.factor, most < 1 ? 6 : 2)), scale.suffix);
}

QString bytesText(qint64 bytes) {
    constexpr std::array<const char*, 5> kUnits = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (std::abs(value) >= 1024 && unit + 1 < kUnits.size()) {
        value /= 1024;
        ++unit;
    }
    int decimals = unit == 0 || std::abs(value) >= 100 ? 0 : 1;
    if (std::abs(value) >= 1023.5 && unit + 1 < kUnits.size()) {   // 1,024 KiB is 1 MiB
        value /= 1024;
        ++unit;
        decimals = 1;
    }
    return withSuffix(localDecimals(trimmed(value, decimals)), kUnits[unit]);
}

QString percentText(double fraction, int decimals) {
    if (!std::isfinite(fraction)) return kNone;
    return localDecimals(QString::number(fraction * 100, 'f', decimals)) + QChar(0x00A0) + QLatin1Char('%');
}

QString durationText(qint64 us) {
    if (us < 0) return QStringLiteral("−") + durationText(-us);
    if (us < kUsPerMs) return QString::number(us) + QChar(0x00A0) + QStringLiteral("µs");
    if (us < kUsPerSecond) return QString::number(us / kUsPerMs) + QChar(0x00A0) + QStringLiteral("ms");
    if (us < kUsPerMinute) return localDecimals(trimmed(static_cast<double>(us) / 1e6, us < 10 * kUsPerSecond ? 2 : 1)) + QChar(0x00A0) + QLatin1Char('s');
    if (us < kUsPerHour) return unitPair(us / kUsPerMinute, "min", us % kUsPerMinute / kUsPerSecond, "s");
    if (us < kUsPerDay) return unitPair(us / kUsPerHour, "h", us % kUsPerHour / kUsPerMinute, "min");
    return unitPair(us / kUsPerDay, "d", us % kUsPerDay / kUsPerHour, "h");
}

QString changeText(double before, double after) {
    if (!std::isfinite(before) || !std::isfinite(after)) return kNone;
    if (before == after) return kNone;
    if (before == 0) return QCoreApplication::translate("tally::changeText", "new");
    const double change = (after - before) / std::abs(before);
    const QString arrow = change > 0 ? QStringLiteral("▲ ") : QStringLiteral("▼ ");
    if (change > 2) return arrow + QStringLiteral("×") + localDecimals(trimmed(after / before, 1));
    const double percent = std::abs(change) * 100;
    if (percent < 0.05) return kNone;
    return arrow + localDecimals(trimmed(percent, percent < 100 ? 1 : 0)) + QChar(0x00A0) + QLatin1Char('%');
}

QString boundsText(double lower, double upper) {
    if (lower == upper) return groupedNumber(upper, 0);
    if (!std::isfinite(lower) || !std::isfinite(upper)) return kNone;
    const Scale scale = scaleOf(std::max(std::abs(lower), std::abs(upper)));
    const int decimals = std::max(0, 3 - integerDigits(std::abs(upper) / scale.factor));
    const QString low = localDecimals(QString::number(lower / scale.factor, 'f', scale.factor == 1 ? 0 : decimals));
    const QString high = localDecimals(QString::number(upper / scale.factor, 'f', scale.factor == 1 ? 0 : decimals));
    return withSuffix(low == high ? QStringLiteral("≈ ") + high : low + QStringLiteral(" – ") + high, scale.suffix);
}

// All languages of ours treat large numbers alike.
int formOf(quint64 count) { return static_cast<int>(std::min<quint64>(count, 1'000'000)); }

QString rawNumber(double value) {
    if (!std::isfinite(value)) return {};
    if (value == std::floor(value) && std::abs(value) < 9e15) return QString::number(static_cast<qint64>(value));
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace tally
