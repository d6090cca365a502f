// SPDX-License-Identifier: GPL-3.0-or-later
// Badge: a small tinted word with an icon ("over SLO", "43 % of range"). Chip: a round filter mark ("type view ×").
#pragma once

#include <QAbstractButton>
#include <QWidget>

#include "widgets/theme/theme.h"

namespace tally {

struct BadgeText {
    QString text;              // empty = no badge
    Tone tone = Tone::Neutral;
    QString icon;              // name of an icon, may be empty
};

// For painted widgets: size and painting of a badge. It is 20 px high.
[[nodiscard]] QSize badgeSize(const BadgeText& badge);
void paintBadge(QPainter& painter, const QRectF& rect, const BadgeText& badge);

class Badge final : public QWidget {
    Q_OBJECT
public:
    explicit Badge(QWidget* parent = nullptr);
    void setBadge(const BadgeText& badge);      // hides itself while the text is empty
    [[nodiscard]] const BadgeText& badge() const { return badge_; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BadgeText badge_;
};

class Chip final : public QAbstractButton {
    Q_OBJECT
public:
    // `label` is muted, `value` is Medium; either may be empty. A removable chip shows ×; `icon` stands in front ("plus").
    Chip(QString label, QString value, bool removable, QString icon = {}, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    void setValue(const QString& value);
    [[nodiscard]] QString value() const { return value_; }

signals:
    void removed();       // × was pressed, or Delete on the focused chip; clicked() comes for the rest of the chip

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRect closeRect() const;
    QString label_, value_, icon_;
    bool removable_ = false;
};

}  // namespace tally
