// SPDX-License-Identifier: GPL-3.0-or-later
// A whole page as a report: title, range, zone, where it comes from, and every panel as it is shown; charts and text as lines.
#pragma once

#include "app/desktop/export/export_writer.h"

class QWidget;

namespace tally {

class LivePage;
struct PageContext;

// `name`: of the file. A picture only: the figures are exported panel by panel. `page` must outlive it.
Exportable pageReport(LivePage* page, const QString& name, const PageContext& context);
// Of the page that is seen in `window`; nothing when none is (the welcome view).
void exportShownPage(QWidget* window, const QString& name, const PageContext& context);

}  // namespace tally
