// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: what the window remembers. Loaded once in main and handed down; nothing else reads QSettings.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "app/desktop/export/export_choices.h"
#include "core/health/objective.h"

class QSettings;

namespace tally {

enum class ThemeChoice { System, Light, Dark, Contrast };

struct RecentLog {
    QString path;                    // or tcp://A:P
    QString map, input, timeZone, timeFormat;
    bool noTime = false;
    QString when, amount;            // as last shown
    QString shape;                   // numbers of the little picture, separated by blanks
    bool operator==(const RecentLog&) const = default;
};

struct Settings {
    static constexpr std::size_t kRecents = 24;
    ThemeChoice theme = ThemeChoice::System;
    QByteArray geometry;
    qint64 lastSpanUs = 0;           // of the range used with live sources; 0 = one hour
    QString listenAddress = QStringLiteral("127.0.0.1:9099");
    qint64 compareUs = 0;            // see TimeRangeController::compareWith()
    bool names = true;               // of items, where the store has them
    QStringList itemColumns;         // of the Videos page, see DataTable::columnChoice()
    ExportChoices exports;
    std::vector<RecentLog> recents;  // newest first
    Objective latency{ObjectiveKind::Latency, 0.999, 1};
    Objective availability{ObjectiveKind::Availability, 0.999, 1};

    static Settings load(QSettings& store);
    void save(QSettings& store) const;
    void remember(const RecentLog& log);
    void forget(const QString& path);
};

QString themeName(ThemeChoice theme);                       // "system", "light", "dark", "contrast"
bool parseTheme(const QString& name, ThemeChoice* out);

}  // namespace tally
