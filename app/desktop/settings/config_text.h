// SPDX-License-Identifier: GPL-3.0-or-later
// The text of config.toml: read into Settings, and changed one value at a time so that all else stays as the user wrote it.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "app/desktop/settings.h"

namespace tally {

struct ConfigNote {
    int line = 0;           // from 1
    QString what;           // one sentence
};

struct ConfigReading {
    bool broken = false;    // no TOML: nothing of it is used
    std::vector<ConfigNote> notes;
};

// What the text does not name, or names wrongly, becomes as in `otherwise`; a note says so. `actions`: names that [keys] may hold;
// empty = any.
ConfigReading readConfig(const QByteArray& text, const Settings& otherwise, const QStringList& actions, Settings* settings);

// The text with the value of `key` ("keys.range.back" is `range.back` in [keys]); nothing = the key is taken out.
// No value: the text is laid out so that this cannot be done by changing a line.
std::optional<QByteArray> editConfig(const QByteArray& text, const QString& key, const std::optional<QString>& literal);

}  // namespace tally
