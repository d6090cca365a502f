// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what was open and how it was looked at; session.json. Every value of the file is checked: what is wrong is as if it were not there.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <optional>
#include <vector>

#include "app/desktop/open_source.h"
#include "app/desktop/settings.h"
#include "app/desktop/view_range.h"

namespace tally {

struct Session {
    std::optional<ViewRange> range;
    bool paused = false;
    QJsonObject view;                        // see MainWindow::viewState()
    std::vector<OpenSource> sources;
    QString data;                            // the store's directory; empty = there was none
};

// $XDG_STATE_HOME/tallyscope/session.json, or below ~/.local/state
QString usualSessionPath();
// With what Settings remembers: geometry, recent logs, comparison, export choices, last span.
QByteArray sessionText(const Session& session, const Settings& settings);
// Nothing: it is no session. `settings` keeps what is not named.
std::optional<Session> parseSession(const QByteArray& text, Settings* settings);

}  // namespace tally
