// SPDX-License-Identifier: GPL-3.0-or-later
// ActionButton: a text button (normal, primary, quiet). IconButton: a square button with one icon. Both follow a theme switch.
#pragma once

#include <QPushButton>
#include <QToolButton>

#include "widgets/theme/theme.h"

namespace tally {

enum class ButtonKind { Normal, Primary, Quiet };

class ActionButton final : public QPushButton {
    Q_OBJECT
public:
    explicit ActionButton(const QString& text, QWidget* parent = nullptr);
    ActionButton(const QString& iconName, const QString& text, ButtonKind kind, QWidget* parent = nullptr);
    void setKind(ButtonKind kind);
    void setSmall(bool small);                 // 24 px high instead of 30
    void setIconName(const QString& name);

private:
    void restyle();
    QString iconName_;
    ButtonKind kind_ = ButtonKind::Normal;
    bool small_ = false;
};

class IconButton final : public QToolButton {
    Q_OBJECT
public:
    // `toolTip` is also the accessible name. Framed buttons have a border, others only show a hover fill.
    IconButton(const QString& iconName, const QString& toolTip, QWidget* parent = nullptr);
    void setIconName(const QString& name);
    [[nodiscard]] QString iconName() const { return iconName_; }
    void setFramed(bool framed);
    void setSmall(bool small);                 // 24 px square instead of 30
    void setDot(bool dot);                     // a crit dot at the upper right ("something waits")
    void setIconRole(Role role);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    QString iconName_;
    Role role_ = Role::Text;
    bool framed_ = false, small_ = false, dot_ = false;
};

}  // namespace tally
