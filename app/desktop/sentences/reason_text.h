// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string_view>

#include "core/event/letter.h"

namespace tally {

QString reasonText(Reason reason);                           // one short phrase for people, in the window's language
// With what exactly, where that is known. The detail is what the user's log says, and stays as it is; but for the number of
// fields, which the core counts.
QString reasonWithDetail(Reason reason, std::string_view detail);

std::optional<Reason> reasonOf(const QString& english);      // whose explanation() this is
std::optional<QString> reasonWithDetail(const QString& english);   // "explanation: detail", as replays of letters say it

}  // namespace tally
