// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme_controller.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

#include "widgets/theme/theme.h"

namespace tally {

void showTheme(QApplication& app, ThemeChoice choice)
{
    // The desktop's own colours, taken once, before a theme of ours replaces them.
    static const bool systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark);
    if (choice == ThemeChoice::Contrast) return applyTheme(app, ThemeKind::Contrast);
    applyTheme(app, dark ? ThemeKind::Dark : ThemeKind::Light);
}

}  // namespace tally
