// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/whole_file.h"

#include <QFile>
#include <QSaveFile>
#include <unistd.h>

namespace tally {

namespace {
constexpr qint64 kMost = 16 << 20;
}

std::optional<QByteArray> readWholeFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMost) return std::nullopt;
    return file.readAll();
}

bool writeWholeFile(const QString& path, const QByteArray& bytes, QString* problem)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && ::fsync(file.handle()) == 0;
    if (written && file.commit()) return true;
    *problem = file.errorString();
    return false;
}

}  // namespace tally
