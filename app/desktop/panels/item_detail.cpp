// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/item_detail.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <algorithm>
#include <numeric>
#include <optional>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/panels/heat_panel.h"
#include "app/desktop/panels/overview_data.h"
#include "app/desktop/panels/window_choice.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/cards/segmented_control.h"
#include "widgets/charts/share_chart.h"
#include "widgets/charts/time_chart.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/metrics.h"

namespace tally {

struct ItemDetail::Answer {
    Tally tally, all;
    TypeSeries history;
    std::vector<std::string> types;
    ViewRange range;
    AnswerNote note;
    std::string name;            // empty: none
    // Of one that memory had no room for: its events, within bounds.
    std::optional<SpaceSaving::Bounds> bounds;
    std::vector<double> earlier; // events by bucket of `history`, as long ago as is compared with; empty: nothing is
    qint64 compared = 0;         // as chosen
    bool cut = false;            // only the end of the range is shown: too many buckets
    bool coarser = false;        // nothing as fine as the chosen step is kept
};

namespace {
constexpr qint64 kItemBuckets = 2000;
constexpr int kShares = 140, kTall = 820;   // px
constexpr std::size_t kFewBuckets = 24;   // are bars: a line through three points says little

QString stepFitting(const ViewRange& range, const KeptTiers& kept)
{
    const qint64 span = range.toUs - range.fromUs;
    const Tier finest = kept.tierOf(minuteOf({range.fromUs}));
    if (span <= kDay / 2 && finest == Tier::Minute) return QStringLiteral("minute");
    return span <= 60 * kDay && finest != Tier::Day ? QStringLiteral("hour") : QStringLiteral("day");
}
}

ItemDetail::ItemDetail(PageContext context, QWidget* parent) : QWidget(parent), context_(context), query_(context.engine, this)
{
    build();
    connect(step_, &SegmentedControl::currentChanged, this, [this] {
        stepChosen_ = true;
        refresh(true);
    });
    setItem({});
}

void ItemDetail::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().gap);
    card_ = new Card(this);
    auto* body = new QWidget();
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(12, 12, 12, 12);
    inner->setSpacing(10);
    auto* head = new QHBoxLayout();
    name_ = new ElidedLabel(TextStyle::Item, Role::Text, true);
    name_->hide();
    inner->addWidget(name_);
    id_ = new ElidedLabel(TextStyle::Mono);
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the id"));
    copy->setSmall(true);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(item_); });
    auto* lines = new IconButton(QStringLiteral("file"), tr("Raw lines of this range…"));
    lines->setSmall(true);
    connect(lines, &QToolButton::clicked, this, &ItemDetail::rawLinesRequested);
    head->addWidget(id_, 1);
    head->addWidget(lines);
    head->addWidget(copy);
    inner->addLayout(head);
    auto* figures = new QHBoxLayout();
    const QString titles[] = {tr("Events"), tr("Share"), tr("Sum of values"), tr("Average value")};
    for (std::size_t i = 0; i < 4; ++i) {
        auto* column = new QVBoxLayout();
        column->setSpacing(2);
        auto* title = new ElidedLabel(TextStyle::Small, Role::Muted);
        title->setText(titles[i]);
        values_[i] = new ElidedLabel(TextStyle::Figure, Role::Text, true);
        notes_[i] = new ElidedLabel(TextStyle::Badge, Role::Muted);
        column->addWidget(title);
        column->addWidget(values_[i]);
        column->addWidget(notes_[i]);
        figures->addLayout(column, 1);
    }
    inner->addLayout(figures);
    types_ = new ElidedLabel(TextStyle::Small, Role::Muted);
    inner->addWidget(types_);
    card_->setBody(body);
    card_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    layout->addWidget(card_);
    buildShares();
    layout->addWidget(sharesCard_);
    history_ = new ChartPanel(tr("History"), QStringLiteral("history"), ChartMode::StackedArea, context_.range);
    history_->setLegendBelow();
    step_ = new SegmentedControl();
    step_->setSegments({{QStringLiteral("minute"), tr("Minute"), {}, Tone::Accent},
                        {QStringLiteral("hour"), tr("Hour"), {}, Tone::Accent},
                        {QStringLiteral("day"), tr("Day"), {}, Tone::Accent}});
    step_->setCurrent(QStringLiteral("hour"));
    step_->setSmall(true);
    step_->setAccessibleName(tr("Step of the history"));
    history_->card()->addHeaderWidget(step_);
    layout->addWidget(history_, 1);
    heat_ = new HeatPanel(QStringLiteral("item-heat"), context_);
    heat_->setFixedHeight(188);
    layout->addWidget(heat_);
}

void ItemDetail::buildShares()
{
    sharesCard_ = new Card(tr("By type"), {});
    shares_ = new ShareChart();
    shares_->setAccessibleName(tr("Shares of the types"));
    sharesCard_->setBody(shares_);
    sharesCard_->setBodyMargins(8, 0, 12, 6);
    sharesCard_->setFixedHeight(metrics().cardHeader + kShares);
    addExportActions(sharesCard_->menu(), this, sharesCard_->title(), exportableWidget(QStringLiteral("item-types"), sharesCard_, [this] { return shares_->exportTable(); }));
}

void ItemDetail::resizeEvent(QResizeEvent*)
{
    const bool tall = height() >= kTall;
    sharesCard_->setVisible(tall);
    types_->setVisible(!tall);
}

void ItemDetail::showState(const StateInfo& state)
{
    history_->setState(state);
    sharesCard_->setState(state);
}

void ItemDetail::setItem(const QString& item)
{
    item_ = item;
    name_->hide();
    id_->setText(item.isEmpty() ? tr("No item chosen") : item);
    heat_->setVisible(!item.isEmpty() && context_.range->known());
    if (item.isEmpty()) showState(StateInfo::empty(tr("No item chosen"), tr("Choose a row to see its history.")));
    refresh(true);
}

void ItemDetail::refresh(bool anew)
{
    if (item_.isEmpty() || !isVisible()) return;
    if (!stepChosen_ && context_.range->known()) step_->setCurrent(stepFitting(context_.range->range(), context_.engine->shown()->kept));
    const qint64 step = step_->current() == QStringLiteral("minute") ? kMinute : step_->current() == QStringLiteral("hour") ? kHour : kDay;
    const auto question = [item = bytes(item_), range = context_.range->range(), known = context_.range->known(), step, names = context_.names,
                           back = context_.range->compareOffset(), compared = context_.range->compareChoice(), minutes = windowRange(*context_.range, QStringLiteral("range"))](const HotView& view, const std::stop_token&) {
        Answer answer;
        const AnswerTimer timer;
        const std::string asked[] = {item};
        if (names != nullptr)
            if (auto found = names->namesOf(asked); !found.empty()) answer.name = std::move(found.front());
        answer.tally = view.tally(item, std::nullopt, minutes);
        if (view.tail && !view.dictionary->find(item)) answer.bounds = view.tailBounds(minutes, {}).of(item);
        answer.all = view.tally(std::nullopt, std::nullopt, minutes);
        answer.types = view.types;
        answer.range = range;
        if (!known) return answer;
        const qint64 kept = keptStep(view, range, step);
        answer.cut = (range.toUs - range.fromUs) / kept > kItemBuckets;
        if (answer.cut) answer.range.fromUs = range.toUs - kItemBuckets * kept;
        const MinuteRange shown = minutesOf(wholeBucketsOf(answer.range, kept));
        answer.coarser = kept > step;
        answer.history = view.itemHistory(item, shown, {kept});
        answer.compared = compared;
        if (back > 0) answer.earlier = earlierEvents(view, HealthFilter{BreakdownBy::Item, item}, answer.history, back);
        answer.note = timer.item(view, item, shown);
        return answer;
    };
    const auto deliver = [this](const Answer& answer) { showAnswer(answer); };
    heat_->ask(anew, bytes(item_), std::nullopt);
    if (anew) query_.ask(question, deliver);
    else query_.refresh(question, deliver);
}

void ItemDetail::showAnswer(const Answer& answer)
{
    const Tally& tally = answer.tally;
    const auto number = [](std::uint64_t n) { return groupedNumber(static_cast<qint64>(n)); };
    name_->setText(text(answer.name));
    name_->setVisible(!answer.name.empty());
    id_->setRole(answer.name.empty() ? Role::Text : Role::Muted);
    AnswerNote note = answer.note;
    if (note.known)
        completeNote(&note, context_, QStringLiteral("series"), note.range, QStringLiteral("--item %1 ").arg(shellQuoted(item_)) + stepOption(answer.history.step.us));
    history_->setNote(note);
    const auto& bounds = answer.bounds;
    values_[0]->setText(bounds ? boundsText(static_cast<double>(bounds->lower), static_cast<double>(bounds->upper)) : number(tally.count));
    notes_[0]->setText(!bounds ? tr("in range, exact") : bounds->lower == bounds->upper ? tr("in range") : tr("%1 for certain, %2 at most").arg(number(bounds->lower), number(bounds->upper)));
    values_[1]->setText(answer.all.count == 0 || bounds ? QStringLiteral("–")
                                              : percentText(static_cast<double>(tally.count) / static_cast<double>(answer.all.count), 2));
    notes_[1]->setText(tr("of %1").arg(number(answer.all.count)));
    const bool valued = tally.values > 0 && !bounds;
    values_[2]->setText(valued ? siNumber(tally.sum.toDouble(), 4) : QStringLiteral("–"));
    notes_[2]->setText(valued ? tr("%1 values", nullptr, formOf(tally.values)).arg(number(tally.values)) : tr("no values"));
    values_[3]->setText(valued ? siNumber(divideHalfEven(tally.sum, tally.values).toDouble(), 4) : QStringLiteral("–"));
    notes_[3]->setText(valued ? tr("%1 to %2").arg(siNumber(tally.min.toDouble(), 3), siNumber(tally.max.toDouble(), 3)) : tr("no values"));
    // The answer may be one of before the range was known, or the range be unknown since.
    if (!context_.range->known() || answer.history.step.us == 0) {
        showState(StateInfo::empty(tr("No times"), tr("These events count without a time.")));
        return;
    }
    QStringList parts;
    for (std::size_t i = 0; i < answer.history.types.size() && i < 4; ++i) {
        std::uint64_t sum = 0;
        for (const std::uint64_t count : answer.history.counts[i]) sum += count;
        parts += tr("%1 %2").arg(text(answer.history.types[i]), number(sum));
    }
    types_->setText(parts.join(QStringLiteral("  ·  ")));
    ChartData chart = typeChart(answer.history, answer.types, answer.range);
    std::vector<Share> shares;   // in the colours of the history
    for (const ChartSeries& type : chart.series) shares.push_back({type.name, std::accumulate(type.y.begin(), type.y.end(), 0.0), type.color});
    shares_->setShares(shares, tr("Events"));
    if (!answer.earlier.empty()) chart.series.push_back(ghostSeries(answer.compared, answer.earlier));
    markProvisional(&chart, *context_.engine->shown(), context_.range->range().mode);
    showState(bounds ? StateInfo::empty(tr("No history"), tr("Memory had no room for this item: only how many events it has is known."))
              : tally.count == 0 ? StateInfo::empty(tr("Not in this range"), whyNothing(context_, tr("No event of this item happened in this time.")))
                                 : readyOrStale(context_));
    QStringList said;
    if (answer.cut) said << tr("the newest %1 buckets").arg(number(kItemBuckets));
    if (answer.coarser) said << tr("per %1, as kept").arg(stepText(answer.history.step.us));
    history_->setSubtitle(said.join(QStringLiteral(", ")));
    sharesCard_->setSubtitle(said.join(QStringLiteral(", ")));   // of the same buckets
    history_->setMode(chart.x.size() <= kFewBuckets ? ChartMode::Bars : ChartMode::StackedArea);
    history_->setData(std::move(chart));
}

}  // namespace tally
