// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings.h"

#include <QSettings>
#include <algorithm>

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

Settings Settings::load(QSettings& store)
{
    Settings settings;
    parseTheme(store.value(QStringLiteral("theme")).toString(), &settings.theme);
    settings.geometry = store.value(QStringLiteral("geometry")).toByteArray();
    settings.lastSpanUs = store.value(QStringLiteral("lastSpan"), 0).toLongLong();
    settings.listenAddress = store.value(QStringLiteral("listenAddress"), settings.listenAddress).toString();
    settings.compareUs = std::max<qint64>(-1, store.value(QStringLiteral("compare"), 0).toLongLong());
    settings.names = store.value(QStringLiteral("names"), true).toBool();
    settings.itemColumns = store.value(QStringLiteral("itemColumns")).toStringList();
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
        settings.recents.push_back({read("path"), read("map"), read("input"), read("timeZone"), read("timeFormat"),
                                    store.value(QStringLiteral("noTime")).toBool(), read("when"), read("amount"), read("shape")});
    }
    store.endArray();
    return settings;
}

void Settings::save(QSettings& store) const
{
    store.setValue(QStringLiteral("theme"), themeName(theme));
    store.setValue(QStringLiteral("geometry"), geometry);
    store.setValue(QStringLiteral("lastSpan"), lastSpanUs);
    store.setValue(QStringLiteral("listenAddress"), listenAddress);
    store.setValue(QStringLiteral("compare"), compareUs);
    store.setValue(QStringLiteral("names"), names);
    store.setValue(QStringLiteral("itemColumns"), itemColumns);
    store.setValue(QStringLiteral("exportFolder"), exports.folder);
    store.setValue(QStringLiteral("exportFormat"), exports.format);
    store.setValue(QStringLiteral("exportSideFile"), exports.sideFile);
    store.setValue(QStringLiteral("latencyTarget"), latency.target);
    store.setValue(QStringLiteral("latencyLimit"), latency.limitSeconds);
    store.setValue(QStringLiteral("availabilityTarget"), availability.target);
    store.remove(QStringLiteral("recents"));
    store.beginWriteArray(QStringLiteral("recents"), static_cast<int>(recents.size()));
    for (std::size_t i = 0; i < recents.size(); ++i) {
        store.setArrayIndex(static_cast<int>(i));
        const RecentLog& log = recents[i];
        const std::pair<const char*, QString> values[] = {{"path", log.path},         {"map", log.map},
                                                          {"input", log.input},       {"timeZone", log.timeZone},
                                                          {"timeFormat", log.timeFormat}, {"when", log.when},
                                                          {"amount", log.amount},     {"shape", log.shape}};
        for (const auto& [key, value] : values) store.setValue(QLatin1String(key), value);
        store.setValue(QStringLiteral("noTime"), log.noTime);
    }
    store.endArray();
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
