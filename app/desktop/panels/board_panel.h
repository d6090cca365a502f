// SPDX-License-Identifier: GPL-3.0-or-later
// BoardPanel: a card with a ranking; with Other and total, so that it adds up, and the "…" menu with its exports.
#pragma once

#include <QWidget>
#include <optional>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/minute_range.h"
#include "widgets/boards/rank_board.h"

class QAction;

namespace tally {

class Card;
class NameBook;

struct BoardAnswer {
    Board board;
    std::vector<RankChange> change;          // by row; empty when there is nothing to compare with
    std::vector<int> places;
    std::vector<std::vector<double>> sparks; // by row; may be empty
    std::vector<std::string> names;          // by row; empty: not shown
    AnswerNote note;
};

// On a query thread. `compare`: also the ranking of as long a time before; `sparks`: a curve of this many buckets per row.
BoardAnswer askBoard(const HotView& view, MinuteRange range, std::size_t k, const std::optional<std::string>& type, bool compare,
                     std::size_t sparks, std::stop_token stop, NameBook* names = nullptr);
// The same of the newest 60 seconds, without curves, while memory has the seconds; else of `range`.
BoardAnswer askNewestBoard(const HotView& view, MinuteRange range, std::size_t k, const std::optional<std::string>& type, bool compare,
                           std::stop_token stop, NameBook* names = nullptr);

class BoardPanel final : public QWidget {
    Q_OBJECT
public:
    BoardPanel(const QString& title, const QString& name, const RankLayout& layout, QWidget* parent = nullptr);
    void setAnswer(const BoardAnswer& answer, const QString& valueName);
    Card* card() const { return card_; }
    RankBoard* board() const { return board_; }
    std::size_t rowsThatFit() const;         // with Other and total

signals:
    void itemActivated(const QString& item);

private:
    AnswerNote note_;
    QAction* inspect_ = nullptr;
    Card* card_;
    RankBoard* board_;
    int rowHeight_;
};

}  // namespace tally
