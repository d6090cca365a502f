// SPDX-License-Identifier: GPL-3.0-or-later
// ConfigKey: one setting of config.toml: its name, the values it may have, its words, and where it is in Settings.
#pragma once

#include <QString>
#include <QVariant>
#include <vector>

#include "app/desktop/settings.h"

namespace tally {

enum class ConfigKind { Flag, Number, Choice, Text, Zone };

struct ConfigKey {
    const char* key;                         // "window.theme": table and name
    ConfigKind kind;
    const char* group;                       // these three in English, see configWords()
    const char* title;
    const char* about;
    QVariant (*get)(const Settings&);        // bool, double or QString, by kind
    void (*set)(Settings*, const QVariant&);
    std::vector<const char*> choices{};      // of Choice: as written in the file
    std::vector<const char*> choiceWords{};  // as shown, in the same order; for configWords()
    double least = 0, most = 0;              // of Number
    int decimals = 0;
};

const std::vector<ConfigKey>& configKeys();
const ConfigKey* configKey(const QString& key);          // null: unknown
QString configWords(const char* english);                // in the language of the window
// The known name that `wrong` probably meant; empty when none is near.
QString nearestName(const QString& wrong, const QStringList& known);
// As it stands in the file: true, 0.999, "dark".
QString tomlLiteral(const QVariant& value);

}  // namespace tally
