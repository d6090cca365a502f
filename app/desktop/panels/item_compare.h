// SPDX-License-Identifier: GPL-3.0-or-later
// ItemCompare: several chosen items side by side: their counts with what is left of the total, and one line for each over the range.
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "app/desktop/live_query.h"
#include "app/desktop/pages/page_context.h"

namespace tally {

class BoardPanel;
class ChartPanel;

class ItemCompare final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 8;      // lines that can still be told apart
    explicit ItemCompare(PageContext context, QWidget* parent = nullptr);
    // `chosen`: how many rows are selected; the items are the first kMost of them. `known`: items of the range.
    void setItems(std::vector<std::string> items, std::size_t chosen, std::size_t known);
    void refresh(bool anew);                     // asks while visible only

signals:
    void itemActivated(const QString& item);

private:
    struct Answer;
    void showAnswer(Answer answer);
    PageContext context_;
    std::vector<std::string> items_;
    std::size_t chosen_ = 0, known_ = 0;
    BoardPanel* board_ = nullptr;
    ChartPanel* chart_ = nullptr;
    LiveQuery query_;
};

}  // namespace tally
