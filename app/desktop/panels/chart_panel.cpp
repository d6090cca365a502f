// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/chart_panel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/inspect/inspect_action.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/card.h"
#include "widgets/charts/chart_legend.h"
#include "widgets/charts/time_chart.h"

namespace tally {

namespace {
constexpr std::pair<const char*, ChartMode> kModes[] = {{"lines", ChartMode::Lines}, {"stack", ChartMode::StackedArea}, {"bars", ChartMode::Bars}};   // in the session
}

ChartPanel::ChartPanel(const QString& title, const QString& name, ChartMode mode, TimeRangeController* range, QWidget* parent)
    : QWidget(parent), name_(name), card_(new Card(title, {}, this)), chart_(new TimeChart(mode)), legend_(new ChartLegend(chart_))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card_);
    chart_->setAccessibleName(tr("%1 chart").arg(title));
    legend_->setAccessibleName(tr("Legend of %1").arg(title));
    card_->addHeaderWidget(legend_);
    auto* body = new QWidget();
    body_ = new QVBoxLayout(body);
    body_->setContentsMargins(0, 0, 0, 0);
    body_->setSpacing(0);
    body_->addWidget(chart_, 1);
    card_->setBody(body);
    card_->setBodyMargins(1, 0, 1, 3);
    Exportable what;
    what.name = name;
    what.table = [this] { return chart_->exportTable(); };
    what.image = [this] { return chart_->toImage(2.0); };
    what.vector = [this](QPaintDevice* device) { return chart_->paintTo(device); };
    what.size = [this] { return chart_->size(); };
    what.note = [this] { return note_; };
    addFigureActions(card_->menu(), this, title, std::move(what));
    log_ = card_->menu()->addAction(tr("Logarithmic scale"));
    log_->setObjectName(QStringLiteral("logScale"));
    log_->setCheckable(true);
    connect(log_, &QAction::toggled, this, [this](bool on) { chart_->setLogarithmic(on); });
    if (mode != ChartMode::Lines) setParts();
    inspect_ = addInspectAction(card_, [this] { return note_; }, name);
    connect(chart_, &TimeChart::rangeSelected, range, &TimeRangeController::zoomTo);
    connect(chart_, &TimeChart::fitRequested, range, &TimeRangeController::fit);
}

void ChartPanel::setData(ChartData shown)
{
    chart_->setData(std::move(shown));
    legend_->refresh();
}

void ChartPanel::setMode(ChartMode mode)
{
    if (!modeChosen_) chart_->setMode(mode);
}

void ChartPanel::setParts()
{
    QMenu* menu = card_->menu()->addMenu(tr("Draw as"));
    const std::pair<QString, ChartMode> kinds[] = {{tr("Lines"), ChartMode::Lines}, {tr("Stack"), ChartMode::StackedArea}, {tr("Bars"), ChartMode::Bars}};
    for (const auto& kind : kinds) {
        QAction* action = menu->addAction(kind.first);
        action->setCheckable(true);
        connect(menu, &QMenu::aboutToShow, action, [this, action, mode = kind.second] { action->setChecked(chart_->mode() == mode); });
        connect(action, &QAction::triggered, this, [this, mode = kind.second] { draw(mode); });
    }
}

void ChartPanel::draw(ChartMode mode)
{
    modeChosen_ = true;
    chart_->setMode(mode);
    legend_->refresh();
}

QJsonObject ChartPanel::viewState() const
{
    QJsonObject state;
    if (log_->isChecked()) state[QStringLiteral("log")] = true;
    for (const auto& [word, mode] : kModes)
        if (modeChosen_ && chart_->mode() == mode) state[QStringLiteral("as")] = QLatin1String(word);
    return state;
}

void ChartPanel::setViewState(const QJsonObject& state)
{
    log_->setChecked(state[QStringLiteral("log")].toBool());
    for (const auto& [word, mode] : kModes)
        if (state[QStringLiteral("as")].toString() == QLatin1String(word)) draw(mode);
}

void ChartPanel::setLegendBelow()
{
    auto* row = new QHBoxLayout();
    row->setContentsMargins(11, 2, 11, 4);
    row->addWidget(legend_, 1);
    legend_->setLeftAligned(true);
    body_->insertLayout(0, row);
}

void ChartPanel::setSubtitle(const QString& subtitle)
{
    card_->setSubtitle(subtitle);
}

void ChartPanel::setNote(const AnswerNote& note)
{
    note_ = note;
    inspect_->setEnabled(note.known);
}

void ChartPanel::setState(const StateInfo& info)
{
    card_->setState(info);
}

void ChartPanel::setCompact(bool compact)
{
    legend_->setShowNotes(!compact);
}

void linkCrosshairs(const std::vector<ChartPanel*>& panels)
{
    for (ChartPanel* from : panels)
        for (ChartPanel* to : panels)
            if (from != to) {
                QObject::connect(from->chart(), &TimeChart::crosshairMoved, to->chart(), &TimeChart::setCrosshair);
                QObject::connect(from->chart(), &TimeChart::pinned, to->chart(), &TimeChart::pinAt);
            }
}

}  // namespace tally
