// SPDX-License-Identifier: GPL-3.0-or-later
// ChartLegend: the series of one TimeChart with their last final values, for a card header. Click isolates, Ctrl-click toggles;
// by keyboard ← and → choose, Enter isolates, Space toggles. Where the room is short, notes give
// way first, then values, then names from the right: of those "+2" is left, a menu with the others.
#pragma once

#include <QPointer>
#include <QStringList>
#include <QWidget>
#include <vector>

class QMenu;

namespace tally {

class TimeChart;

class ChartLegend final : public QWidget {
    Q_OBJECT
public:
    explicit ChartLegend(TimeChart* chart, QWidget* parent = nullptr);   // follows the chart; does not own it
    void refresh();                         // after TimeChart::setData()
    void setShowValues(bool on);            // off: names only
    void setShowNotes(bool on);             // off below 1400: the words "yesterday" and "provisional" go
    void setLeftAligned(bool on);           // in a row of its own; in a card header it stands at the right
    void setSquares(bool on);               // squares for bars, dashes for lines (set by the chart's mode at refresh)
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString currentName() const;   // of the series the keyboard is at; empty = none
    [[nodiscard]] QStringList namesLeftOut() const;   // for which there is no room
    // The same in a menu, where each is isolated, or toggled with Ctrl.
    [[nodiscard]] QMenu* moreMenu(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;                  // tooltip: last, min, mean and max of the entry

private:
    struct Entry {
        QString key, name, value;
        QString figures;          // "last 5, min 1, mean 3.2, max 9": for tooltip and reader
        int color = 0;
        bool ghost = false, hatch = false, hidden = false;
    };
    // What fits: how many entries from the left, with values or without, and where the first begins.
    struct Fit {
        std::size_t count = 0;
        bool values = true;
        double left = 0;
        std::size_t more = 0;                            // series that are left out; over 0: "+more" stands behind the others
    };
    [[nodiscard]] Fit fit() const;
    [[nodiscard]] QString moreText(std::size_t more) const;
    [[nodiscard]] QRectF moreArea(const Fit& shown) const;
    void showMore();
    [[nodiscard]] double entryWidth(const Entry& entry, bool withValue) const;
    [[nodiscard]] double widthOf(std::size_t count, bool withValues) const;
    void paintEntry(QPainter& painter, const Entry& entry, double left, bool withValue) const;
    [[nodiscard]] int entryAt(double x, QRect* area) const;   // -1 = none
    void moveTo(int index);
    QPointer<TimeChart> chart_;
    std::vector<Entry> entries_;
    int cursor_ = 0;                                     // index into entries_
    bool showValues_ = true, showNotes_ = true, squares_ = false, leftAligned_ = false;
};

}  // namespace tally
