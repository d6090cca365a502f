// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/trends_page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <algorithm>
#include <cmath>

#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/panels/heat_panel.h"
#include "app/desktop/panels/leaders_data.h"
#include "app/desktop/panels/overview_data.h"
#include "app/desktop/panels/rank_panel.h"
#include "app/desktop/panels/window_choice.h"
#include "app/desktop/settings.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/card.h"
#include "widgets/cards/segmented_control.h"
#include "widgets/shell/drop_button.h"
#include "widgets/shell/page_header.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/metrics.h"
#include "widgets/charts/time_chart.h"

namespace tally {

namespace {
constexpr std::size_t kSparks = 20, kLeaders = 6, kMostTypes = 24;
const QString kWindows[] = {QStringLiteral("minute"), QStringLiteral("hour"), QStringLiteral("day")};

// Short enough for the head of a board: "15:05 UTC", "14:06 – 15:06 UTC", "since 23 Nov 15:06 UTC".
QString windowText(std::size_t index, MinuteRange range, const std::optional<TimeRange>& seconds)
{
    if (seconds) return clockText(seconds->from.us, true) + QStringLiteral(" – ") + clockText(seconds->to.us, true) + QLatin1Char(' ') + zoneText(seconds->from.us);
    if (range.isAll()) return {};   // what was shown went while it was asked
    const qint64 from = startOfMinute(range.from).us, to = startOfMinute(range.to).us;
    const QString zone = QLatin1Char(' ') + zoneText(from);
    if (index == 0 && range.to - range.from == 1) return clockText(from, false) + zone;
    if (range.to - range.from < 24 * 60) return clockText(from, false) + QStringLiteral(" – ") + clockText(to, false) + zone;
    return QCoreApplication::translate("tally::TrendsPage", "since %1").arg(dayText(from) + QLatin1Char(' ') + clockText(from, false) + zone);
}
}  // namespace

namespace {
struct Leaders {
    ChartData chart;
    AnswerNote note;
};
}  // namespace

struct TrendsPage::Answer {
    BoardAnswer board;
    std::vector<std::string> types;   // that occur in the range; asked with the first board
};

TrendsPage::TrendsPage(PageContext context, QWidget* parent)
    : LivePage(tr("Trends"), context, parent), rows_(static_cast<std::size_t>(context.settings->boardRows)), typeChoice_(new DropButton(this)), leadersQuery_(context.engine, this)
{
    typeChoice_->setAccessibleName(tr("Type of event"));
    header_->addActionWidget(typeChoice_);
    connect(typeChoice_->menu(), &QMenu::aboutToShow, this, &TrendsPage::fillTypeMenu);
    auto* row = new QHBoxLayout();
    row->setSpacing(metrics().gap);
    RankLayout layout;
    layout.rowHeight = 27;
    layout.spark = true;
    layout.share = false;
    layout.bar = false;
    layout.changeFirst = true;
    const QString titles[] = {tr("1 minute"), tr("1 hour"), tr("1 day")};
    for (std::size_t i = 0; i < boards_.size(); ++i) {
        boards_[i] = new BoardPanel(titles[i], QStringLiteral("top-") + kWindows[i], layout);
        boards_[i]->card()->setHeaderLine(true);
        boards_[i]->setFixedHeight(36 + static_cast<int>(rows_) * 27 + 62);
        connect(boards_[i], &BoardPanel::itemActivated, this, &LivePage::itemRequested);
        row->addWidget(boards_[i], 1);
        queries_[i] = std::make_unique<LiveQuery>(context.engine, nullptr);
    }
    content_->addLayout(row);
    buildLower();
    obeyFilter(false, false);
    filterChanged();
}

void TrendsPage::buildLower()
{
    ranks_ = new RankPanel(context_);
    connect(ranks_, &RankPanel::itemActivated, this, &LivePage::itemRequested);
    leaders_ = new ChartPanel(tr("Leaders"), QStringLiteral("leaders"), ChartMode::Lines, context_.range);
    leaders_->setParts();
    heat_ = new HeatPanel(QStringLiteral("heat"), context_);
    heat_->setFixedWidth(436);
    auto* lower = new QHBoxLayout();
    lower->setSpacing(metrics().gap);
    lower->addWidget(ranks_, 1);
    lower->addWidget(leaders_, 1);
    lower->addWidget(heat_);
    content_->addLayout(lower, 1);
    for (ChartPanel* panel : {leaders_}) connect(panel->chart(), &TimeChart::explainRequested, this, &LivePage::explainRequested);
    lowerChoice_ = new SegmentedControl();
    lowerChoice_->setSegments({{QStringLiteral("ranks"), tr("Ranks"), {}, Tone::Accent}, {QStringLiteral("leaders"), tr("Leaders"), {}, Tone::Accent}});
    lowerChoice_->setSmall(true);
    lowerChoice_->setAccessibleName(tr("Ranks over the range, or events of the leaders"));
    header_->addActionWidget(lowerChoice_);
    connect(lowerChoice_, &SegmentedControl::currentChanged, this, &TrendsPage::showLower);
    showLower(QStringLiteral("ranks"));
}

void TrendsPage::showLower(const QString& id)
{
    lowerChoice_->setCurrent(id);
    ranks_->setVisible(id == QStringLiteral("ranks"));
    leaders_->setVisible(id == QStringLiteral("leaders"));
    if (id == QStringLiteral("ranks") && isVisible()) askAgain(true);
}

void TrendsPage::setType(const std::optional<std::string>& type)
{
    if (type) setFilter(HealthFilter{BreakdownBy::Type, *type});
    else if (filter()) setFilter({});
}

// There are no ranks of one item, so only a type counts here.
void TrendsPage::filterChanged()
{
    const auto chosen = filter();
    type_ = chosen ? std::optional(chosen->key) : std::nullopt;
    DropText shown;
    shown.strong = type_ ? text(*type_) : tr("All types");
    typeChoice_->setContent(shown);
}

QJsonObject TrendsPage::viewState() const
{
    QJsonObject state{{QStringLiteral("lower"), lowerChoice_->current()}};
    if (type_) state[QStringLiteral("type")] = text(*type_);
    return state;
}

void TrendsPage::setViewState(const QJsonObject& state)
{
    showLower(state[QStringLiteral("lower")].toString() == QStringLiteral("leaders") ? QStringLiteral("leaders") : QStringLiteral("ranks"));
    const QString type = state[QStringLiteral("type")].toString().left(1000);
    if (!type.isEmpty()) setType(bytes(type));
}

void TrendsPage::fillTypeMenu()
{
    QMenu* menu = typeChoice_->menu();
    menu->clear();
    connect(menu->addAction(tr("All types")), &QAction::triggered, this, [this] { setType(std::nullopt); });
    menu->addSeparator();
    for (std::size_t i = 0; i < std::min(types_.size(), kMostTypes); ++i) {
        const std::string& type = types_[i];
        QString name = text(type);
        connect(menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&"))), &QAction::triggered, this, [this, type] { setType(type); });
    }
}

void TrendsPage::refresh(bool anew)
{
    if (context_.engine->empty() || !context_.range->known()) {
        const StateInfo info = context_.engine->shown()->items > 0
                                   ? StateInfo::empty(tr("No times"), tr("These events count without a time."))
                                   : StateInfo::empty(tr("No events yet"), tr("Nothing has been counted yet."));
        for (BoardPanel* board : boards_) board->card()->setState(info);
        leaders_->setState(info);
        heat_->card()->setState(info);
        ranks_->card()->setState(info);
        answered();
        return;
    }
    heat_->ask(anew, std::nullopt, type_);
    ranks_->ask(anew, type_);
    for (std::size_t i = 0; i < boards_.size(); ++i) {
        const MinuteRange range = windowRange(*context_.range, kWindows[i]), all = minutesOf(context_.range->range());
        const auto question = [range, all, rows = rows_, type = type_, i, newest = followsData(*context_.range), names = context_.names](const HotView& view, const std::stop_token& stop) {
            Answer answer{newest && i == 0 ? askNewestBoard(view, range, rows, type, true, stop, names.get())
                                           : tally::askBoard(view, range, rows, type, true, i == 0 ? 0 : kSparks, stop, names.get()),
                          {}};
            if (i == 0) answer.types = view.traffic(all, {kDay}).types;
            return answer;
        };
        const auto deliver = [this, i, range](Answer answer) {
            complete(&answer.board.note, QStringLiteral("top"), range, QStringLiteral("-k %1").arg(rows_) +
                                                    (type_ ? QStringLiteral(" --type ") + shellQuoted(text(*type_)) : QString()));
            if (i == 0) types_ = std::move(answer.types);
            showBoard(i, answer.board);
        };
        if (anew) queries_[i]->ask(question, deliver);
        else queries_[i]->refresh(question, deliver);
    }
}

void TrendsPage::showBoard(std::size_t index, const BoardAnswer& answer)
{
    const MinuteRange range = windowRange(*context_.range, kWindows[index]);
    BoardPanel* panel = boards_[index];
    panel->card()->setSubtitle(windowText(index, range, answer.note.seconds));
    panel->card()->setState(answer.board.total > 0 ? readyOrStale(context_)
                                                   : StateInfo::empty(tr("No events"), whyNothing(context_, tr("Nothing happened in this time."))));
    panel->setAnswer(answer, type_ ? text(*type_) : tr("events"));
    if (index == 1) askLeaders(answer);
    if (index == 2) answered();
}

void TrendsPage::askLeaders(const BoardAnswer& answer)
{
    std::vector<std::string> items;
    for (std::size_t i = 0; i < std::min(kLeaders, answer.board.rows.size()); ++i) items.push_back(answer.board.rows[i].item);
    ViewRange range = context_.range->range();
    range.fromUs = range.toUs - kHour;
    range = context_.range->wholeOf(range);
    leaders_->setState(items.empty() ? StateInfo::empty(tr("No events"), whyNothing(context_, tr("Nothing happened in this hour."))) : readyOrStale(context_));
    leadersQuery_.refresh(
        [items, names = answer.names, range, type = type_](const HotView& view, const std::stop_token&) {
            const AnswerTimer timer;
            Leaders made{leadersChart(view, items, names, type, range), {}};
            made.note = timer.cells(view, minutesOf(range));
            return made;
        },
        [this](Leaders made) {
            ChartData& chart = made.chart;
            complete(&made.note, QStringLiteral("top"), made.note.range, QStringLiteral("-k %1").arg(kLeaders) + (type_ ? QStringLiteral(" --type ") + shellQuoted(text(*type_)) : QString()));
            leaders_->setNote(made.note);
            leaders_->setSubtitle(tr("events per %1").arg(stepText(chart.stepUs)));
            chart.valueName = tr("events");
            markProvisional(&chart, *context_.engine->shown(), context_.range->range().mode);
            const bool none = std::all_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& one) {
                return std::none_of(one.y.begin(), one.y.end(), [](double value) { return std::isfinite(value); });
            });
            if (none && !chart.series.empty() && context_.engine->shown()->sharedEvents > 0)
                leaders_->setState(StateInfo::empty(tr("No minutes of these items"), tr("Memory had no room for each of them; it knows their sums, not their minutes.")));
            leaders_->setData(std::move(chart));
        });
}

}  // namespace tally
