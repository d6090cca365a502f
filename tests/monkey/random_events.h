// SPDX-License-Identifier: GPL-3.0-or-later
// RandomEvents: one random thing a user may do, at a time; the same seed does the same as long as the window does.
#pragma once

#include <QPoint>
#include <QRandomGenerator>
#include <QString>

class QWidget;
class QWindow;

namespace tally {

class MainWindow;

class RandomEvents final {
public:
    RandomEvents(MainWindow* window, quint32 seed) : window_(window), random_(seed) {}
    void next();
    QString last() const { return last_; }

private:
    QWidget* target();
    void pointer(QWidget* on, QWindow* handle);
    void drag(QWindow* handle, QPoint from);
    void wheel(QWidget* on, QPoint at);
    void key(QWindow* handle);
    void action();
    void resize();
    int below(int end) { return static_cast<int>(random_.bounded(end)); }
    QPoint point(const QWidget* on);
    Qt::KeyboardModifiers modifiers();
    MainWindow* window_;
    QRandomGenerator random_;
    QString last_;
};

}  // namespace tally
