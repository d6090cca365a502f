// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: what the user chose (config.toml, see settings/config_keys.h) and what the window remembers (see session/session_file.h).
// Loaded once in main and handed down; nothing else reads a file of settings.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <map>
#include <vector>

#include "app/desktop/export/export_choices.h"
#include "core/health/objective.h"

class QSettings;

namespace tally {

enum class ThemeChoice { System, Light, Dark, Contrast };

struct RecentLog {
    QString path;                    // or tcp://A:P
    QStringList reading;             // how it is read, as words of a command line (app/reading)
    QString when, amount;            // as last shown; `when` only where earlier versions kept no moments
    QString shape;                   // numbers of the little picture, separated by blanks
    qint64 fromUs = 0, toUs = 0;     // of its events; equal = not known
    bool operator==(const RecentLog&) const = default;
};

// Paths of what listeners with TLS show and ask for; empty = none.
struct ListenFiles {
    QString certificate, key, token;
    bool operator==(const ListenFiles&) const = default;
};

struct Settings {
    static constexpr std::size_t kRecents = 24;
    ThemeChoice theme = ThemeChoice::System;
    QString language = QStringLiteral("system"), startPage = QStringLiteral("last"), liveRange = QStringLiteral("last");
    QString zone = QStringLiteral("utc");   // in which times are shown, see zoneCalled()
    int boardRows = 10;              // of the boards of Trends
    bool restore = true;             // what was open the last time
    int wallSeconds = 0;             // until the wall display turns to the next page; 0 = never
    bool tray = true, notify = true;
    std::map<QString, QString> keys; // action → keys in portable text, empty = none; only those that were changed
    QByteArray geometry;
    qint64 lastSpanUs = 0;           // of the range used with live sources; 0 = one hour
    QString listenAddress = QStringLiteral("127.0.0.1:9099");   // see parseListenPlace()
    ListenFiles listenFiles;
    bool hashActors = false;         // of listeners that are made from now on
    qint64 compareUs = 0;            // see TimeRangeController::compareWith()
    bool names = true;               // of items, where the store has them
    QStringList itemColumns;         // of the Videos page, see DataTable::columnChoice()
    ExportChoices exports;
    std::vector<RecentLog> recents;  // newest first
    Objective latency{ObjectiveKind::Latency, 0.999, 1};
    Objective availability{ObjectiveKind::Availability, 0.999, 1};

    // As versions before 0.2 kept them.
    static Settings load(QSettings& store);
    qint64 liveSpanUs() const;       // see liveRange
    void remember(const RecentLog& log);
    void forget(const QString& path);
};

QString themeName(ThemeChoice theme);                       // "system", "light", "dark", "contrast"
bool parseTheme(const QString& name, ThemeChoice* out);

}  // namespace tally
