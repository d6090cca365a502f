// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/item_compare.h"

#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/names/name_book.h"
#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/panels/leaders_data.h"
#include "app/desktop/panels/overview_data.h"
#include "app/desktop/panels/window_choice.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/card.h"
#include "widgets/theme/metrics.h"

namespace tally {

namespace {
constexpr int kComparedRow = 27;
constexpr qint64 kComparedBuckets = 200;
}  // namespace

struct ItemCompare::Answer {
    BoardAnswer board;
    ChartData chart;
    qint64 stepUs = 0;
};

ItemCompare::ItemCompare(PageContext context, QWidget* parent) : QWidget(parent), context_(context), query_(context.engine, this)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().gap);
    RankLayout rows;
    rows.rowHeight = kComparedRow;
    rows.change = false;
    board_ = new BoardPanel(tr("Chosen items"), QStringLiteral("chosen"), rows);
    connect(board_, &BoardPanel::itemActivated, this, &ItemCompare::itemActivated);
    layout->addWidget(board_);
    chart_ = new ChartPanel(tr("Together"), QStringLiteral("chosen-history"), ChartMode::Lines, context.range);
    chart_->setLegendBelow();
    chart_->setParts();
    layout->addWidget(chart_, 1);
}

void ItemCompare::setItems(std::vector<std::string> items, std::size_t chosen, std::size_t known)
{
    items_ = std::move(items);
    chosen_ = chosen;
    known_ = known;
    board_->card()->setSubtitle(chosen_ > items_.size() ? tr("the first %1 of %2").arg(items_.size()).arg(chosen_) : tr("%1 of the table").arg(items_.size()));
    board_->setFixedHeight(36 + static_cast<int>(items_.size()) * kComparedRow + 62);
    refresh(true);
}

void ItemCompare::refresh(bool anew)
{
    if (items_.empty() || !isVisible()) return;
    const auto question = [items = items_, range = context_.range->range(), known = context_.range->known(), names = context_.names,
                           minutes = windowRange(*context_.range, QStringLiteral("range"))](const HotView& view, const std::stop_token& stop) {
        Answer answer;
        const AnswerTimer timer;
        answer.board.board.total = view.tally(std::nullopt, std::nullopt, minutes).count;
        std::uint64_t sum = 0;
        for (const std::string& item : items) {
            if (stop.stop_requested()) return answer;
            const std::uint64_t count = view.tally(item, std::nullopt, minutes).count;
            answer.board.board.rows.push_back({item, count, count, true});
            sum += count;
        }
        std::stable_sort(answer.board.board.rows.begin(), answer.board.board.rows.end(), [](const Board::Row& a, const Board::Row& b) { return a.count > b.count; });
        answer.board.board.other = answer.board.board.total - std::min(sum, answer.board.board.total);
        std::vector<std::string> ordered;
        for (const Board::Row& row : answer.board.board.rows) ordered.push_back(row.item);
        if (names != nullptr) answer.board.names = names->namesOf(ordered, stop);
        answer.board.note = timer.cells(view, minutes);
        if (!known) return answer;
        answer.stepUs = stepFor(range.toUs - range.fromUs, kComparedBuckets);
        answer.chart = leadersChart(view, ordered, answer.board.names, std::nullopt, range, answer.stepUs);
        answer.stepUs = answer.chart.stepUs;
        return answer;
    };
    const auto deliver = [this](Answer answer) { showAnswer(std::move(answer)); };
    if (anew) query_.ask(question, deliver);
    else query_.refresh(question, deliver);
}

void ItemCompare::showAnswer(Answer answer)
{
    answer.board.board.items = std::max(known_, answer.board.board.rows.size());
    AnswerNote note = answer.board.note;
    completeNote(&note, context_, QStringLiteral("top"), note.range, QStringLiteral("-k %1").arg(answer.board.board.items));
    answer.board.note = note;
    board_->setAnswer(answer.board, tr("events"));
    chart_->setNote(note);
    if (answer.stepUs == 0) return chart_->setState(StateInfo::empty(tr("No times"), tr("These events count without a time.")));
    chart_->setState(readyOrStale(context_));
    chart_->setSubtitle(tr("events per %1").arg(stepText(answer.stepUs)));
    answer.chart.valueName = tr("events");
    markProvisional(&answer.chart, *context_.engine->shown(), context_.range->range().mode);
    chart_->setData(std::move(answer.chart));
}

}  // namespace tally
