// SPDX-License-Identifier: GPL-3.0-or-later
// Ties a chart to the annotations: flags and bands on it, "Annotate…" in the menu of its card and under the right mouse button.
#pragma once

#include "app/desktop/annotations/annotation_book.h"

class QMenu;

namespace tally {

class Card;
class TimeChart;

// All outlive the chart, or die with it.
void linkAnnotations(TimeChart* chart, Card* card, AnnotationBook* book);
// The menu of a place on the time axis: `pinnedUs` is the other end of a stretch, kNoTime = none; [stepUs] wide is what is pointed at.
QMenu* annotationMenu(AnnotationBook* book, qint64 us, qint64 stepUs, qint64 pinnedUs, qint64 spanUs, QWidget* parent);

}  // namespace tally
