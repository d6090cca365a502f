// SPDX-License-Identifier: GPL-3.0-or-later
// The painted parts of WelcomeView: the action cards, the drop field, the cards of recent sources.
#pragma once

#include <QAbstractButton>
#include <QString>

#include "widgets/shell/welcome_view.h"

namespace tally {

class WelcomeAction final : public QAbstractButton {
    Q_OBJECT
public:
    WelcomeAction(QString icon, const QString& title, QString text, QString key, bool suggested, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {340, 146}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_, text_, key_;
    bool suggested_;
};

class DropField final : public QWidget {
    Q_OBJECT
public:
    explicit DropField(QWidget* parent = nullptr);
    void setActive(bool active);          // a drag is over the window

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool active_ = false;
};

class RecentCard final : public QAbstractButton {
    Q_OBJECT
public:
    explicit RecentCard(RecentItem item, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {340, 154}; }
    void setLow(bool low);                // a smaller picture, for low windows

signals:
    void menuRequested(const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintPicture(QPainter& painter, const QRectF& area) const;
    RecentItem item_;
};

}  // namespace tally
