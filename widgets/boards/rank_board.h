// SPDX-License-Identifier: GPL-3.0-or-later
// RankBoard: a painted top list: rank, name over its bar, change, curve, count, share; then Other and the total, so that it adds up.
//
// Names elide, numbers never do. Rows are 25 or 27 px; no widget per row. Ids and names are plain text.
#pragma once

#include <QAbstractScrollArea>
#include <limits>
#include <vector>

#include "widgets/text/export_table.h"

namespace tally {

enum class RankChange { None, Same, Up, Down, New };

struct RankRow {
    QString id;                                   // comes back in itemActivated()
    QString name;
    double count = 0;                             // the value, or the upper bound
    double lower = std::numeric_limits<double>::quiet_NaN();   // lower bound where the error is over 0; NaN = exact
    bool certain = true;                          // it belongs on the board whatever the bounds leave open
    RankChange change = RankChange::None;
    int places = 0;                               // of Up and Down
    std::vector<double> spark;                    // may be empty
};

struct RankData {
    std::vector<RankRow> rows;                    // by rank, best first
    double other = std::numeric_limits<double>::quiet_NaN();   // NaN = no Other row
    QString otherName;                            // "Other, 1,284,918 videos"
    bool otherAtLeast = false;                    // the count of Other is a lower bound
    double total = std::numeric_limits<double>::quiet_NaN();   // NaN = no total row and no shares
    QString totalName;                            // "views"
    bool allExact = false;                        // shows the "All exact" mark
    QString valueName;                            // column name in exports
};

struct RankLayout {
    int rowHeight = 25;
    bool bar = true, change = true, spark = false, share = true, exactMark = false;
    bool changeFirst = false;                     // change beside the rank (Trends) instead of before the count (Overview)
};

class RankBoard final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit RankBoard(QWidget* parent = nullptr);
    void setLayoutOptions(const RankLayout& layout);
    void setData(RankData data);
    [[nodiscard]] const RankData& data() const { return data_; }
    void setSelectedIds(const QStringList& ids);          // highlighted rows (the same item on every board)
    void setCurrentRow(int row);                          // keyboard cursor; -1 = none
    [[nodiscard]] int currentRow() const { return current_; }
    [[nodiscard]] ExportTable exportTable() const;        // rank, id, name, count, lower, share, change, certain; then Other and total
    [[nodiscard]] int contentHeight() const;              // of all rows with Other and total
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void itemActivated(const QString& id);                // click, Enter
    void currentItemChanged(const QString& id);
    void contextMenuRequested(const QString& id, const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;        // ↑ ↓ Home End Enter, Ctrl+C copies TSV
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Columns;
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] int rowAt(const QPoint& pos) const;
    void paintRow(QPainter& painter, const Columns& columns, int row, double top) const;
    void paintChange(QPainter& painter, const QRectF& rect, const RankRow& row) const;
    void paintFoot(QPainter& painter, const Columns& columns, double top) const;
    void updateScroll();
    void updateAccessible();
    [[nodiscard]] QString countText(const RankRow& row) const;
    [[nodiscard]] QString shareText(double count) const;
    [[nodiscard]] QString tipText(const RankRow& row) const;
    RankData data_;
    RankLayout layout_;
    QStringList selected_;
    int current_ = -1, hovered_ = -1;
};

}  // namespace tally
