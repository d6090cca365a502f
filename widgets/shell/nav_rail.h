// SPDX-License-Identifier: GPL-3.0-or-later
// NavRail: the page list at the left, 196 px wide, or 56 px with icons only. Sections with captions, badges, foot entries.
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/theme/theme.h"

namespace tally {

struct NavItem {
    QString id;                     // comes back in pageRequested()
    QString text, icon;
    QString badge;                  // "2"; empty = none
    Tone badgeTone = Tone::Neutral;
    QString keyHint;                // foot entries: "?"
};

struct NavSection {
    QString caption;
    std::vector<NavItem> items;
};

class NavRail final : public QWidget {
    Q_OBJECT
public:
    explicit NavRail(QWidget* parent = nullptr);
    void setSections(std::vector<NavSection> sections, std::vector<NavItem> foot);
    void setCurrent(const QString& id);                       // no signal
    [[nodiscard]] QString current() const { return current_; }
    void setBadge(const QString& id, const QString& text, Tone tone);
    void setNarrow(bool narrow);                              // 56 px; the window sets it below Metrics::railSwitchBelow
    [[nodiscard]] bool isNarrow() const { return narrow_; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void pageRequested(const QString& id);                    // click, or ↑ ↓ and Enter

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row {
        const NavItem* item = nullptr;      // null for captions and separators
        QString caption;
        QRect rect;
    };
    void relayout();
    [[nodiscard]] const Row* rowAt(const QPoint& pos) const;
    void paintItem(QPainter& painter, const Row& row) const;
    void paintItemBadge(QPainter& painter, const QRectF& row, const NavItem& item) const;
    void moveCursor(int step);
    std::vector<NavSection> sections_;
    std::vector<NavItem> foot_;
    std::vector<Row> rows_;
    QString current_, hovered_, cursor_;
    bool narrow_ = false;
};

}  // namespace tally
