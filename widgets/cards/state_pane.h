// SPDX-License-Identifier: GPL-3.0-or-later
// StatePane: what a card shows instead of its content when there is nothing, or nothing that can be trusted: what, why, what next.
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/theme/theme.h"

class QLabel;
class QVBoxLayout;

namespace tally {

enum class PaneState { Ready, Empty, Loading, Stale, Failed };

struct StateAction {
    QString id;      // comes back in actionTriggered()
    QString text;
    bool operator==(const StateAction&) const = default;
};

// One value says everything about a card's state. Use the makers below.
struct StateInfo {
    PaneState state = PaneState::Ready;
    QString icon;                        // Empty only; "sources" when empty
    QString title;                       // Empty, Failed: what
    QString text;                        // Empty, Failed: why; Loading: "8 s left"; Stale: the cause
    QString badge;                       // Loading "43 % of range", Stale "stale, 2 min"
    double progress = -1;                // Loading: 0..1, below 0 = not known
    std::vector<StateAction> actions;    // Empty, Failed: up to two; Loading: usually Cancel
    bool operator==(const StateInfo&) const = default;

    [[nodiscard]] static StateInfo ready() { return {}; }
    [[nodiscard]] static StateInfo empty(QString title, QString text, std::vector<StateAction> actions = {}, QString icon = {});
    [[nodiscard]] static StateInfo loading(double progress, QString badge, QString text = {}, bool cancellable = true);  // action id "cancel"
    [[nodiscard]] static StateInfo stale(QString badge, QString cause);
    [[nodiscard]] static StateInfo failed(QString title, QString why, std::vector<StateAction> actions = {});  // adds action "details"
};

// The pane for Empty and Failed; for the other states it is blank. Owned by its parent; Card brings its own.
class StatePane final : public QWidget {
    Q_OBJECT
public:
    explicit StatePane(QWidget* parent = nullptr);
    void setInfo(const StateInfo& info);
    [[nodiscard]] const StateInfo& info() const { return info_; }

signals:
    void actionTriggered(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void rebuild();
    StateInfo info_;
    QVBoxLayout* layout_ = nullptr;
    QWidget* content_ = nullptr;
    QWidget* tinted_ = nullptr;      // the crit box of Failed, inside content_
};

}  // namespace tally
