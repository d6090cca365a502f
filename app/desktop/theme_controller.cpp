// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme_controller.h"

#include <QApplication>
#include <QPalette>

#include "app/desktop/system_scheme.h"
#include "widgets/theme/theme.h"

namespace tally {

namespace {

// The desktop's own colours, taken once, before a theme of ours replaces them; then what its settings say.
SystemScheme* systemScheme(QApplication& app)
{
    if (auto* known = app.findChild<SystemScheme*>(QString(), Qt::FindDirectChildrenOnly)) return known;
    return new SystemScheme(QGuiApplication::palette().color(QPalette::Window).lightness() < 128, &app);
}

ThemeKind kindOf(ThemeChoice choice, bool systemIsDark)
{
    if (choice == ThemeChoice::Contrast) return ThemeKind::Contrast;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark);
    return dark ? ThemeKind::Dark : ThemeKind::Light;
}

}  // namespace

void showTheme(QApplication& app, ThemeChoice choice)
{
    SystemScheme* scheme = systemScheme(app);
    scheme->disconnect(&app);
    if (choice == ThemeChoice::System) {
        scheme->watch();
        QObject::connect(scheme, &SystemScheme::changed, &app, [&app](bool dark) { applyTheme(app, kindOf(ThemeChoice::System, dark)); });
    }
    applyTheme(app, kindOf(choice, scheme->dark()));
}

}  // namespace tally
