// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings.h"

#include <QSettings>
#include <algorithm>

#include "core/event/time.h"

namespace tally {

QString themeName(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::Light: return QStringLiteral("light");
    case ThemeChoice::Dark: return QStringLiteral("dark");
    case ThemeChoice::Contrast: return QStringLiteral("contrast");
    default: return QStringLiteral("system");
    }
}

bool parseTheme(const QString& name, ThemeChoice* out)
{
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast})
        if (name == themeName(theme)) {
            *out = theme;
            return true;
        }
    return false;
}

// As versions before kept it, in the five options that there were.
static QStringList earlierReading(const QSettings& store)
{
    QStringList words;
    const std::pair<const char*, const char*> options[] = {{"map", "--map"}, {"input", "--input"}, {"timeZone", "--time-zone"}, {"timeFormat", "--time-format"}};
    for (const auto& [key, option] : options)
        if (const QString value = store.value(QLatin1String(key)).toString(); !value.isEmpty()) words << QLatin1String(option) << value;
    if (store.value(QStringLiteral("noTime")).toBool()) words << QStringLiteral("--no-time");
    return words;
}

Settings Settings::load(QSettings& store)
{
    Settings settings;
    parseTheme(store.value(QStringLiteral("theme")).toString(), &settings.theme);
    settings.geometry = store.value(QStringLiteral("geometry")).toByteArray();
    settings.lastSpanUs = store.value(QStringLiteral("lastSpan"), 0).toLongLong();
    settings.listenAddress = store.value(QStringLiteral("listenAddress"), settings.listenAddress).toString();
    settings.compareUs = std::max<qint64>(-1, store.value(QStringLiteral("compare"), 0).toLongLong());
    settings.names = store.value(QStringLiteral("names"), true).toBool();
    settings.exports.folder = store.value(QStringLiteral("exportFolder")).toString();
    settings.exports.format = store.value(QStringLiteral("exportFormat"), settings.exports.format).toString();
    settings.exports.sideFile = store.value(QStringLiteral("exportSideFile"), true).toBool();
    const auto share = [&](const char* key, double otherwise) {
        const double read = store.value(QLatin1String(key), otherwise).toDouble();
        return read >= 0 && read < 1 ? read : otherwise;
    };
    settings.latency.target = share("latencyTarget", settings.latency.target);
    settings.availability.target = share("availabilityTarget", settings.availability.target);
    const double limit = store.value(QStringLiteral("latencyLimit"), settings.latency.limitSeconds).toDouble();
    if (limit > 0 && limit <= 3600) settings.latency.limitSeconds = limit;
    const int count = std::min(store.beginReadArray(QStringLiteral("recents")), static_cast<int>(kRecents));
    for (int i = 0; i < count; ++i) {
        store.setArrayIndex(i);
        const auto read = [&](const char* key) { return store.value(QLatin1String(key)).toString(); };
        const QStringList reading = store.contains(QStringLiteral("reading")) ? store.value(QStringLiteral("reading")).toStringList() : earlierReading(store);
        settings.recents.push_back({read("path"), reading, read("when"), read("amount"), read("shape"), 0, 0});
    }
    store.endArray();
    return settings;
}

qint64 Settings::liveSpanUs() const
{
    for (const auto& [word, span] : {std::pair{"15m", 15 * kMinute}, {"1h", kHour}, {"6h", 6 * kHour}, {"24h", kDay}, {"7d", 7 * kDay}})
        if (liveRange == QLatin1String(word)) return span;
    return lastSpanUs > 0 ? lastSpanUs : 15 * kMinute;
}

void Settings::remember(const RecentLog& log)
{
    forget(log.path);
    recents.insert(recents.begin(), log);
    if (recents.size() > kRecents) recents.resize(kRecents);
}

void Settings::forget(const QString& path)
{
    std::erase_if(recents, [&](const RecentLog& log) { return log.path == path; });
}

}  // namespace tally
