// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded widgets/theme/tokens.json as a JSON object, parsed once. Empty when it cannot be parsed (a test refuses that).
#pragma once

#include <QJsonObject>

namespace tally {

[[nodiscard]] const QJsonObject& tokens();

}  // namespace tally
