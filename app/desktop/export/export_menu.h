// SPDX-License-Identifier: GPL-3.0-or-later
// The "…" menu of everything that shows figures: Export CSV, Export PNG, Copy of exactly what is shown.
#pragma once

#include <QImage>
#include <QString>
#include <functional>

#include "widgets/text/export_table.h"

class QMenu;
class QWidget;

namespace tally {

struct Exportable {
    QString name;                               // of the file, without suffix
    std::function<ExportTable()> table;
    std::function<QImage()> image;              // may be empty: then there is no PNG
};

void addExportActions(QMenu* menu, QWidget* owner, Exportable what);
// Empty when written, else the sentence that says why not.
QString writeFile(const QString& path, const QByteArray& bytes);
QImage grabImage(QWidget* widget);              // at twice the size

}  // namespace tally
