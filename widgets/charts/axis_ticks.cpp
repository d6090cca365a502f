// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/axis_ticks.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/text/time_text.h"

namespace tally {
namespace {

constexpr std::array<qint64, 18> kSteps = {
    kUsPerSecond, 2 * kUsPerSecond, 5 * kUsPerSecond, 10 * kUsPerSecond, 15 * kUsPerSecond, 30 * kUsPerSecond,
    kUsPerMinute, 2 * kUsPerMinute, 5 * kUsPerMinute, 10 * kUsPerMinute, 15 * kUsPerMinute, 30 * kUsPerMinute,
    kUsPerHour, 2 * kUsPerHour, 3 * kUsPerHour, 6 * kUsPerHour, 12 * kUsPerHour, kUsPerDay};

qint64 usOf(const QDate& date) { return momentOfWall(date, QTime(0, 0)); }

QDate dateOf(qint64 us) { return QDateTime::fromSecsSinceEpoch((us + zoneOffset(us)) / kUsPerSecond, Qt::UTC).date(); }

// Moments at which the clock of the shown zone stands at a multiple of `step`.
std::vector<qint64> roundMoments(qint64 fromUs, qint64 toUs, qint64 step) {
    std::vector<qint64> moments;
    qint64 wall = (fromUs + zoneOffset(fromUs)) / step * step;
    for (;; wall += step) {
        const QDateTime clock = QDateTime::fromSecsSinceEpoch(wall / kUsPerSecond, Qt::UTC);
        const qint64 at = momentOfWall(clock.date(), clock.time());
        if (at >= toUs) return moments;
        if (at >= fromUs && (moments.empty() || at > moments.back())) moments.push_back(at);   // clocks are turned back, too
    }
}

std::vector<TimeTick> fixedTicks(qint64 fromUs, qint64 toUs, qint64 step) {
    std::vector<TimeTick> ticks;
    for (const qint64 at : roundMoments(fromUs, toUs, step)) {
        const bool midnight = (at + zoneOffset(at)) % kUsPerDay == 0;
        const bool days = step >= kUsPerDay || (midnight && step >= kUsPerHour);
        ticks.push_back({at, days ? dayText(at) : clockText(at, step < kUsPerMinute)});
    }
    return ticks;
}

std::vector<TimeTick> dayTicks(qint64 fromUs, qint64 toUs, int days) {
    std::vector<TimeTick> ticks;
    for (const qint64 at : roundMoments(fromUs, toUs, days * kUsPerDay)) ticks.push_back({at, dayText(at)});
    return ticks;
}

std::vector<TimeTick> monthTicks(qint64 fromUs, qint64 toUs, int months) {
    std::vector<TimeTick> ticks;
    QDate date = dateOf(fromUs);
    date = QDate(date.year(), 1 + (date.month() - 1) / months * months % 12, 1);
    if (months >= 12) date = QDate(date.year() / (months / 12) * (months / 12), 1, 1);
    for (; usOf(date) < toUs; date = date.addMonths(months)) {
        if (usOf(date) < fromUs) continue;
        const QString format = months >= 12 ? QStringLiteral("yyyy") : date.month() == 1 ? QStringLiteral("MMM yyyy") : QStringLiteral("MMM");
        ticks.push_back({usOf(date), QLocale().toString(date, format)});
    }
    return ticks;
}

double niceStep(double rough) {
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 4.0, 5.0, 10.0})
        if (factor * power >= rough * 0.999) return factor * power;
    return 10 * power;
}

}  // namespace

std::vector<TimeTick> timeTicks(qint64 fromUs, qint64 toUs, int widthPx, int minSpacingPx) {
    if (fromUs >= toUs || widthPx <= 0) return {};
    const double wanted = static_cast<double>(toUs - fromUs) * minSpacingPx / widthPx;
    for (const qint64 step : kSteps)
        if (static_cast<double>(step) >= wanted) return fixedTicks(fromUs, toUs, step);
    for (const int days : {2, 7, 14})
        if (static_cast<double>(days * kUsPerDay) >= wanted) return dayTicks(fromUs, toUs, days);
    for (const int months : {1, 2, 3, 6, 12, 24, 60, 120})
        if (static_cast<double>(months) * 30.4 * kUsPerDay >= wanted) return monthTicks(fromUs, toUs, months);
    return monthTicks(fromUs, toUs, 240);
}

std::vector<double> valueTicks(double low, double high) {
    if (!std::isfinite(low) || !std::isfinite(high) || high <= low) return {0.0, 1.0};
    const double step = niceStep((high - low) / 4);
    std::vector<double> ticks;
    const double first = std::ceil(low / step - 1e-9), last = std::floor(high / step + 1e-9);
    for (double i = first; i <= last; i += 1) ticks.push_back(i * step);
    return ticks;
}

std::vector<double> logTicks(double floor, double high) {
    std::vector<double> ticks{0};
    const double decades = std::log10(std::max(high, floor) / floor);
    const int every = std::max(1, static_cast<int>(std::ceil(decades / 5)));   // at most about five lines
    int index = 0;
    for (double decade = floor; decade <= high * 1.0000001 && std::isfinite(decade); decade *= 10, ++index) {
        if (index % every == 0) ticks.push_back(decade);
        if (decades >= 2) continue;
        for (const double factor : {2.0, 5.0})
            if (factor * decade <= high) ticks.push_back(factor * decade);
    }
    return ticks;
}

double axisTop(double high) { return std::isfinite(high) && high > 0 ? high * 1.09 : 1.0; }

}  // namespace tally
