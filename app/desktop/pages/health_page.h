// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include "app/desktop/health/health_data.h"
#include "app/desktop/health/pipeline_history.h"
#include "app/desktop/live_query.h"
#include "app/desktop/pages/live_page.h"

class QStackedWidget;

namespace tally {

class ActionButton;
class Badge;
class BreakdownPanel;
class BudgetBoard;
class Card;
class ChartPanel;
class SegmentedControl;
class SignalStrip;

// The golden signals of the watched service and of the engine itself, and the objectives with their error budgets.
class HealthPage final : public LivePage {
    Q_OBJECT
public:
    explicit HealthPage(PageContext context, QWidget* parent = nullptr);
    const PipelineHistory& history() const { return history_; }
    void editObjective(const QString& id);
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;

protected:
    void refresh(bool anew) override;
    void compactChanged(bool compact) override;

private:
    struct Board {
        Card* card = nullptr;
        SignalStrip* strip = nullptr;
        ChartPanel* upper = nullptr;
        ChartPanel* lower = nullptr;
    };
    Board buildBoard(const QString& title, const QString& subtitle, ChartPanel* upper, ChartPanel* lower);
    void buildObjectives();
    void buildBreakdown();
    void showPart(const QString& id);       // "objectives", "item", "type"
    void askBreakdown(bool anew);
    std::vector<Objective> objectives() const;
    void sample();                    // the pipeline, every two seconds, seen or not
    void askService(bool anew);
    void askObjectives(bool anew);
    void showService();
    void showPipeline();
    void showObjectives();
    void showBudget();
    void showWorst();

    PipelineHistory history_;
    QTimer sampling_;
    QElapsedTimer sinceObjectives_;
    ServiceAnswer answer_;
    std::vector<ObjectiveMeter> meters_;
    Board service_, pipeline_;
    Card* objectivesCard_ = nullptr;
    BudgetBoard* budgets_ = nullptr;
    ChartPanel* budget_ = nullptr;
    ActionButton* edit_ = nullptr;
    SegmentedControl* part_ = nullptr;
    QStackedWidget* parts_ = nullptr;
    BreakdownPanel* breakdown_ = nullptr;
    QElapsedTimer sinceBreakdown_;
    Badge* worst_ = nullptr;
    std::vector<SignalCell> serviceCells_, pipelineCells_;
    LiveQuery query_, objectivesQuery_;
};

}  // namespace tally
