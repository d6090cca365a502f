// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence of the core in the window's language.
#pragma once

#include <QString>
#include <string_view>

namespace tally {

// `english` is an error, note or detail as the core wrote it, names and numbers in it. Sentences within it are translated,
// too ("This is a syslog file … (No field looks like the item …)"), but nothing that stands in quotation marks: that is
// the user's. What is not known, and all of it while the window speaks English, stays as it is.
QString sentence(std::string_view english);
QString sentence(const QString& english);

}  // namespace tally
