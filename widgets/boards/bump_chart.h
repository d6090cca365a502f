// SPDX-License-Identifier: GPL-3.0-or-later
// BumpChart: the ranks of the first items from bucket to bucket. Painted; plain values in, signals out. GUI thread only.
//
// Colour is never alone: each chosen item has its name at the end of its line, and the one that is pointed at is the only thick one.
// An item that is not among the first of a bucket has no point there, and its line ends with "out"; nothing is drawn between.
// Keys: ↑ ↓ go from name to name, Space chooses, Enter opens.
#pragma once

#include <QPainterPath>
#include <QWidget>
#include <vector>

#include "widgets/text/export_table.h"

namespace tally {

struct BumpItem {
    QString id, name;              // plain text
    std::vector<int> rank;         // by bucket; 1 is the first, 0 = not among the first ones
    std::vector<double> count;     // by bucket; where it has a rank
    std::vector<bool> certain;     // by bucket; false: another item may belong there
};

struct BumpData {
    std::vector<qint64> x;         // starts of the buckets, µs UTC, ascending
    qint64 stepUs = 0;
    int places = 10;               // how many ranks are shown
    std::vector<BumpItem> items;
    QString valueName;             // "events"
};

class BumpChart final : public QWidget {
    Q_OBJECT
public:
    explicit BumpChart(QWidget* parent = nullptr);
    void setData(BumpData data);
    [[nodiscard]] const BumpData& data() const { return data_; }
    // Items drawn in colour. Until the user chooses: the first three of the newest bucket.
    [[nodiscard]] QStringList chosen() const;
    void toggle(const QString& id);
    [[nodiscard]] QString pointedAt() const;             // id of the item under the pointer or the keyboard; empty = none
    [[nodiscard]] ExportTable exportTable() const;       // time, rank, item, name, count: one row per place and bucket
    [[nodiscard]] QPointF pointOf(int item, std::size_t bucket) const;   // REQUIRES: it has a rank there
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void itemActivated(const QString& id);               // double click or Enter

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;                  // tooltip: rank and count of the point

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] int itemAt(const QPointF& at, int* bucket) const;      // -1 = none
    [[nodiscard]] std::vector<QPainterPath> linesOf(int item) const;
    void paintItem(QPainter& painter, int item, int colour, bool strong) const;
    void paintFrame(QPainter& painter) const;
    void point(int item);
    [[nodiscard]] QString spoken(int item) const;
    BumpData data_;
    QStringList chosen_;
    bool byHand_ = false;
    int pointed_ = -1;
};

}  // namespace tally
