// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is looked at, to go on with after a restart; settings, and the wall.
#include <QKeyEvent>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pages/live_page.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/session/wall.h"
#include "app/desktop/settings/settings_dialog.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/banner.h"
#include "widgets/shell/top_bar.h"
#include "widgets/time/time_range_bar.h"

namespace tally {

QJsonObject MainWindow::viewState() const
{
    QJsonObject pages;
    for (auto page = pages_.begin(); page != pages_.end(); ++page)
        if (const QJsonObject state = page.value()->viewState(); !state.isEmpty()) pages[page.key()] = state;
    QJsonObject charts;
    for (const ChartPanel* chart : findChildren<ChartPanel*>())
        if (const QJsonObject state = chart->viewState(); !state.isEmpty()) charts[chart->name()] = state;
    return {{QStringLiteral("page"), current_}, {QStringLiteral("pages"), pages}, {QStringLiteral("charts"), charts}};
}

void MainWindow::setViewState(const QJsonObject& state)
{
    const QJsonObject pages = state[QStringLiteral("pages")].toObject();
    for (auto page = pages_.begin(); page != pages_.end(); ++page)
        if (pages[page.key()].isObject()) page.value()->setViewState(pages[page.key()].toObject());
    const QJsonObject charts = state[QStringLiteral("charts")].toObject();
    for (ChartPanel* chart : findChildren<ChartPanel*>())
        if (charts[chart->name()].isObject()) chart->setViewState(charts[chart->name()].toObject());
    showPage(state[QStringLiteral("page")].toString());
}

void MainWindow::recallRange(const ViewRange& range)
{
    recalled_ = range;
    if (!sources_->opening()) {
        context_.range->recall(range);
        recalled_.reset();
    }
}

ViewRange MainWindow::wantedRange() const { return recalled_ ? *recalled_ : context_.range->asked(); }

const RangeHistory& MainWindow::rangeHistory() const { return top_->rangeBar()->history(); }
void MainWindow::setRangeHistory(const RangeHistory& history) { top_->rangeBar()->setHistory(history); }

// Several logs are opened one after the other, and each would show all of itself.
void MainWindow::endRecall()
{
    if (!sources_->opening()) recalled_.reset();
}

void MainWindow::setZone(const QString& zone)
{
    settings_->zone = zone;
    emit settingsEdited();
}

void MainWindow::showSettings()
{
    auto* dialog = new SettingsDialog(settings_, registry_, configFile_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::edited, this, &MainWindow::settingsEdited);
    dialog->open();
}

void MainWindow::toggleWall() { wall_->set(!wall_->on()); }

void MainWindow::showNextPage()
{
    static const QStringList kTurns{QStringLiteral("overview"), QStringLiteral("trends"), QStringLiteral("health"), QStringLiteral("videos")};
    showPage(kTurns[(kTurns.indexOf(current_) + 1) % kTurns.size()]);
}

// Only what no control took for itself.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && wall_->on()) wall_->set(false);
    else QMainWindow::keyPressEvent(event);
}

void MainWindow::applyKeys() { registry_->setKeys(settings_->keys); }

void MainWindow::showProblem(const QString& strong, const QString& sentence) { banner_->setMessage(Tone::Warn, strong, sentence); }

}  // namespace tally
