// SPDX-License-Identifier: GPL-3.0-or-later
// ConfigFile: config.toml on the disk. Written as a whole and atomically, a value at a time; changes from outside are taken over.
// A file that is no TOML is never written over: it is set aside beside the new one. GUI thread only.
#pragma once

#include <QFileSystemWatcher>
#include <QMap>
#include <QObject>
#include <QTimer>

#include "app/desktop/settings/config_text.h"

namespace tally {

class ConfigFile final : public QObject {
    Q_OBJECT
public:
    // `settings` outlives it. An empty path: nothing is read or written.
    ConfigFile(const QString& path, Settings* settings, QObject* parent = nullptr);
    bool load();                          // into the settings; false: there is no file
    void adopt();                         // what the settings say now is no change (the command line said so)
    void sync();                          // writes what of the settings has changed since
    void setActions(const QStringList& actions);                             // that [keys] may hold; problems() knows it then
    const QString& path() const { return path_; }
    // What is wrong with the file, one sentence a line; empty = nothing.
    QStringList problems() const;

    // $XDG_CONFIG_HOME/tallyscope/config.toml
    static QString usualPath();

signals:
    void changed();                       // the settings, by the file
    void noted();                         // problems() is another

private:
    void lookAgain();
    void watch();
    void take(const ConfigReading& reading);
    bool write(const QByteArray& text);
    bool setAside();
    QMap<QString, QVariant> values() const;
    QString path_;
    Settings* settings_;
    QStringList actions_;
    QByteArray text_;                     // as last read or written
    ConfigReading reading_;
    QString writeProblem_;
    QMap<QString, QVariant> known_;       // by key, shortcuts as "keys.ACTION"
    QFileSystemWatcher watcher_;
    QTimer soon_;
};

}  // namespace tally
