// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/board_panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <unordered_map>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/fine_range.h"
#include "app/desktop/inspect/inspect_action.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/text.h"
#include "widgets/cards/card.h"
#include "widgets/text/number_text.h"

namespace tally {

namespace {

constexpr std::size_t kBefore = 100;   // places of the ranking that is compared with

void compareRanks(const Board& before, BoardAnswer* answer)
{
    if (before.total == 0) return;
    std::unordered_map<std::string, int> rankOf;
    for (std::size_t i = 0; i < before.rows.size(); ++i) rankOf[before.rows[i].item] = static_cast<int>(i);
    for (std::size_t i = 0; i < answer->board.rows.size(); ++i) {
        const auto found = rankOf.find(answer->board.rows[i].item);
        const int places = found == rankOf.end() ? 0 : found->second - static_cast<int>(i);
        answer->places.push_back(std::abs(places));
        answer->change.push_back(found == rankOf.end() ? RankChange::New
                                 : places > 0          ? RankChange::Up
                                 : places < 0          ? RankChange::Down
                                                       : RankChange::Same);
    }
}

void compareRanks(const HotView& view, MinuteRange range, const std::optional<std::string>& type, std::stop_token stop, BoardAnswer* answer)
{
    const std::int32_t span = range.to - range.from;
    if (cutsKept(view, startOfMinute(range.from - span).us) || cutsKept(view, startOfMinute(range.from).us)) return;
    if (const auto before = view.board({range.from - span, range.from}, kBefore, type, stop)) compareRanks(*before, answer);
}

void nameRows(NameBook* names, std::stop_token stop, BoardAnswer* answer)
{
    if (names == nullptr) return;
    std::vector<std::string> items;
    for (const Board::Row& row : answer->board.rows) items.push_back(row.item);
    answer->names = names->namesOf(items, stop);
}

}  // namespace

BoardAnswer askNewestBoard(const HotView& view, MinuteRange range, std::size_t k, const std::optional<std::string>& type, bool compare,
                           std::stop_token stop, NameBook* names)
{
    const AnswerTimer timer;
    const auto seconds = newestMinute(view);
    const bool isNewest = seconds && startOfSecond(seconds->to) > startOfMinute(range.to - 1);   // nothing else is newer
    auto board = isNewest ? view.boardBySeconds(*seconds, k, type, stop) : Result<std::optional<Board>>();
    if (!board || !*board) return askBoard(view, range, k, type, compare, 0, stop, names);
    BoardAnswer answer;
    answer.board = std::move(**board);
    answer.note = timer.seconds(view, *seconds, RowKind::Cells);
    nameRows(names, stop, &answer);
    const SecondRange earlier{seconds->from - 60, seconds->from};
    if (!compare || !view.seconds->covers(earlier)) return answer;
    if (const auto before = view.boardBySeconds(earlier, kBefore, type, stop); before && *before) compareRanks(**before, &answer);
    return answer;
}

BoardAnswer askBoard(const HotView& view, MinuteRange range, std::size_t k, const std::optional<std::string>& type, bool compare,
                     std::size_t sparks, std::stop_token stop, NameBook* names)
{
    BoardAnswer answer;
    const AnswerTimer timer;
    if (auto board = view.board(range, k, type, stop)) answer.board = std::move(*board);
    answer.note = timer.cells(view, range);
    nameRows(names, stop, &answer);
    if (compare && !range.isAll()) compareRanks(view, range, type, stop, &answer);
    if (sparks == 0 || range.isAll()) return answer;
    // Without the minutes that are not final: a curve that ends in one that still fills looks like an outage.
    MinuteRange final = range;
    const std::int32_t open = minuteOf(view.watermark);
    if (view.watermark != kNever && open < range.to && std::int64_t{open} - range.from >= static_cast<std::int64_t>(sparks)) final.to = std::max(view.keptTiers.slotOf(open), range.from + 1);
    for (const Board::Row& row : answer.board.rows) {
        const auto id = view.dictionary->find(row.item);
        const EqualBuckets even = equalBuckets(final, sparks, keptUnit(view, final));
        const auto counts = id && even.buckets > 1 ? view.sparkline(*id, even.range, even.buckets) : std::vector<std::uint64_t>{};
        answer.sparks.emplace_back(counts.begin(), counts.end());
    }
    return answer;
}

BoardPanel::BoardPanel(const QString& title, const QString& name, const RankLayout& layout, QWidget* parent)
    : QWidget(parent), card_(new Card(title, {}, this)), board_(new RankBoard()), rowHeight_(layout.rowHeight)
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(card_);
    board_->setLayoutOptions(layout);
    board_->setAccessibleName(title);
    board_->setMinimumHeight(80);
    card_->setBody(board_);
    Exportable what = exportableWidget(name, card_, [this] { return board_->exportTable(); });
    what.note = [this] { return note_; };
    addFigureActions(card_->menu(), this, title, std::move(what));
    inspect_ = addInspectAction(card_, [this] { return note_; }, name);
    connect(board_, &RankBoard::itemActivated, this, &BoardPanel::itemActivated);
}

std::size_t BoardPanel::rowsThatFit() const
{
    const int room = board_->viewport()->height() / rowHeight_ - 2;
    return static_cast<std::size_t>(std::clamp(room, 3, 100));
}

void BoardPanel::setAnswer(const BoardAnswer& answer, const QString& valueName)
{
    note_ = answer.note;
    inspect_->setEnabled(note_.known);
    RankData shown;
    bool exact = true;
    for (std::size_t i = 0; i < answer.board.rows.size(); ++i) {
        RankRow row;
        row.id = row.name = text(answer.board.rows[i].item);
        if (i < answer.names.size() && !answer.names[i].empty()) row.name = text(answer.names[i]);
        const Board::Row& of = answer.board.rows[i];
        row.count = static_cast<double>(std::max(of.upper, of.count));
        if (of.upper > of.count) row.lower = static_cast<double>(of.count);
        row.certain = of.certain;
        exact &= of.upper <= of.count && of.certain;
        if (i < answer.change.size()) {
            row.change = answer.change[i];
            row.places = answer.places[i];
        }
        if (i < answer.sparks.size()) row.spark = answer.sparks[i];
        shown.rows.push_back(std::move(row));
    }
    const std::uint64_t others = answer.board.items - std::min<std::uint64_t>(answer.board.items, answer.board.rows.size());
    shown.other = static_cast<double>(answer.board.other);
    // Of the items that memory had no room for, only those that became hot are known by name.
    shown.otherName = (answer.board.shared > 0 ? tr("Other, at least %1 items", nullptr, formOf(others)) : tr("Other, %1 items", nullptr, formOf(others))).arg(groupedNumber(static_cast<qint64>(others)));
    shown.total = static_cast<double>(answer.board.total);
    shown.totalName = valueName;
    shown.allExact = exact;
    shown.valueName = valueName;
    board_->setData(std::move(shown));
}

}  // namespace tally
