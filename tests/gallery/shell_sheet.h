// SPDX-License-Identifier: GPL-3.0-or-later
// The shell and the tables in every state: top bar, status bar, banner, page header, page list, tables.
#pragma once

#include <QImage>

namespace tally {

[[nodiscard]] QImage shellSheet();

}  // namespace tally
