// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time/shown_range.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>
#include <algorithm>

#include "widgets/text/number_text.h"

namespace tally {
namespace {

qint64 unitUs(QChar unit) {
    switch (unit.unicode()) {
        case 's': return kUsPerSecond;
        case 'm': return kUsPerMinute;
        case 'h': return kUsPerHour;
        case 'd': return kUsPerDay;
        case 'w': return 7 * kUsPerDay;
        default: return 0;
    }
}

QString words(const char* text) { return QCoreApplication::translate("tally::ShownRange", text); }

}  // namespace

ShownRange ShownRange::absolute(qint64 fromUs, qint64 toUs) { return {RangeKind::Absolute, fromUs, toUs, toUs - fromUs}; }

ShownRange ShownRange::last(qint64 spanUs, qint64 nowUs) { return {RangeKind::Relative, nowUs - spanUs, nowUs, spanUs}; }

ShownRange ShownRange::everything(qint64 dataFromUs, qint64 dataToUs) { return {RangeKind::Everything, dataFromUs, dataToUs, dataToUs - dataFromUs}; }

QString rangeName(const ShownRange& range) {
    if (range.kind == RangeKind::Everything) return words(QT_TRANSLATE_NOOP("tally::ShownRange", "Everything"));
    if (range.kind == RangeKind::Absolute) return words(QT_TRANSLATE_NOOP("tally::ShownRange", "Range"));
    return words(QT_TRANSLATE_NOOP("tally::ShownRange", "Last %1")).arg(range.spanUs % kUsPerDay == 0 && range.spanUs > kUsPerDay ? QStringLiteral("%1 d").arg(range.spanUs / kUsPerDay)
                                : range.spanUs == kUsPerDay                             ? QStringLiteral("24 h")
                                                                                        : durationText(range.spanUs));
}

std::optional<qint64> parseMoment(const QString& text, qint64 nowUs) {
    const QString trimmed = text.trimmed();
    static const QRegularExpression relative(QStringLiteral("^now(?:\\s*([+-])\\s*(\\d{1,9})\\s*([smhdw]))?$"), QRegularExpression::CaseInsensitiveOption);
    if (const auto match = relative.match(trimmed); match.hasMatch()) {
        if (match.captured(2).isEmpty()) return nowUs;
        const qint64 amount = match.captured(2).toLongLong(), unit = unitUs(match.captured(3).toLower().at(0));
        if (amount > 1'000'000'000'000'000LL / unit) return std::nullopt;
        return match.captured(1) == QLatin1String("-") ? nowUs - amount * unit : nowUs + amount * unit;
    }
    static const QRegularExpression shape(QStringLiteral(
        "^(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?)?$"), QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(trimmed);
    if (!match.hasMatch()) return std::nullopt;
    const QDate date = QDate::fromString(match.captured(1), QStringLiteral("yyyy-MM-dd"));
    const QTime time = match.captured(2).isEmpty() ? QTime(0, 0) : QTime::fromString(match.captured(2), QStringLiteral("HH:mm"));
    const int second = match.captured(3).toInt();
    if (!date.isValid() || !time.isValid() || second > 59) return std::nullopt;
    qint64 us = (match.captured(5).isEmpty() ? momentOfWall(date, time) : QDateTime(date, time, Qt::UTC).toSecsSinceEpoch() * kUsPerSecond) + second * kUsPerSecond;
    us += match.captured(4).leftJustified(6, QLatin1Char('0'), true).toLongLong();
    const QString zone = match.captured(5);
    if (zone.startsWith(QLatin1Char('+')) || zone.startsWith(QLatin1Char('-'))) {
        const QString digits = QString(zone.mid(1)).remove(QLatin1Char(':'));
        const qint64 offset = (digits.left(2).toLongLong() * 60 + digits.mid(2).toLongLong()) * kUsPerMinute;
        us -= zone.startsWith(QLatin1Char('-')) ? -offset : offset;
    }
    return us;
}

}  // namespace tally
