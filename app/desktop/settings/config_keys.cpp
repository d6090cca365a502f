// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings/config_keys.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <numeric>

namespace tally {

namespace {

constexpr const char* kWindow = QT_TRANSLATE_NOOP("tally::ConfigKeys", "Window");
constexpr const char* kSources = QT_TRANSLATE_NOOP("tally::ConfigKeys", "Sources");
constexpr const char* kPages = QT_TRANSLATE_NOOP("tally::ConfigKeys", "Pages");
constexpr const char* kObjectives = QT_TRANSLATE_NOOP("tally::ConfigKeys", "Objectives");
constexpr const char* kWall = QT_TRANSLATE_NOOP("tally::ConfigKeys", "Wall display");
constexpr const char* kTray = QT_TRANSLATE_NOOP("tally::ConfigKeys", "Notification area");

std::vector<ConfigKey> windowKeys()
{
    return {
        {"window.theme", ConfigKind::Choice, kWindow, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Colours"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "Of the desktop, or always the same"),
         [](const Settings& s) { return QVariant(themeName(s.theme)); }, [](Settings* s, const QVariant& v) { parseTheme(v.toString(), &s->theme); },
         {"system", "light", "dark", "contrast"},
         {QT_TRANSLATE_NOOP("tally::ConfigKeys", "System"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "Light"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "Dark"),
          QT_TRANSLATE_NOOP("tally::ConfigKeys", "Contrast")}},
        {"window.language", ConfigKind::Choice, kWindow, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Language"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "Changes at once, and with it the form of numbers and dates"),
         [](const Settings& s) { return QVariant(s.language); }, [](Settings* s, const QVariant& v) { s->language = v.toString(); },
         {"system", "en", "de", "fr"}, {QT_TRANSLATE_NOOP("tally::ConfigKeys", "System"), "English", "Deutsch", "Français"}},
        {"window.zone", ConfigKind::Zone, kWindow, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Time zone"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "Of every time that is shown or exported: utc, local or a name such as Europe/Paris"),
         [](const Settings& s) { return QVariant(s.zone); }, [](Settings* s, const QVariant& v) { s->zone = v.toString(); }},
        {"window.start_page", ConfigKind::Choice, kWindow, QT_TRANSLATE_NOOP("tally::ConfigKeys", "First page"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "What is shown when the program starts"),
         [](const Settings& s) { return QVariant(s.startPage); }, [](Settings* s, const QVariant& v) { s->startPage = v.toString(); },
         {"last", "overview", "videos", "trends", "health", "sources"},
         {QT_TRANSLATE_NOOP("tally::ConfigKeys", "The last one"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "Overview"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "Videos"),
          QT_TRANSLATE_NOOP("tally::ConfigKeys", "Trends"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "Health"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "Sources")}},
        {"window.restore", ConfigKind::Flag, kWindow, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Go on where it ended"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "Opens the logs of the last time, with range, filters and order"),
         [](const Settings& s) { return QVariant(s.restore); }, [](Settings* s, const QVariant& v) { s->restore = v.toBool(); }},
    };
}

std::vector<ConfigKey> pageKeys()
{
    return {
        {"range.live", ConfigKind::Choice, kPages, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Range of live sources"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "When listening or following begins"),
         [](const Settings& s) { return QVariant(s.liveRange); }, [](Settings* s, const QVariant& v) { s->liveRange = v.toString(); },
         {"last", "15m", "1h", "6h", "24h", "7d"},
         {QT_TRANSLATE_NOOP("tally::ConfigKeys", "The last one used"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "15 minutes"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "1 hour"),
          QT_TRANSLATE_NOOP("tally::ConfigKeys", "6 hours"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "24 hours"), QT_TRANSLATE_NOOP("tally::ConfigKeys", "7 days")}},
        {"boards.rows", ConfigKind::Number, kPages, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Rows of a ranking"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "On the Trends page: the K of its top-K boards"),
         [](const Settings& s) { return QVariant(static_cast<double>(s.boardRows)); }, [](Settings* s, const QVariant& v) { s->boardRows = v.toInt(); }, {}, {}, 2, 50},
        {"items.names", ConfigKind::Flag, kPages, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Names of items"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "Instead of ids, where the store has them; from the next start"),
         [](const Settings& s) { return QVariant(s.names); }, [](Settings* s, const QVariant& v) { s->names = v.toBool(); }},
        {"objective.latency_target", ConfigKind::Number, kObjectives, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Share of fast requests"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "0.999 = 999 of 1000 within the limit"),
         [](const Settings& s) { return QVariant(s.latency.target); }, [](Settings* s, const QVariant& v) { s->latency.target = v.toDouble(); }, {}, {}, 0, 0.99999, 5},
        {"objective.latency_limit", ConfigKind::Number, kObjectives, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Limit of latency, seconds"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "What takes longer spends the error budget"),
         [](const Settings& s) { return QVariant(s.latency.limitSeconds); }, [](Settings* s, const QVariant& v) { s->latency.limitSeconds = v.toDouble(); }, {}, {}, 0.001, 3600, 3},
        {"objective.availability_target", ConfigKind::Number, kObjectives, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Share of requests that succeed"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "0.999 = 999 of 1000 without an error"),
         [](const Settings& s) { return QVariant(s.availability.target); }, [](Settings* s, const QVariant& v) { s->availability.target = v.toDouble(); }, {}, {}, 0, 0.99999, 5},
        {"listen.address", ConfigKind::Text, kSources, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Address to listen on"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "Proposed by the Listen dialog"),
         [](const Settings& s) { return QVariant(s.listenAddress); }, [](Settings* s, const QVariant& v) { s->listenAddress = v.toString(); }},
        {"listen.certificate", ConfigKind::Text, kSources, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Certificate of listeners"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "A PEM file; for TLS and HTTPS"),
         [](const Settings& s) { return QVariant(s.listenFiles.certificate); }, [](Settings* s, const QVariant& v) { s->listenFiles.certificate = v.toString(); }},
        {"listen.key", ConfigKind::Text, kSources, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Key of the certificate"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "A PEM file that only you can read"),
         [](const Settings& s) { return QVariant(s.listenFiles.key); }, [](Settings* s, const QVariant& v) { s->listenFiles.key = v.toString(); }},
        {"listen.token_file", ConfigKind::Text, kSources, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Token of senders"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "A file with the secret that senders must know; for TLS and HTTPS"),
         [](const Settings& s) { return QVariant(s.listenFiles.token); }, [](Settings* s, const QVariant& v) { s->listenFiles.token = v.toString(); }},
        {"listen.hash_actors", ConfigKind::Flag, kSources, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Hide actors of listeners"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "Keeps only what is counted, and of actors a keyed hash; for listeners made from now on"),
         [](const Settings& s) { return QVariant(s.hashActors); }, [](Settings* s, const QVariant& v) { s->hashActors = v.toBool(); }},
    };
}

std::vector<ConfigKey> roomKeys()
{
    return {
        {"wall.rotate_seconds", ConfigKind::Number, kWall, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Next page after, seconds"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "On the wall display (F11); 0 = it stays"),
         [](const Settings& s) { return QVariant(static_cast<double>(s.wallSeconds)); }, [](Settings* s, const QVariant& v) { s->wallSeconds = v.toInt(); }, {}, {}, 0, 3600},
        {"tray.show", ConfigKind::Flag, kTray, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Icon with the state"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "In the notification area of the desktop, where there is one"),
         [](const Settings& s) { return QVariant(s.tray); }, [](Settings* s, const QVariant& v) { s->tray = v.toBool(); }},
        {"tray.notify", ConfigKind::Flag, kTray, QT_TRANSLATE_NOOP("tally::ConfigKeys", "Say when it gets worse"),
         QT_TRANSLATE_NOOP("tally::ConfigKeys", "A message of the desktop when a source stalls or fails, or the store does"),
         [](const Settings& s) { return QVariant(s.notify); }, [](Settings* s, const QVariant& v) { s->notify = v.toBool(); }},
    };
}

int distance(const QString& a, const QString& b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[at + 1];
            row[at + 1] = std::min({replaced, row[at] + 1, row[at + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

const std::vector<ConfigKey>& configKeys()
{
    static const std::vector<ConfigKey> keys = [] {
        std::vector<ConfigKey> all = windowKeys();
        for (auto&& more : {pageKeys(), roomKeys()}) all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return keys;
}

const ConfigKey* configKey(const QString& key)
{
    for (const ConfigKey& known : configKeys())
        if (key == QLatin1String(known.key)) return &known;
    return nullptr;
}

QString configWords(const char* english) { return QCoreApplication::translate("tally::ConfigKeys", english); }

QString nearestName(const QString& wrong, const QStringList& known)
{
    if (wrong.size() > 80) return {};      // from a file of anybody's
    QString best;
    int least = std::max(2, static_cast<int>(wrong.size()) / 3) + 1;
    for (const QString& name : known) {
        const int apart = distance(wrong.toLower(), name.toLower());
        if (apart >= least) continue;
        least = apart;
        best = name;
    }
    return best;
}

QString tomlLiteral(const QVariant& value)
{
    if (value.userType() == QMetaType::Bool) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.userType() == QMetaType::Double) {
        const double number = value.toDouble();
        return QString::number(number, 'g', QLocale::FloatingPointShortest);
    }
    QString quoted = QStringLiteral("\"");
    for (const QChar c : value.toString()) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\')) quoted += QLatin1Char('\\') + QString(c);
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f) quoted += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else quoted += c;
    }
    return quoted + QLatin1Char('"');
}

}  // namespace tally
