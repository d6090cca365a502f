// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings/config_file.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "app/desktop/session/whole_file.h"
#include "app/desktop/settings/config_keys.h"

namespace tally {

namespace {
constexpr int kSoonMs = 150;              // an editor writes in more than one step
const QString kShortcut = QStringLiteral("keys.");
const QByteArray kHead = "# Settings of Tallyscope. The window shows each with its key, and changes only the value: comments stay.\n";
}  // namespace

ConfigFile::ConfigFile(const QString& path, Settings* settings, QObject* parent) : QObject(parent), path_(path), settings_(settings)
{
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &ConfigFile::lookAgain);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &soon_, qOverload<>(&QTimer::start));
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &soon_, qOverload<>(&QTimer::start));
    adopt();
}

QString ConfigFile::usualPath() { return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/tallyscope/config.toml"); }

QMap<QString, QVariant> ConfigFile::values() const
{
    QMap<QString, QVariant> all;
    for (const ConfigKey& key : configKeys()) all[QLatin1String(key.key)] = key.get(*settings_);
    for (const auto& [action, keys] : settings_->keys) all[kShortcut + action] = keys;
    return all;
}

void ConfigFile::adopt() { known_ = values(); }

void ConfigFile::setActions(const QStringList& actions)
{
    actions_ = actions;
    if (text_.isEmpty()) return;
    Settings unused;
    take(readConfig(text_, Settings{}, actions_, &unused));
}

void ConfigFile::watch()
{
    if (path_.isEmpty()) return;
    const QString folder = QFileInfo(path_).absolutePath();
    QDir().mkpath(folder);                // a file that is made there later is to be seen
    if (!watcher_.directories().contains(folder)) watcher_.addPath(folder);
    if (QFileInfo::exists(path_) && !watcher_.files().contains(path_)) watcher_.addPath(path_);   // a new one is there after each atomic write
}

bool ConfigFile::load()
{
    watch();
    const auto text = path_.isEmpty() ? std::nullopt : readWholeFile(path_);
    if (!text) return false;
    text_ = *text;
    Settings read = *settings_;
    const ConfigReading reading = readConfig(text_, Settings{}, actions_, &read);
    if (!reading.broken) *settings_ = read;
    adopt();
    take(reading);
    return true;
}

void ConfigFile::lookAgain()
{
    watch();
    const auto text = readWholeFile(path_);
    if (!text || *text == text_) return;
    sync();                               // what was changed here meanwhile is newer than what the file said before
    load();
    if (!reading_.broken) emit changed();
}

void ConfigFile::take(const ConfigReading& reading)
{
    reading_ = reading;
    writeProblem_.clear();
    emit noted();
}

QStringList ConfigFile::problems() const
{
    QStringList all;
    if (!writeProblem_.isEmpty()) all += writeProblem_;
    if (reading_.broken) all += tr("config.toml cannot be read, so every setting is as it was or as usual.");
    for (const ConfigNote& note : reading_.notes) all += tr("Line %1: %2").arg(note.line).arg(note.what);
    return all;
}

void ConfigFile::sync()
{
    const QMap<QString, QVariant> now = values();
    if (now == known_) return;
    QMap<QString, QVariant> before;
    before.swap(known_);
    known_ = now;
    if (path_.isEmpty()) return;
    QByteArray text = readWholeFile(path_).value_or(QByteArray());
    Settings unused;
    if (readConfig(text, Settings{}, actions_, &unused).broken) {
        if (!setAside()) return;
        text.clear();
    }
    if (text.isEmpty()) text = kHead;
    for (const QString& key : before.keys() + now.keys()) {
        if (before.value(key) == now.value(key)) continue;
        const bool gone = !now.contains(key);
        const auto made = editConfig(text, key, gone ? std::nullopt : std::optional(tomlLiteral(now[key])));
        if (made) text = *made;
        else writeProblem_ = tr("%1 could not be changed in config.toml as it is laid out; it holds until the end.").arg(key);
        before[key] = now.value(key);
    }
    if (!write(text) || !writeProblem_.isEmpty()) emit noted();
}

bool ConfigFile::write(const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path_).absolutePath());
    QString problem;
    if (!writeWholeFile(path_, text, &problem)) {
        writeProblem_ = tr("config.toml could not be written: %1").arg(problem);
        return false;
    }
    text_ = text;
    Settings unused;
    reading_ = readConfig(text, Settings{}, actions_, &unused);
    watch();
    return true;
}

bool ConfigFile::setAside()
{
    for (int n = 1; n < 100; ++n) {
        const QString aside = path_ + QStringLiteral(".broken-%1").arg(n);
        if (QFileInfo::exists(aside)) continue;
        if (QFile::rename(path_, aside)) return true;
        break;
    }
    writeProblem_ = tr("config.toml cannot be read, and could not be set aside: it is left as it is.");
    emit noted();
    return false;
}

}  // namespace tally
