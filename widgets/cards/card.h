// SPDX-License-Identifier: GPL-3.0-or-later
// Card: the surface everything on a page stands on: painted border, 36 px header (title, subtitle, right-hand widgets, "…" menu), body.
//
// Owns its body and header widgets. setState() covers empty, loading, stale and error; the body stays alive behind them.
#pragma once

#include <QFrame>
#include <vector>

#include "widgets/cards/badge.h"
#include "widgets/cards/state_pane.h"

class QLabel;
class QMenu;
class QHBoxLayout;
class QVBoxLayout;
class QStackedWidget;

namespace tally {

class ElidedLabel;
class IconButton;

class Card final : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);                                      // without a header until setTitle()
    Card(const QString& title, const QString& subtitle, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    [[nodiscard]] QString title() const;
    void setTitleBadges(const std::vector<BadgeText>& badges);   // after the subtitle; those without a text are not seen
    void addHeaderWidget(QWidget* widget);           // right side, before the menu; takes ownership (ChartLegend, SegmentedControl, …)
    [[nodiscard]] QMenu* menu();                     // made, with its "…" button, on the first call; owned by the card
    void setFlat(bool on);                           // no surface and no border of its own: a part of another card
    void setHeaderLine(bool on);                     // a border line under the header (lists and boards)

    void setBody(QWidget* body);                     // takes ownership; replaces (and deletes) the previous body
    [[nodiscard]] QWidget* body() const { return body_; }
    void setBodyMargins(int left, int top, int right, int bottom);   // 0 by default

    void setState(const StateInfo& info);
    [[nodiscard]] const StateInfo& state() const { return info_; }
    void setBorderRole(Role role);                   // Border by default, Crit for over limit, Accent for the suggested one

signals:
    void stateAction(const QString& id);             // "cancel", "details" or the id of one of StateInfo::actions

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showFooter();
    void buildFooter(bool loading, bool stale);
    IconButton* ensureMenuButton();
    QWidget* header_ = nullptr;
    QHBoxLayout* headerLayout_ = nullptr;
    ElidedLabel* title_ = nullptr;
    ElidedLabel* subtitle_ = nullptr;
    QHBoxLayout* badges_ = nullptr;
    QHBoxLayout* right_ = nullptr;
    IconButton* menuButton_ = nullptr;
    QMenu* menu_ = nullptr;
    Badge* stateBadge_ = nullptr;
    std::vector<Badge*> titleBadges_;
    ElidedLabel* footerText_ = nullptr;              // of the footer that was built for these
    PaneState footerState_ = PaneState::Ready;
    std::vector<StateAction> footerActions_;
    QStackedWidget* stack_ = nullptr;
    QWidget* bodyHolder_ = nullptr;
    QVBoxLayout* bodyLayout_ = nullptr;
    QWidget* body_ = nullptr;
    StatePane* pane_ = nullptr;
    QWidget* footer_ = nullptr;
    QHBoxLayout* footerLayout_ = nullptr;
    StateInfo info_;
    bool stated_ = false;                       // info_ is what is shown
    Role borderRole_ = Role::Border;
    bool headerLine_ = false, flat_ = false;
};

}  // namespace tally
