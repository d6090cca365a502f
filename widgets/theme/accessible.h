// SPDX-License-Identifier: GPL-3.0-or-later
// What painted widgets are to a screen reader. Qt knows the roles of its own widgets; ours paint themselves, and would all be
// "panel". Names and spoken summaries stay with the widgets (accessibleName, accessibleDescription).
#pragma once

namespace tally {

// Once, before the first window is shown; again is harmless.
void installAccessibleRoles();

}  // namespace tally
