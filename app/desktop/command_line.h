// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>
#include <string>

#include "app/desktop/settings.h"
#include "core/engine/engine.h"
#include "core/event/read_options.h"

namespace tally {

struct CommandLine {
    QStringList files, follow;
    QStringList listen;               // see parseListenPlace()
    QString dataDirectory, demoLog, screenshot, page, frameLog, language;
    bool demo = false, readOnly = false, newSession = false;
    std::optional<ThemeChoice> theme;
    QSize size;                       // empty = as it was last time
    unsigned threads = 0;
    std::uint32_t itemBudget = EngineOptions{}.itemBudget;      // see EngineOptions
    std::uint64_t memoryBudget = EngineOptions{}.memoryBudget;
    ReadOptions read;
    bool asksForSources() const { return demo || !files.isEmpty() || !follow.isEmpty() || !listen.isEmpty() || !dataDirectory.isEmpty(); }
};

// Nothing: *exitCode says how to leave, and the words were printed.
std::optional<CommandLine> parseCommandLine(int argc, char** argv, int* exitCode);

}  // namespace tally
