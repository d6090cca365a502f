// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "core/event/letter.h"

namespace tally {

QString reasonText(Reason reason);                           // one short phrase for people, in the window's language
std::optional<Reason> reasonOf(const QString& english);      // whose explanation() this is

}  // namespace tally
