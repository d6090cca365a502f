// SPDX-License-Identifier: GPL-3.0-or-later
// RankPanel: a card with the ranks of the first items from bucket to bucket of the range.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <string>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/live_query.h"
#include "app/desktop/minute_range.h"
#include "app/desktop/pages/page_context.h"
#include "widgets/boards/bump_chart.h"

class QAction;

namespace tally {

class Card;
class NameBook;

struct RankAnswer {
    BumpData data;
    AnswerNote note;
    qint64 stepUs = 0;
};

// The ranking of each bucket by itself, as askBoard() would give it. Buckets are whole; those that are not over by `overUs`
// (kNoTime: all are) are left out, for the ranks of a bucket that is still filling are those of its first moments. A bucket without
// events has no ranks. On a query thread.
RankAnswer askRanks(const HotView& view, const ViewRange& range, std::size_t places, const std::optional<std::string>& type, qint64 overUs, std::stop_token stop, NameBook* names = nullptr);

class RankPanel final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kPlaces = 10;
    explicit RankPanel(PageContext context, QWidget* parent = nullptr);
    // Asks at most every few seconds unless `anew`; while visible only.
    void ask(bool anew, const std::optional<std::string>& type);
    Card* card() const { return card_; }
    BumpChart* chart() const { return chart_; }

signals:
    void itemActivated(const QString& item);

private:
    void show(RankAnswer answer, const std::optional<std::string>& type);
    PageContext context_;
    Card* card_;
    BumpChart* chart_;
    std::optional<std::string> type_;
    AnswerNote note_;
    QAction* inspect_ = nullptr;
    QElapsedTimer since_;
    QTimer later_;                 // asks when it was too early to
    bool reading_ = false;         // when it was asked last
    LiveQuery query_;
};

}  // namespace tally
