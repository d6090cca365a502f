// SPDX-License-Identifier: GPL-3.0-or-later
// ChartPanel: a card with a time chart, its legend in the header and the "…" menu with its exports.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "app/desktop/inspect/answer_note.h"
#include "widgets/cards/state_pane.h"
#include "widgets/charts/chart_data.h"

class QAction;
class QVBoxLayout;

namespace tally {

class Card;
class ChartLegend;
class TimeChart;
class TimeRangeController;

class ChartPanel final : public QWidget {
    Q_OBJECT
public:
    // `name`: of exported files. Drags and double clicks on the chart change the range.
    ChartPanel(const QString& title, const QString& name, ChartMode mode, TimeRangeController* range, QWidget* parent = nullptr);
    void setData(ChartData shown);
    void setSubtitle(const QString& subtitle);
    void setState(const StateInfo& info);
    void setNote(const AnswerNote& note);   // for "How was this answered?"
    void setCompact(bool compact);
    void setMode(ChartMode mode);  // as it is drawn until the user chooses in the menu
    void setParts();               // its series add up to something: the menu offers lines, stack and bars (so do stacks and bars)
    void setLegendBelow();        // in a row of its own, for narrow cards
    const QString& name() const { return name_; }
    QJsonObject viewState() const;                  // what was chosen in its menu; empty = nothing
    void setViewState(const QJsonObject& state);    // trusts none of it
    TimeChart* chart() const { return chart_; }
    Card* card() const { return card_; }

private:
    void draw(ChartMode mode);     // as the user chose
    QString name_;
    Card* card_;
    TimeChart* chart_;
    ChartLegend* legend_;
    QVBoxLayout* body_ = nullptr;
    AnswerNote note_;
    QAction* inspect_ = nullptr;
    QAction* log_ = nullptr;
    bool modeChosen_ = false;
};

// One crosshair for all charts of a page.
void linkCrosshairs(const std::vector<ChartPanel*>& panels);

}  // namespace tally
