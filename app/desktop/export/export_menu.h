// SPDX-License-Identifier: GPL-3.0-or-later
// The "…" menu of everything that shows figures: Export… and Copy of exactly what is shown.
#pragma once

#include "app/desktop/export/export_writer.h"

class QMenu;
class QWidget;

namespace tally {

// `panel`: as the dialog calls it.
void addExportActions(QMenu* menu, QWidget* owner, const QString& panel, Exportable what);
// The same for what is no table itself: also "Show as table", and Ctrl+C copies where the focus is within `owner`.
void addFigureActions(QMenu* menu, QWidget* owner, const QString& panel, Exportable what);
// A widget that paints itself, as picture and as lines.
Exportable exportableWidget(const QString& name, QWidget* widget, std::function<ExportTable()> table);
// Empty when written, else the sentence that says why not.
QString writeFile(const QString& path, const QByteArray& bytes);
QImage grabImage(QWidget* widget);              // at twice the size

}  // namespace tally
