// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/rank_panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <unordered_map>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/inspect/inspect_action.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/silence.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/card.h"
#include "widgets/charts/chart_data.h"

namespace tally {

namespace {
constexpr qint64 kRankBuckets = 12, kRankEveryMs = 3000;
}

RankAnswer askRanks(const HotView& view, const ViewRange& range, std::size_t places, const std::optional<std::string>& type, qint64 overUs, std::stop_token stop, NameBook* names)
{
    RankAnswer answer;
    const AnswerTimer timer;
    answer.stepUs = answer.data.stepUs = keptStep(view, range, stepFor(range.toUs - range.fromUs, kRankBuckets));
    answer.data.places = static_cast<int>(places);
    const ViewRange whole = wholeBucketsOf(range, answer.stepUs);
    std::unordered_map<std::string, std::size_t> placeOf;
    std::vector<std::string> items;
    for (qint64 us = whole.fromUs; us < whole.toUs; us += answer.stepUs) {
        if (overUs != kNoTime && us + answer.stepUs > overUs) break;
        const auto board = view.board({minuteOf({us}), minuteOf({us + answer.stepUs})}, places, type, stop);
        if (!board) return {};
        const std::size_t bucket = answer.data.x.size();
        answer.data.x.push_back(us);
        for (std::size_t i = 0; i < board->rows.size(); ++i) {
            const Board::Row& row = board->rows[i];
            const auto [at, added] = placeOf.try_emplace(row.item, items.size());
            if (added) {
                items.push_back(row.item);
                answer.data.items.emplace_back();
            }
            BumpItem& item = answer.data.items[at->second];
            item.rank.resize(bucket + 1, 0);
            item.count.resize(bucket + 1, 0);
            item.certain.resize(bucket + 1, true);
            item.rank[bucket] = static_cast<int>(i) + 1;
            item.count[bucket] = static_cast<double>(row.count);
            item.certain[bucket] = row.certain;
        }
    }
    const auto called = names != nullptr ? names->namesOf(items, stop) : std::vector<std::string>{};
    for (std::size_t i = 0; i < items.size(); ++i) {
        BumpItem& item = answer.data.items[i];
        item.id = item.name = text(items[i]);
        if (i < called.size() && !called[i].empty()) item.name = text(called[i]);
        item.rank.resize(answer.data.x.size(), 0);
        item.count.resize(answer.data.x.size(), 0);
        item.certain.resize(answer.data.x.size(), true);
    }
    if (!answer.data.x.empty()) answer.note = timer.cells(view, {minuteOf({answer.data.x.front()}), minuteOf({answer.data.x.back() + answer.stepUs})});
    return answer;
}

RankPanel::RankPanel(PageContext context, QWidget* parent)
    : QWidget(parent), context_(context), card_(new Card(tr("Rank history"), {}, this)), chart_(new BumpChart()), query_(context.engine, this)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card_);
    chart_->setAccessibleName(tr("Rank history"));
    card_->setBody(chart_);
    card_->setBodyMargins(1, 0, 1, 3);
    Exportable what = exportableWidget(QStringLiteral("rank-history"), card_, [this] { return chart_->exportTable(); });
    what.note = [this] { return note_; };
    addFigureActions(card_->menu(), this, card_->title(), std::move(what));
    inspect_ = addInspectAction(card_, [this] { return note_; }, QStringLiteral("rank-history"));
    later_.setSingleShot(true);
    connect(&later_, &QTimer::timeout, this, [this] { 
        if (context_.range->known()) ask(false, type_);
    });
    connect(chart_, &BumpChart::itemActivated, this, &RankPanel::itemActivated);
}

void RankPanel::ask(bool anew, const std::optional<std::string>& type)
{
    if (!isVisible()) return;
    const auto snapshot = context_.engine->shown();
    // What is too early now is asked later, else the last events of a log would never be in it; its end is waited for by nobody.
    type_ = type;
    if (!anew && snapshot->reading == reading_ && since_.isValid() && since_.elapsed() < kRankEveryMs) {
        if (!later_.isActive()) later_.start(static_cast<int>(kRankEveryMs - since_.elapsed()) + 1);
        return;
    }
    later_.stop();
    reading_ = snapshot->reading;
    since_.start();
    const qint64 over = snapshot->live ? snapshot->watermark.us : kNoTime;
    const auto question = [range = context_.range->range(), type, over, names = context_.names](const HotView& view, const std::stop_token& stop) {
        return askRanks(view, range, kPlaces, type, over, stop, names.get());
    };
    const auto deliver = [this, type](RankAnswer answer) { show(std::move(answer), type); };
    if (anew) query_.ask(question, deliver);
    else query_.refresh(question, deliver);
}

void RankPanel::show(RankAnswer answer, const std::optional<std::string>& type)
{
    note_ = answer.note;
    if (note_.known) completeNote(&note_, context_, QStringLiteral("top"), note_.range, QStringLiteral("-k %1").arg(kPlaces) + (type ? QStringLiteral(" --type ") + shellQuoted(text(*type)) : QString()));
    inspect_->setEnabled(note_.known);
    card_->setSubtitle(answer.stepUs > 0 ? tr("the first %1, per %2").arg(kPlaces).arg(stepText(answer.stepUs)) : QString());
    const bool few = answer.data.x.size() < 2;
    card_->setState(few                        ? StateInfo::empty(tr("Not enough time yet"), tr("Ranks move from one bucket to the next; two of them are not over yet."), {}, QStringLiteral("clock"))
                    : answer.data.items.empty() ? StateInfo::empty(tr("No events"), whyNothing(context_, tr("Nothing happened in this time.")))
                                                : readyOrStale(context_));
    answer.data.valueName = type ? text(*type) : tr("events");
    chart_->setData(std::move(answer.data));
}

}  // namespace tally
