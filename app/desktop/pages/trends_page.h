// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/live_query.h"
#include "app/desktop/pages/live_page.h"

namespace tally {

class BoardPanel;
class ChartPanel;
class DropButton;
class HeatPanel;
class RankPanel;
class SegmentedControl;
struct BoardAnswer;
struct TypeSeries;

// The rankings of the last minute, hour and day side by side, the ranks over the range, and how the leaders of the hour went.
class TrendsPage final : public LivePage {
    Q_OBJECT
public:
    explicit TrendsPage(PageContext context, QWidget* parent = nullptr);
    void setType(const std::optional<std::string>& type);
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;

protected:
    void refresh(bool anew) override;

private:
    struct Answer;
    const std::size_t rows_;                      // the K of its boards
    void filterChanged() override;
    void fillTypeMenu();
    void buildLower();
    void showLower(const QString& id);
    void showBoard(std::size_t index, const BoardAnswer& answer);
    void askLeaders(const BoardAnswer& answer);

    std::array<BoardPanel*, 3> boards_{};
    ChartPanel* leaders_ = nullptr;
    RankPanel* ranks_ = nullptr;
    SegmentedControl* lowerChoice_ = nullptr;     // what of the two is shown, at one place
    HeatPanel* heat_ = nullptr;
    DropButton* typeChoice_ = nullptr;
    std::optional<std::string> type_;
    std::vector<std::string> types_;              // that occur in the range, for the menu
    std::array<std::unique_ptr<LiveQuery>, 3> queries_;
    LiveQuery leadersQuery_;
};

}  // namespace tally
