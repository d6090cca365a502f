// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/help/help_topics.h"

#include <QCoreApplication>
#include <algorithm>

namespace tally {

namespace {

HelpTopic topic(const char* id, const char* title, const char* text)
{
    return {QLatin1String(id), QCoreApplication::translate("tally::Help", title), QCoreApplication::translate("tally::Help", text)};
}

constexpr const char* kFirst = QT_TRANSLATE_NOOP("tally::Help", "How is traffic counted?");

// In the order of the pages.
std::vector<HelpTopic> makeTopics()
{
    return {
        topic("traffic", kFirst,
              QT_TRANSLATE_NOOP("tally::Help", "Every event that was accepted counts once, in the minute of its own time, never of its arrival. A bucket is the sum of its minutes, so buckets add up to the total of the range exactly. What is live is shown second by second, for about an hour, while memory has the seconds.\n\nThe hatched end is provisional: events for it may still come. Minutes before the watermark are final; those that changed afterwards are called revised.")),
        topic("latency", QT_TRANSLATE_NOOP("tally::Help", "How is latency counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "From the field that says how long a request took. Percentiles come from a sketch that holds every value: p99 is within 1 % of the true one, and does not depend on how the events were split.\n\nA bucket without latencies is a gap, not zero.")),
        topic("errors", QT_TRANSLATE_NOOP("tally::Help", "How are errors counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "Explicit errors are events that ended in an error (status 5xx). Client errors (4xx) are shown apart, as they are the client's. Errors by policy are requests that succeeded, but took longer than the objective allows.\n\nThe share is of all events of the bucket.")),
        topic("saturation", QT_TRANSLATE_NOOP("tally::Help", "How is saturation counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "The events do not say how full their service is, so it is inferred by Little's law: requests in flight = requests a second × seconds each. It is labelled as inferred.\n\nWithout latency the tile shows how full this program is instead.")),
        topic("top", QT_TRANSLATE_NOOP("tally::Help", "How are the top items counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "Every item has an exact counter; nothing is sampled. The shown rows, Other and the total add up. Items with the same count are in the order of their bytes.\n\nOf a store, the window counts the finest of minutes, hours and days that are kept. Where these are hours or days only, the range covers them as a whole.")),
        topic("items", QT_TRANSLATE_NOOP("tally::Help", "How are items counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "One row for each item with events in the range. The share is of all events of the range, also with a filter; the rows that do not match are summed below.\n\nNames come from the store (tallyctl names import) and change nothing in the counts.")),
        topic("history", QT_TRANSLATE_NOOP("tally::Help", "How is the history of an item counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "The events of this item alone, by type. Sums, averages, least and greatest are of the value field, as exact decimals.")),
        topic("chosen", QT_TRANSLATE_NOOP("tally::Help", "How are several chosen items counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "Ctrl or Shift and a click choose several rows of the table. Each has its exact count in the range; Other is everything that is not chosen, so that the rows add up to all events of the range.")),
        topic("chosen-history", QT_TRANSLATE_NOOP("tally::Help", "What does the chart of chosen items show?"),
              QT_TRANSLATE_NOOP("tally::Help", "The events of each chosen item over the range, one line each, in equal steps. A step without events is zero; time in which nothing was known is a gap.")),
        topic("boards", QT_TRANSLATE_NOOP("tally::Help", "How do the three rankings come about?"),
              QT_TRANSLATE_NOOP("tally::Help", "They cover the last minute, hour and day that the range ends with; of what is live, the newest 60 seconds. Arrows compare with the ranking of as long a time before; “new” was not among the first hundred then.")),
        topic("rank-history", QT_TRANSLATE_NOOP("tally::Help", "How does the rank history come about?"),
              QT_TRANSLATE_NOOP("tally::Help", "The range is cut into at most twelve buckets, and the events of each bucket are ranked by themselves, exactly as the rankings above it are. A line ends where its item is not among the first ten. A bucket that is still filling is left out. Point at a line or a name to follow it, click to keep its colour, double-click to open the item.")),
        topic("annotations", QT_TRANSLATE_NOOP("tally::Help", "What are annotations?"),
              QT_TRANSLATE_NOOP("tally::Help", "Moments or stretches of time that you wrote something on: N, or the right mouse button on a chart; pin the other end first for a stretch. They are drawn on every chart over time, are in its exports as a column, and lie in annotations.json with your own data, whatever log is open.")),
        topic("leaders", QT_TRANSLATE_NOOP("tally::Help", "What does the chart of leaders show?"),
              QT_TRANSLATE_NOOP("tally::Help", "The first items of the hour, minute by minute. Before its first event an item has no line.")),
        topic("service-latency", QT_TRANSLATE_NOOP("tally::Help", "How is the service's latency judged?"),
              QT_TRANSLATE_NOOP("tally::Help", "p50, p95 and p99 of the requests that did not end in an error, and p99 of those that did: fast failures must not make a service look fast. Within 1 %.\n\nWhat a store kept from before this program started has both in one; the subtitle then says so. The dashed line is the limit of the objective.")),
        topic("service-errors", QT_TRANSLATE_NOOP("tally::Help", "What are errors of the service?"),
              QT_TRANSLATE_NOOP("tally::Help", "5xx: the service failed. Slow: it succeeded, but took longer than the limit of the objective. 4xx: the client's. A bucket without events has no share and is a gap.")),
        topic("pipeline-saturation", QT_TRANSLATE_NOOP("tally::Help", "How full is the pipeline?"),
              QT_TRANSLATE_NOOP("tally::Help", "Queues: how many of their places are taken. Memory: of the budget for counts. Disk: of the file system of the store. Workers, writer and CPU: the share of the last second they were busy. The worst one is named.\n\nTime to full is a line through the last five minutes, and only shown when it clearly rises. Times are of this machine's clock, since the program started.")),
        topic("pipeline-freshness", QT_TRANSLATE_NOOP("tally::Help", "How fresh is what I see?"),
              QT_TRANSLATE_NOOP("tally::Help", "Now minus the watermark of each listener: minutes older than that are final. It includes the time that events may be out of order. A source that stands still ages here; a quiet one does too, until silence makes its minutes final.")),
        topic("objectives", QT_TRANSLATE_NOOP("tally::Help", "How do error budgets work?"),
              QT_TRANSLATE_NOOP("tally::Help", "A target of 99.9 % allows 0.1 % bad requests in 30 days: that is the budget. Burn 1× spends it in exactly 30 days, 14.4× in two.\n\nEach column has a long and a short window. An alert is due when both burn faster than 14.4× (1 h and 5 min), 6× (6 h and 30 min), 3× (24 h and 2 h) or 1× (3 d and 6 h), with at least ten bad requests. The period ends with the shown range.")),
        topic("error-budget", QT_TRANSLATE_NOOP("tally::Help", "What does the budget chart show?"),
              QT_TRANSLATE_NOOP("tally::Help", "How much of the 30 days' budget was left at each moment; below zero it is overspent. The dashed line spends it evenly.")),
        topic("heat", QT_TRANSLATE_NOOP("tally::Help", "How are hours and weekdays counted?"),
              QT_TRANSLATE_NOOP("tally::Help", "The four weeks up to the end of the range, in the zone shown at the lower right. A cell is the mean of all such hours that lie between the first and the last event; hours that were not recorded are dashed, not quiet.")),
        topic("explain", QT_TRANSLATE_NOOP("tally::Help", "How is a change explained?"),
              QT_TRANSLATE_NOOP("tally::Help", "Ctrl and drag over a stretch of a chart, or Ctrl M for the shown range. It is compared with as long a time before, or with what the range is compared with. Every item and type has its part in the change; all parts add up to 100 %, and those that went the other way are negative.")),
        topic("raw-lines", QT_TRANSLATE_NOOP("tally::Help", "Where do raw lines come from?"),
              QT_TRANSLATE_NOOP("tally::Help", "Ctrl Shift R shows the lines behind what a page shows: of the item in detail, of the type or item that is filtered, or of all events of the range. They are read once more from the logs that are open, from those that the store counted before, as far as they are still there, and from the journals of listeners: the first 1,000, each with its place in its log.")),
        topic("ledger", QT_TRANSLATE_NOOP("tally::Help", "What is the ledger?"),
              QT_TRANSLATE_NOOP("tally::Help", "Every record that was received ends in exactly one column: counted, doubled, late, of the future, rejected, or in flight. The difference must be 0.")),
        topic("letters", QT_TRANSLATE_NOOP("tally::Help", "What are dead letters?"),
              QT_TRANSLATE_NOOP("tally::Help", "Records that were not counted, with source, line, offset and the reason. Bad records never stop the good ones behind them.\n\nA letter can be read once more, as it came or corrected; when it can be counted now it moves to the counted ones, once. Discarded ones are gone, but the ledger goes on counting them as not counted. The newest 64 MiB are kept; older ones are counted as pushed out.")),
        topic("sources", QT_TRANSLATE_NOOP("tally::Help", "What is a source?"),
              QT_TRANSLATE_NOOP("tally::Help", "A recorded log, a listener, a sender that says its name, or a store. Each has a ledger of its own. Opening the same content again in a store adds nothing.")),
        topic("compare", QT_TRANSLATE_NOOP("tally::Help", "What is compared with what?"),
              QT_TRANSLATE_NOOP("tally::Help", "The shown range with as long a time one hour, day or week earlier, or directly before. The dashed grey line is the earlier time moved over the shown one; Δ % compares the sums of both.\n\nWhile the range is provisional, only the part that is complete is compared.")),
        topic("profiles", QT_TRANSLATE_NOOP("tally::Help", "What is a profile?"),
              QT_TRANSLATE_NOOP("tally::Help", "A way of reading logs under a name: which fields are what, the format, the zone. The Open dialog chooses one, changes it, saves it under its own or another name, and remembers which files it is for (access*.log*). Some come with the program; your own are TOML files that tallyctl --profile NAME reads too.")),
        topic("zone", QT_TRANSLATE_NOOP("tally::Help", "In which zone are times?"),
              QT_TRANSLATE_NOOP("tally::Help", "In the one that stands at the lower right: UTC, that of this computer, or one chosen by name in the settings. Ranges, axes, tables, reports and exports all follow it; exported times carry their offset. Minutes and hours are counted in UTC whatever is shown, so no count changes with the zone.")),
    };
}

}  // namespace

const std::vector<HelpTopic>& helpTopics()
{
    static std::vector<HelpTopic> topics = makeTopics();
    // In the language of now: it may have changed since.
    if (topics.front().title != QCoreApplication::translate("tally::Help", kFirst)) topics = makeTopics();
    return topics;
}

const HelpTopic* helpTopic(const QString& id)
{
    const QString key = id.startsWith(QStringLiteral("top-")) ? QStringLiteral("boards") : id;
    const auto& topics = helpTopics();
    const auto found = std::find_if(topics.begin(), topics.end(), [&](const HelpTopic& one) { return one.id == key; });
    return found == topics.end() ? nullptr : &*found;
}

}  // namespace tally
