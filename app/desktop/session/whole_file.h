// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace tally {

// Nothing: it is not there, cannot be read, or is larger than 16 MiB.
std::optional<QByteArray> readWholeFile(const QString& path);
// Old or new, never a half: written beside it, brought to the disk, renamed. False: *problem says why, and the old one is untouched.
bool writeWholeFile(const QString& path, const QByteArray& bytes, QString* problem);

}  // namespace tally
