// SPDX-License-Identifier: GPL-3.0-or-later
// What sheets of widgets are made of: one widget, in one state, painted into a cell; and the comparison of two pictures.
#pragma once

#include <QImage>
#include <QRect>
#include <functional>

class QPainter;
class QWidget;

namespace tally {

enum class State { Normal, Hover, Focus, Disabled };
using Make = std::function<QWidget*()>;

// The widget stands in a window of its own, so that each can have the focus; 6 px of it are left around.
void paintInto(QPainter& painter, const QRect& cell, const Make& make, State state = State::Normal);
// The share of 8 x 8 blocks whose mean colour differs visibly; 1 when the sizes do.
[[nodiscard]] double differingBlocks(const QImage& picture, const QImage& reference);

}  // namespace tally
