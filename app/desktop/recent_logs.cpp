// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recent_logs.h"

#include <QFileInfo>

#include "app/desktop/text.h"
#include "app/reading/read_option.h"
#include "widgets/text/time_text.h"

namespace tally {

std::vector<RecentItem> recentItems(const Settings& settings)
{
    std::vector<RecentItem> items;
    int color = 0;
    for (const RecentLog& recent : settings.recents) {
        const bool socket = recent.path.startsWith(QStringLiteral("tcp://")) || recent.path.startsWith(QStringLiteral("local:"));
        RecentItem item;
        item.id = recent.path;
        item.icon = socket ? QStringLiteral("live") : QStringLiteral("file");
        item.name = socket ? recent.path : QFileInfo(recent.path).fileName();
        item.when = recent.toUs > recent.fromUs ? rangeText(recent.fromUs, recent.toUs) : recent.when;   // in the zone of now
        item.amount = recent.amount;
        for (const QString& point : recent.shape.split(QLatin1Char(' '), Qt::SkipEmptyParts)) item.shape.push_back(point.toDouble());
        item.color = color++ % 2 == 0 ? 0 : 3;
        items.push_back(std::move(item));
    }
    return items;
}

const RecentLog* recentLog(const Settings& settings, const QString& path)
{
    for (const RecentLog& recent : settings.recents)
        if (recent.path == path) return &recent;
    return nullptr;
}

RecentLog recentOf(const QString& path, const ReadOptions& options)
{
    RecentLog recent;
    recent.path = path;
    for (const std::string& word : wordsOf(options)) recent.reading += text(word);
    return recent;
}

ReadOptions optionsOf(const RecentLog& recent)
{
    std::vector<std::string> words;
    for (const QString& word : recent.reading) words.push_back(bytes(word));
    auto options = readOptionsOf(words);
    return options ? std::move(*options) : ReadOptions{};
}

}  // namespace tally
