// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/welcome_link.h"

#include <QCoreApplication>
#include <QMenu>

#include "app/desktop/recent_logs.h"
#include "widgets/shell/welcome_view.h"

namespace tally {

namespace {

QString welcomeWords(const char* source) { return QCoreApplication::translate("tally::MainWindow", source); }

void showRecentMenu(WelcomeView* welcome, Settings* settings, const std::function<void(const QString&)>& openRecent, const QString& id, const QPoint& at)
{
    auto* menu = new QMenu(welcome);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(menu->addAction(welcomeWords(QT_TRANSLATE_NOOP("tally::MainWindow", "Open"))), &QAction::triggered, welcome, [openRecent, id] { openRecent(id); });
    QObject::connect(menu->addAction(welcomeWords(QT_TRANSLATE_NOOP("tally::MainWindow", "Forget"))), &QAction::triggered, welcome, [welcome, settings, id] {
        settings->forget(id);
        fillRecents(welcome, *settings);
    });
    menu->popup(at);
}

}  // namespace

void linkWelcome(WelcomeView* welcome, Settings* settings, const WelcomeActions& actions)
{
    welcome->setVersion(welcomeWords(QT_TRANSLATE_NOOP("tally::MainWindow", "Version %1, GPL-3.0-only")).arg(QCoreApplication::applicationVersion()));
    QObject::connect(welcome, &WelcomeView::openRequested, welcome, actions.open);
    QObject::connect(welcome, &WelcomeView::listenRequested, welcome, actions.listen);
    QObject::connect(welcome, &WelcomeView::demoRequested, welcome, actions.demo);
    QObject::connect(welcome, &WelcomeView::recentRequested, welcome, actions.openRecent);
    QObject::connect(welcome, &WelcomeView::filesDropped, welcome, actions.openFiles);
    QObject::connect(welcome, &WelcomeView::reopenRequested, welcome, [settings, open = actions.openRecent] {
        if (!settings->recents.empty()) open(QString(settings->recents.front().path));   // opening changes the list
    });
    QObject::connect(welcome, &WelcomeView::recentMenuRequested, welcome, [welcome, settings, open = actions.openRecent](const QString& id, const QPoint& at) {
        showRecentMenu(welcome, settings, open, id, at);
    });
}

void fillRecents(WelcomeView* welcome, const Settings& settings)
{
    welcome->setRecents(recentItems(settings));
    welcome->setCanReopen(!settings.recents.empty());
}

}  // namespace tally
