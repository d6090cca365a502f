// SPDX-License-Identifier: GPL-3.0-or-later
// Banner: the one 36 px message a page may show at its top, with up to two actions. Hidden until setMessage().
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/cards/state_pane.h"

class QHBoxLayout;

namespace tally {

class ElidedLabel;
class IconButton;

class Banner final : public QWidget {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    // `strong` is Medium and never elided before `text` is. Tone picks tint and icon.
    void setMessage(Tone tone, const QString& strong, const QString& text, const std::vector<StateAction>& actions = {});
    void clear();      // hides it

signals:
    void actionTriggered(const QString& id);
    void dismissed();  // × was pressed; the banner is hidden already

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone tone_ = Tone::Neutral;
    ElidedLabel* strong_ = nullptr;
    ElidedLabel* text_ = nullptr;
    QHBoxLayout* actions_ = nullptr;
    std::vector<QWidget*> buttons_;
};

}  // namespace tally
