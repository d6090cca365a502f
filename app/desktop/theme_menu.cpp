// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace tally {

void fillThemeMenu(QMenu* menu, ThemeChoice current, const std::function<void(ThemeChoice)>& choose)
{
    const auto words = [](const char* source) { return QCoreApplication::translate("tally::ThemeMenu", source); };
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, words(QT_TRANSLATE_NOOP("tally::ThemeMenu", "System"))},
                                                       {ThemeChoice::Light, words(QT_TRANSLATE_NOOP("tally::ThemeMenu", "Light"))},
                                                       {ThemeChoice::Dark, words(QT_TRANSLATE_NOOP("tally::ThemeMenu", "Dark"))},
                                                       {ThemeChoice::Contrast, words(QT_TRANSLATE_NOOP("tally::ThemeMenu", "Contrast"))}};
    auto* group = new QActionGroup(menu);
    for (const auto& [choice, name] : choices) {
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(choice == current);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [choose, choice = choice] { choose(choice); });
    }
}

}  // namespace tally
