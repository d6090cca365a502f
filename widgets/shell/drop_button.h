// SPDX-License-Identifier: GPL-3.0-or-later
// DropButton: a painted field button with lead mark, strong and muted text, key cap or arrow: source, range, compare, go-to.
#pragma once

#include <QAbstractButton>

#include "widgets/theme/theme.h"

class QMenu;

namespace tally {

struct DropText {
    QString icon;                    // empty = none
    bool dot = false;                // a state dot instead of the icon
    Tone dotTone = Tone::Neutral;
    QString strong, muted;           // plain text; strong in Medium
    QString key;                     // key cap at the right; then without arrow
    bool arrow = true;
    bool plainText = false;          // strong in regular weight and muted (go-to field)
};

class DropButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit DropButton(QWidget* parent = nullptr);
    void setContent(const DropText& text);
    [[nodiscard]] const DropText& content() const { return text_; }
    [[nodiscard]] QMenu* menu();                 // made on the first call; opens below on click
    void setMaximumText(int px);                 // strong text elides beyond this width
    void setFlat(bool flat);                     // no border of its own (inside a group)
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DropText text_;
    QMenu* menu_ = nullptr;
    int maximumText_ = 240;
    bool flat_ = false;
};

}  // namespace tally
