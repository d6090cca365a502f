// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include <QFile>
#include <QJsonDocument>

namespace tally {

const QJsonObject& tokens() {
    static const QJsonObject object = [] {
        QFile file(QStringLiteral(":/tally/tokens.json"));
        if (!file.open(QIODevice::ReadOnly)) return QJsonObject();
        return QJsonDocument::fromJson(file.readAll()).object();
    }();
    return object;
}

}  // namespace tally
