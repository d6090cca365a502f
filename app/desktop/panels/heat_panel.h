// SPDX-License-Identifier: GPL-3.0-or-later
// HeatPanel: a card with the traffic by hour and weekday of the weeks of the range, and of four at least, up to its end.
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>
#include <string>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/live_query.h"
#include "app/desktop/pages/page_context.h"
#include "widgets/charts/heat_map.h"

namespace tally {

class Card;

struct HeatAnswer {
    HeatData data;
    AnswerNote note;
};

// How many weeks are asked for when [fromUs, toUs) is shown.
qint64 heatWeeks(qint64 fromUs, qint64 toUs);

// Events an hour: the mean of all hours of that weekday that lie between the first and the last event counted at all, so that
// a week that is not there does not look quiet. On a query thread. `item`, `type`: absent = all.
HeatAnswer askHeat(const HotView& view, qint64 weeks, qint64 endUs, const std::optional<std::string>& item, const std::optional<std::string>& type);

class HeatPanel final : public QWidget {
    Q_OBJECT
public:
    HeatPanel(const QString& name, PageContext context, QWidget* parent = nullptr);
    // Asks at most every few seconds, as weeks hardly change, unless `anew`.
    void ask(bool anew, const std::optional<std::string>& item, const std::optional<std::string>& type);
    Card* card() const { return card_; }
    HeatMap* map() const { return map_; }

private:
    PageContext context_;
    Card* card_;
    HeatMap* map_;
    std::optional<std::string> item_, type_;
    AnswerNote note_;
    QAction* inspect_ = nullptr;
    QElapsedTimer since_;
    QTimer later_;                 // asks when it was too early to
    bool reading_ = false;         // when it was asked last
    LiveQuery query_;
};

}  // namespace tally
