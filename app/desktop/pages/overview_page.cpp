// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/overview_page.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/panels/overview_data.h"
#include "app/desktop/panels/window_choice.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/cards/segmented_control.h"
#include "widgets/shell/page_header.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/metrics.h"
#include "widgets/tiles/golden_tile.h"
#include "widgets/charts/time_chart.h"

namespace tally {

OverviewPage::OverviewPage(PageContext context, QWidget* parent)
    : LivePage(tr("Overview"), context, parent), charts_(context.engine, this), top_(context.engine, this)
{
    build();
    obeyFilter(true, true);
    connect(context.engine, &EngineController::snapshotChanged, this, [this] {
        if (isVisible()) showStates();
    });
    connect(window_, &SegmentedControl::currentChanged, this, [this] { askBoard(true); });
    connect(board_, &BoardPanel::itemActivated, this, &LivePage::itemRequested);
    connect(context.engine, &EngineController::frameStarted, this, [this] {
        if (later_.empty()) return;
        const auto next = std::move(later_.back());
        later_.pop_back();
        next();
    });
    for (ChartPanel* panel : {traffic_, latency_, errors_}) connect(panel->chart(), &TimeChart::explainRequested, this, &LivePage::explainRequested);
    linkCrosshairs({traffic_, latency_, errors_});
}

void OverviewPage::build()
{
    auto* tiles = new QHBoxLayout();
    tiles->setSpacing(metrics().gap);
    for (GoldenTile*& tile : tiles_) {
        tile = new GoldenTile(this);
        connect(tile, &GoldenTile::clicked, this, [this] { emit pageRequested(QStringLiteral("health")); });   // each signal in full
        tiles->addWidget(tile, 1);
    }
    content_->addLayout(tiles);

    traffic_ = new ChartPanel(tr("Traffic"), QStringLiteral("traffic"), ChartMode::StackedArea, context_.range);
    latency_ = new ChartPanel(tr("Latency"), QStringLiteral("latency"), ChartMode::Lines, context_.range);
    errors_ = new ChartPanel(tr("Errors"), QStringLiteral("errors"), ChartMode::Bars, context_.range);
    latency_->setSubtitle(tr("ms"));
    errors_->setSubtitle(tr("% of events"));
    RankLayout layout;
    layout.change = false;
    board_ = new BoardPanel(tr("Top items"), QStringLiteral("top"), layout);
    window_ = makeWindowChoice(true);
    board_->card()->addHeaderWidget(window_);

    auto* lower = new QHBoxLayout();
    lower->setSpacing(metrics().gap);
    lower->addWidget(latency_, 1);
    lower->addWidget(errors_, 1);
    auto* left = new QVBoxLayout();
    left->setSpacing(metrics().gap);
    left->addWidget(traffic_, 124);
    left->addLayout(lower, 100);
    auto* columns = new QHBoxLayout();
    columns->setSpacing(metrics().gap);
    columns->addLayout(left, 1);
    columns->addWidget(board_);
    content_->addLayout(columns, 1);
    cancel_ = new ActionButton(tr("Cancel reading"));
    header_->addActionWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, &LivePage::cancelReadingRequested);
    compactChanged(false);
    showEmpty();
}

void OverviewPage::compactChanged(bool compact)
{
    for (GoldenTile* tile : tiles_) tile->setCompact(compact);
    for (ChartPanel* panel : {traffic_, latency_, errors_}) panel->setCompact(compact);
    board_->setFixedWidth(compact ? 360 : 396);
}

void OverviewPage::refresh(bool anew)
{
    showStates();
    if (!context_.range->known()) {
        showEmpty();
        if (context_.engine->shown()->items == 0) return;
    } else {
        askCharts(anew);
    }
    askBoard(anew);
}

void OverviewPage::askCharts(bool anew)
{
    Comparison comparison{context_.range->compareOffset(), context_.range->compareChoice()};
    const auto snapshot = context_.engine->shown();
    if (snapshot->live) comparison.completeToUs = snapshot->watermark.us;
    const auto question = [range = context_.range->range(), comparison, filter = filter()](const HotView& view, const std::stop_token&) {
        return askOverview(view, range, comparison, filter);
    };
    const auto deliver = [this](const OverviewAnswer& answer) { showAnswer(answer); };
    if (anew) charts_.ask(question, deliver);
    else charts_.refresh(question, deliver);
}

void OverviewPage::askBoard(bool anew)
{
    const MinuteRange range = windowRange(*context_.range, window_->current());
    // The ranking is that of all items: of one alone there is none.
    const auto chosen = filter();
    const auto type = chosen && chosen->by == BreakdownBy::Type ? std::optional(chosen->key) : std::nullopt;
    const bool newest = window_->current() == QStringLiteral("minute") && followsData(*context_.range);
    const auto question = [range, k = board_->rowsThatFit(), type, newest, names = context_.names](const HotView& view, const std::stop_token& stop) {
        if (newest) return askNewestBoard(view, range, k, type, false, stop, names.get());
        return tally::askBoard(view, range, k, type, false, 0, stop, names.get());
    };
    const auto deliver = [this, range, type, k = board_->rowsThatFit()](BoardAnswer answer) {
        complete(&answer.note, QStringLiteral("top"), range, QStringLiteral("-k %1").arg(k) + (type ? QStringLiteral(" --type ") + shellQuoted(text(*type)) : QString()));
        board_->setAnswer(answer, type ? text(*type) : tr("events"));
        board_->card()->setState(answer.board.total > 0 ? readyOrStale(context_)
                                                        : StateInfo::empty(tr("No events"), whyNothing(context_, tr("Nothing happened in this time."))));
        if (!context_.range->known()) answered();
    };
    if (anew) top_.ask(question, deliver);
    else top_.refresh(question, deliver);
}

void OverviewPage::showAnswer(const OverviewAnswer& answer)
{
    const auto snapshot = context_.engine->shown();
    auto tiles = goldenTiles(answer, *snapshot);
    for (std::size_t i = 0; i < tiles.size(); ++i) tiles_[i]->setData(std::move(tiles[i]));
    traffic_->setSubtitle(tr("events per %1").arg(stepText(answer.stepUs)));
    traffic_->setData(trafficChart(answer, *snapshot));
    AnswerNote note = answer.note;
    note.filter = filterText();
    complete(&note, QStringLiteral("series"), note.range, stepOption(answer.stepUs) + filterOptions());
    traffic_->setNote(note);
    note.exact = false;
    complete(&note, QStringLiteral("health"), note.range, stepOption(answer.stepUs) + filterOptions());
    latency_->setNote(note);
    note.exact = true;
    errors_->setNote(note);
    const auto kept = std::make_shared<OverviewAnswer>(answer);
    later_ = {[this, kept, snapshot] {
                  if (snapshot->hasOutcome) errors_->setData(errorsChart(*kept, *snapshot));
                  answered();
              },
              [this, kept, snapshot] {
                  if (snapshot->hasLatency) latency_->setData(latencyChart(*kept, *snapshot));
              }};
}

void OverviewPage::showEmpty()
{
    const QStringList titles{tr("Latency p99"), tr("Traffic"), tr("Errors"), tr("Saturation")};
    const QStringList icons{QStringLiteral("clock"), QStringLiteral("trends"), QStringLiteral("error"), QStringLiteral("gauge")};
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        TileData tile;
        tile.title = titles[static_cast<qsizetype>(i)];
        tile.icon = icons[static_cast<qsizetype>(i)];
        tile.value = QStringLiteral("–");
        tile.detail = tr("no events yet");
        tile.state = TileState::Empty;
        tiles_[i]->setData(tile);
    }
    traffic_->setSubtitle(tr("events by type"));
}

void OverviewPage::showStates()
{
    const auto snapshot = context_.engine->shown();
    const auto none = [&](const QString& title, const QString& why) { return StateInfo::empty(title, why); };
    StateInfo busy = readyOrStale(context_);
    cancel_->setVisible(snapshot->reading);
    if (snapshot->reading) {
        double read = 0, size = 0;
        for (const SourceState& source : snapshot->sources) {
            read += static_cast<double>(source.storedBytes);
            size += static_cast<double>(source.storedSize);
        }
        const double progress = size > 0 ? read / size : -1;
        busy = StateInfo::loading(progress, progress < 0 ? tr("reading") : tr("%1 read").arg(percentText(progress, 0)), {}, false);
    }
    const bool times = snapshot->hasTimes;
    const QString noEvents = snapshot->live ? tr("Nothing has arrived yet.") : tr("Nothing has been counted yet.");
    const StateInfo waiting = snapshot->items > 0 ? none(tr("No times"), tr("These events count without a time."))
                                                  : none(tr("No events yet"), noEvents);
    traffic_->setState(times ? busy : waiting);
    latency_->setState(!times               ? waiting
                       : snapshot->hasLatency ? busy
                                              : none(tr("No latency in this log"), tr("No event says how long its request took.")));
    errors_->setState(!times               ? waiting
                      : snapshot->hasOutcome ? busy
                                             : none(tr("No status in this log"), tr("No event says how its request ended.")));
    if (snapshot->items == 0) board_->card()->setState(waiting);
}

}  // namespace tally
