// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>

#include "app/desktop/live_query.h"
#include "app/desktop/pages/live_page.h"

class QGridLayout;

namespace tally {

class ActionButton;
class BoardPanel;
class ChartPanel;
class GoldenTile;
class SegmentedControl;
struct BoardAnswer;
struct OverviewAnswer;

// Four golden tiles, traffic, latency, errors, the top list.
class OverviewPage final : public LivePage {
    Q_OBJECT
public:
    explicit OverviewPage(PageContext context, QWidget* parent = nullptr);

protected:
    void refresh(bool anew) override;
    void compactChanged(bool compact) override;

private:
    void build();
    void askCharts(bool anew);
    void askBoard(bool anew);
    void showAnswer(const OverviewAnswer& answer);
    void showEmpty();
    void showStates();

    std::array<GoldenTile*, 4> tiles_{};
    ChartPanel* traffic_ = nullptr;
    ChartPanel* latency_ = nullptr;
    ChartPanel* errors_ = nullptr;
    BoardPanel* board_ = nullptr;
    SegmentedControl* window_ = nullptr;
    ActionButton* cancel_ = nullptr;             // while something is being read
    std::vector<std::function<void()>> later_;   // one a frame, so that no frame draws everything
    LiveQuery charts_, top_;
};

}  // namespace tally
