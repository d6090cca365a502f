// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally {

// What the export dialog remembers.
struct ExportChoices {
    QString folder;                         // empty = the documents of the user
    QString format = QStringLiteral("csv"); // see formatId()
    bool sideFile = true;
};

// The window that holds them; panels find it above themselves.
class ExportHost {
public:
    virtual ~ExportHost() = default;
    virtual ExportChoices* exportChoices() = 0;
};

}  // namespace tally
