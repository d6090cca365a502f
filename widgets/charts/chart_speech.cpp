// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_speech.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "widgets/charts/chart_overlay.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
QString spoken(const char* source) { return QCoreApplication::translate("tally::ChartSpeech", source); }
}  // namespace

QString spokenSummary(const ChartData& data, const std::vector<QString>& hidden)
{
    if (data.fromUs >= data.toUs) return {};
    QStringList said;
    for (const ChartSeries& series : data.series) {
        if (series.ghost || std::find(hidden.begin(), hidden.end(), seriesKey(series)) != hidden.end()) continue;
        const SeriesFigures of = figuresOf(data, series);
        if (of.values == 0) continue;
        const int decimals = std::max(data.decimals, of.max < 100 ? 1 : 0);   // of a mean
        const auto number = [&](double one, int digits) { return groupedNumber(one, digits) + data.valueUnit; };
        said += spoken(QT_TRANSLATE_NOOP("tally::ChartSpeech", "%1: last %2, least %3, mean %4, greatest %5"))
                    .arg(series.name, number(of.last, data.decimals), number(of.min, data.decimals), number(of.mean, decimals), number(of.max, data.decimals));
    }
    const QString range = spoken(QT_TRANSLATE_NOOP("tally::ChartSpeech", "%1 to %2")).arg(dateTimeText(data.fromUs), dateTimeText(data.toUs));
    return range + QStringLiteral(". ") + (said.isEmpty() ? spoken(QT_TRANSLATE_NOOP("tally::ChartSpeech", "No data")) : said.join(QStringLiteral("; ")));
}

QString spokenBucket(const ChartData& data, std::size_t index, const std::vector<QString>& hidden, bool stacked)
{
    const Tip tip = buildTip(data, index, hidden, stacked);
    QStringList said;
    for (const TipRow& row : tip.rows) said += row.name + QLatin1Char(' ') + row.value;
    if (!tip.total.isEmpty()) said += tip.total;
    said += tip.notes;
    return dateTimeText(data.x[index]) + QStringLiteral(": ") + (said.isEmpty() ? spoken(QT_TRANSLATE_NOOP("tally::ChartSpeech", "No data")) : said.join(QStringLiteral(", ")));
}

}  // namespace tally
