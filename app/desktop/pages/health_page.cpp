// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/health_page.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/help/help_topics.h"
#include "app/desktop/health/breakdown_panel.h"
#include "app/desktop/health/objective_dialog.h"
#include "app/desktop/health/objective_rows.h"
#include "app/desktop/health/pipeline_data.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/panels/overview_data.h"
#include "app/desktop/settings.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "core/base/clock.h"
#include "core/base/machine.h"
#include "widgets/boards/budget_board.h"
#include "widgets/cards/badge.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/cards/segmented_control.h"
#include "widgets/shell/page_header.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/metrics.h"
#include "widgets/tiles/signal_strip.h"
#include "widgets/charts/time_chart.h"

namespace tally {

namespace {
constexpr qint64 kObjectivesEveryMs = 2000, kBreakdownEveryMs = 1000;
constexpr int kObjectivesHeight = 214;
qint64 nowUs() { return SystemClock().nowMicros(); }
}  // namespace

HealthPage::HealthPage(PageContext context, QWidget* parent)
    : LivePage(tr("Health"), context, parent), query_(context.engine, this), objectivesQuery_(context.engine, this)
{
    obeyFilter(true, false);   // of the service board; the objectives stay those of all
    auto* boards = new QHBoxLayout();
    boards->setSpacing(metrics().gap);
    const auto chart = [this](const QString& title, const char* name, ChartMode mode) { return new ChartPanel(title, QLatin1String(name), mode, context_.range); };
    service_ = buildBoard(tr("Watched service"), tr("what the events report"), chart(tr("Latency"), "service-latency", ChartMode::Lines),
                          chart(tr("Errors"), "service-errors", ChartMode::Bars));
    pipeline_ = buildBoard(tr("Pipeline"), tr("our own engine"), chart(tr("Saturation"), "pipeline-saturation", ChartMode::Lines),
                           chart(tr("Freshness"), "pipeline-freshness", ChartMode::Lines));
    service_.lower->setSubtitle(tr("% of events"));
    boards->addWidget(service_.card, 1);
    boards->addWidget(pipeline_.card, 1);
    content_->addLayout(boards, 1);
    buildObjectives();
    auto* label = new ElidedLabel(TextStyle::Small, Role::Muted);
    label->setElides(false);
    label->setText(tr("Worst now:"));
    worst_ = new Badge();
    header_->addActionWidget(label);
    header_->addActionWidget(worst_);
    for (ChartPanel* panel : {service_.upper, service_.lower}) connect(panel->chart(), &TimeChart::explainRequested, this, &LivePage::explainRequested);
    linkCrosshairs({service_.upper, service_.lower, pipeline_.upper, pipeline_.lower});
    sampling_.setInterval(static_cast<int>(PipelineHistory::kStepUs / 1000));
    connect(&sampling_, &QTimer::timeout, this, &HealthPage::sample);
    sampling_.start();
    sample();
}

HealthPage::Board HealthPage::buildBoard(const QString& title, const QString& subtitle, ChartPanel* upper, ChartPanel* lower)
{
    Board board{new Card(title, subtitle), new SignalStrip(), upper, lower};
    board.card->setHeaderLine(true);
    board.strip->setAccessibleName(title);
    auto* body = new QWidget();
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(board.strip);
    for (ChartPanel* panel : {upper, lower}) {
        panel->card()->setFlat(true);
        layout->addWidget(panel, 1);
    }
    board.card->setBody(body);
    board.card->setBodyMargins(0, 0, 0, 1);
    return board;
}

void HealthPage::buildObjectives()
{
    objectivesCard_ = new Card(tr("Service level objectives"), tr("30 days, rolling"));
    objectivesCard_->setProperty(kHelpProperty, QStringLiteral("objectives"));
    objectivesCard_->setFixedHeight(kObjectivesHeight);
    objectivesCard_->setHeaderLine(true);
    budgets_ = new BudgetBoard();
    budgets_->setAccessibleName(tr("Service level objectives"));
    budgets_->setWindows(burnWindows());
    budget_ = new ChartPanel(tr("Budget"), QStringLiteral("error-budget"), ChartMode::Lines, context_.range);
    budget_->card()->setFlat(true);
    budget_->setSubtitle(tr("left, %"));
    auto* body = new QWidget();
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(budgets_, 1);
    row->addWidget(budget_);
    buildBreakdown();
    parts_->insertWidget(0, body);
    parts_->setCurrentIndex(0);
    objectivesCard_->setBody(parts_);
    objectivesCard_->setBodyMargins(0, 0, 0, 1);
    edit_ = new ActionButton(tr("Edit…"));
    edit_->setSmall(true);
    edit_->setAccessibleName(tr("Edit the chosen objective"));
    objectivesCard_->addHeaderWidget(edit_);
    addExportActions(objectivesCard_->menu(), this, objectivesCard_->title(), exportableWidget(QStringLiteral("health"), objectivesCard_, [this] { return parts_->currentIndex() == 0 ? budgets_->exportTable() : breakdown_->exportTable(); }));
    connect(edit_, &QPushButton::clicked, this, [this] {
        const int chosen = budgets_->current();
        if (chosen >= 0 && chosen < static_cast<int>(budgets_->rows().size())) editObjective(budgets_->rows()[static_cast<std::size_t>(chosen)].id);
    });
    connect(budgets_, &BudgetBoard::editRequested, this, &HealthPage::editObjective);
    connect(budgets_, &BudgetBoard::currentChanged, this, [this] { showBudget(); });
    content_->addWidget(objectivesCard_);
}

void HealthPage::buildBreakdown()
{
    parts_ = new QStackedWidget();
    breakdown_ = new BreakdownPanel(context_.engine);
    parts_->addWidget(breakdown_);
    part_ = new SegmentedControl();
    part_->setSmall(true);
    part_->setAccessibleName(tr("Objectives, or health by video or type"));
    part_->setSegments({{QStringLiteral("objectives"), tr("Objectives"), {}}, {QStringLiteral("item"), tr("By video"), {}}, {QStringLiteral("type"), tr("By type"), {}}});
    part_->setCurrent(QStringLiteral("objectives"));   // said to a screen reader, too
    objectivesCard_->addHeaderWidget(part_);
    connect(part_, &SegmentedControl::currentChanged, this, &HealthPage::showPart);
    connect(breakdown_, &BreakdownPanel::answered, this, [this] {
        if (parts_->currentIndex() == 1) objectivesCard_->setSubtitle(breakdown_->subtitle());
    });
    connect(breakdown_, &BreakdownPanel::keyChosen, this, [this](BreakdownBy by, const QString& key) { setFilter(HealthFilter{by, bytes(key)}); });
}

void HealthPage::showPart(const QString& id)
{
    const bool objectives = id == QLatin1String("objectives");
    part_->setCurrent(id);
    parts_->setCurrentIndex(objectives ? 0 : 1);
    edit_->setVisible(objectives);
    objectivesCard_->setTitle(objectives ? tr("Service level objectives") : id == QLatin1String("item") ? tr("Worst videos") : tr("Worst types"));
    if (objectives) {
        showObjectives();
        return;
    }
    objectivesCard_->setState(StateInfo::ready());
    objectivesCard_->setSubtitle({});
    breakdown_->setBy(id == QLatin1String("item") ? BreakdownBy::Item : BreakdownBy::Type);
    if (context_.range->known()) askBreakdown(true);
}

void HealthPage::askBreakdown(bool anew)
{
    sinceBreakdown_.start();
    breakdown_->ask(context_.range->range(), context_.settings->latency.limitSeconds, anew);
}

QJsonObject HealthPage::viewState() const
{
    QJsonObject state{{QStringLiteral("part"), part_->current()}};
    if (const auto chosen = filter()) state[chosen->by == BreakdownBy::Item ? QStringLiteral("item") : QStringLiteral("type")] = text(chosen->key);
    return state;
}

void HealthPage::setViewState(const QJsonObject& state)
{
    const QString part = state[QStringLiteral("part")].toString();
    if (part == QLatin1String("item") || part == QLatin1String("type")) showPart(part);
    for (const BreakdownBy by : {BreakdownBy::Item, BreakdownBy::Type})
        if (const QString key = state[by == BreakdownBy::Item ? QStringLiteral("item") : QStringLiteral("type")].toString().left(8192); !key.isEmpty()) return setFilter(HealthFilter{by, bytes(key)});
}

void HealthPage::compactChanged(bool compact)
{
    for (ChartPanel* panel : {service_.upper, service_.lower, pipeline_.upper, pipeline_.lower}) panel->setCompact(compact);
    budget_->setFixedWidth(compact ? 360 : 400);
}

std::vector<Objective> HealthPage::objectives() const
{
    return {context_.settings->latency, context_.settings->availability};
}

void HealthPage::editObjective(const QString& id)
{
    if (id != objectiveId(ObjectiveKind::Latency) && id != objectiveId(ObjectiveKind::Availability)) return;
    Objective& kept = id == objectiveId(ObjectiveKind::Latency) ? context_.settings->latency : context_.settings->availability;
    auto* dialog = new ObjectiveDialog(kept, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ObjectiveDialog::changed, this, [this, &kept](const Objective& objective) {
        kept = objective;
        askAgain(true);
    });
    dialog->open();
}

void HealthPage::sample()
{
    history_.add(*context_.engine->latest(), nowUs(), processCpuMicros(), processors());
    if (isVisible() && !context_.engine->paused()) showPipeline();
}

void HealthPage::refresh(bool anew)
{
    if (history_.lines().empty()) sample();
    else showPipeline();
    const auto snapshot = context_.engine->shown();
    if (!context_.range->known()) {
        const StateInfo none = snapshot->items > 0 ? StateInfo::empty(tr("No times"), tr("These events count without a time."))
                                                   : StateInfo::empty(tr("No events yet"), tr("Nothing has been counted yet."));
        service_.upper->setState(none);
        service_.lower->setState(none);
        objectivesCard_->setState(none);
        serviceCells_ = serviceSignals({}, *snapshot, {}, nowUs());
        service_.strip->setCells(serviceCells_);
        showWorst();
        answered();
        return;
    }
    askService(anew);
    if (parts_->currentIndex() == 1 && (anew || !sinceBreakdown_.isValid() || sinceBreakdown_.elapsed() >= kBreakdownEveryMs)) askBreakdown(anew);
    if (anew || !sinceObjectives_.isValid() || sinceObjectives_.elapsed() >= kObjectivesEveryMs) askObjectives(anew);
}

void HealthPage::askService(bool anew)
{
    const auto question = [range = context_.range->range(), latency = context_.settings->latency, filter = filter()](const HotView& view, const std::stop_token&) {
        return askHealth(view, range, latency, filter);
    };
    const auto deliver = [this](ServiceAnswer answer) {
        answer_ = std::move(answer);
        showService();
        answered();
    };
    if (anew) query_.ask(question, deliver);
    else query_.refresh(question, deliver);
}

void HealthPage::askObjectives(bool anew)
{
    sinceObjectives_.start();
    const auto question = [range = context_.range->range(), asked = objectives()](const HotView& view, const std::stop_token& stop) {
        return tally::askObjectives(view, range, asked, stop);
    };
    const auto deliver = [this](std::vector<ObjectiveMeter> meters) {
        meters_ = std::move(meters);
        showObjectives();
    };
    if (anew) objectivesQuery_.ask(question, deliver);
    else objectivesQuery_.refresh(question, deliver);
}

void HealthPage::showService()
{
    const auto snapshot = context_.engine->shown();
    const Settings& settings = *context_.settings;
    ServiceLimits limits{settings.latency.limitSeconds, 1 - settings.availability.target, false};
    for (const ObjectiveMeter& meter : meters_)
        for (const BurnState& burn : meter.burns()) limits.errorsFire |= burn.fires;
    serviceCells_ = serviceSignals(answer_, *snapshot, limits, nowUs());
    service_.strip->setCells(serviceCells_);
    const bool mixed = !answer_.now.apart;
    service_.upper->setSubtitle(mixed ? tr("ms, errors included") : tr("ms, without errors"));
    markProvisional(&answer_.latency, *snapshot, context_.range->range().mode);
    markProvisional(&answer_.errors, *snapshot, context_.range->range().mode);
    service_.upper->setState(answer_.now.latency.count() > 0 ? StateInfo::ready()
                                                             : StateInfo::empty(tr("No latency"), tr("No event of this range says how long its request took."), {}, QStringLiteral("clock")));
    const bool judged = snapshot->hasOutcome || answer_.now.latency.count() > 0;
    service_.lower->setState(judged ? StateInfo::ready()
                                    : StateInfo::empty(tr("No outcome"), tr("No event says how its request ended, or how long it took."), {}, QStringLiteral("error")));
    complete(&answer_.note, QStringLiteral("health"), answer_.note.range, stepOption(answer_.stepUs));
    answer_.note.filter = filterText();
    service_.upper->setNote(answer_.note);
    service_.lower->setNote(answer_.note);
    service_.upper->setData(answer_.latency);
    service_.lower->setData(answer_.errors);
    showWorst();
}

void HealthPage::showPipeline()
{
    const auto snapshot = context_.engine->shown();
    pipelineCells_ = pipelineSignals(history_, *snapshot, context_.engine->queryFigures());
    pipeline_.strip->setCells(pipelineCells_);
    pipeline_.card->setTitleBadges({freshnessBadge(*snapshot, nowUs()), completenessBadge(*snapshot)});
    const ViewRange& range = context_.range->range();
    const ViewRange shown = pipelineRange(history_, range);
    const bool own = !(shown == range);
    const QString clock = clockText(shown.fromUs, false) + QLatin1Char(' ') + zoneText(shown.fromUs);
    pipeline_.upper->setSubtitle(own ? tr("%, since %1").arg(clock) : tr("%, by part"));
    pipeline_.lower->setSubtitle(own ? tr("s, since %1").arg(clock) : tr("s, now − watermark"));
    pipeline_.upper->setState(history_.points().size() > 1 ? StateInfo::ready() : StateInfo::empty(tr("Being measured"), tr("The first figures take two seconds."), {}, QStringLiteral("gauge")));
    pipeline_.upper->setData(saturationChart(history_, shown));
    ChartData fresh = freshnessChart(history_, shown);
    pipeline_.lower->setState(!fresh.series.empty()  ? StateInfo::ready()
                              : snapshot->live ? StateInfo::empty(tr("Nothing has arrived yet"), tr("Freshness begins with the first event."), {}, QStringLiteral("clock"))
                                               : StateInfo::empty(tr("No listener"), tr("What is recorded does not age; freshness is of listeners."), {}, QStringLiteral("live")));
    pipeline_.lower->setData(std::move(fresh));
    showWorst();
}

void HealthPage::showObjectives()
{
    const auto snapshot = context_.engine->shown();
    std::vector<BudgetRow> rows;
    bool any = false;
    for (const ObjectiveMeter& meter : meters_) {
        rows.push_back(budgetRow(meter, snapshot->hasOutcome));
        any |= rows.back().known;
    }
    for (BudgetRow& row : pipelineRows(*snapshot)) {
        any |= row.known;
        rows.push_back(std::move(row));
    }
    const bool shown = parts_->currentIndex() == 0;
    const std::int64_t until = context_.range->range().toUs;
    if (shown) objectivesCard_->setSubtitle(tr("30 days up to %1").arg(dateTimeText(until) + QLatin1Char(' ') + zoneText(until)));
    if (shown) objectivesCard_->setState(any ? StateInfo::ready()
                                  : StateInfo::empty(tr("No objective can be measured"), tr("No event of these 30 days carries a latency or an outcome."), {}, QStringLiteral("gauge")));
    const auto known = std::find_if(rows.begin(), rows.end(), [](const BudgetRow& row) { return row.known; });
    const bool first = budgets_->rows().empty();
    const auto place = static_cast<int>(known - rows.begin());
    budgets_->setRows(std::move(rows));
    if (first && any) budgets_->setCurrent(place);
    showBudget();
}

void HealthPage::showBudget()
{
    const int row = budgets_->current();
    if (row < 0 || row >= static_cast<int>(budgets_->rows().size())) return;
    const BudgetRow& shown = budgets_->rows()[static_cast<std::size_t>(row)];
    edit_->setEnabled(shown.editable);
    if (row >= static_cast<int>(meters_.size())) {
        budget_->setState(StateInfo::empty(tr("No history"), tr("This one is measured since the start only."), {}, QStringLiteral("clock")));
        return;
    }
    budget_->setState(shown.known ? StateInfo::ready() : StateInfo::empty(tr("Not measured"), shown.pace, {}, QStringLiteral("gauge")));
    budget_->setData(budgetChart(meters_[static_cast<std::size_t>(row)]));
}

void HealthPage::showWorst()
{
    BadgeText badge{tr("all fine"), Tone::Ok, QStringLiteral("certain")};
    int worst = 0;
    const auto look = [&](const std::vector<SignalCell>& cells, const QString& board) {
        for (const SignalCell& cell : cells) {
            const int rank = cell.state == SignalState::Crit ? 3 : cell.state == SignalState::Warn ? 2 : cell.state == SignalState::Stale ? 1 : 0;
            if (rank <= worst) continue;
            worst = rank;
            badge = {tr("%1: %2").arg(board, cell.title), rank == 3 ? Tone::Crit : Tone::Warn, rank == 3 ? QStringLiteral("error") : QStringLiteral("warn")};
        }
    };
    look(serviceCells_, tr("service"));
    look(pipelineCells_, tr("pipeline"));
    worst_->setBadge(badge);
}

}  // namespace tally
