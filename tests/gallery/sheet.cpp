// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/sheet.h"

#include <QApplication>
#include <QEnterEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QWidget>
#include <cstdlib>

namespace tally {

static void apply(QWidget& widget, State state)
{
    const QPointF middle(widget.width() / 2.0, widget.height() / 2.0);
    if (state == State::Disabled) widget.setEnabled(false);
    if (state == State::Focus) widget.setFocus(Qt::TabFocusReason);
    if (state != State::Hover) return;
    widget.setAttribute(Qt::WA_UnderMouse);
    QEnterEvent enter(middle, middle, widget.mapToGlobal(middle));
    QApplication::sendEvent(&widget, &enter);
    QHoverEvent hover(QEvent::HoverEnter, middle, widget.mapToGlobal(middle), QPointF(-1, -1));
    QApplication::sendEvent(&widget, &hover);
    QMouseEvent move(QEvent::MouseMove, middle, widget.mapToGlobal(middle), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &move);
}

void paintInto(QPainter& painter, const QRect& cell, const Make& make, State state)
{
    QWidget host;
    auto* layout = new QVBoxLayout(&host);
    layout->setContentsMargins(6, 6, 6, 6);
    QWidget* widget = make();
    layout->addWidget(widget);
    host.resize(cell.size());
    host.setFocusPolicy(Qt::StrongFocus);
    host.show();
    host.activateWindow();
    host.setFocus();
    QApplication::processEvents();
    apply(*widget, state);
    for (int i = 0; i < 3; ++i) QApplication::processEvents();
    painter.drawPixmap(cell.topLeft(), host.grab());
}

double differingBlocks(const QImage& picture, const QImage& reference)
{
    constexpr int kBlock = 8, kTolerance = 24;   // of 255: another version of a font moves edges, not areas
    if (picture.size() != reference.size() || picture.isNull()) return 1;
    const QSize blocks(picture.width() / kBlock, picture.height() / kBlock);
    const QImage a = picture.scaled(blocks, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
    const QImage b = reference.scaled(blocks, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
    int differing = 0;
    for (int y = 0; y < blocks.height(); ++y)
        for (int x = 0; x < blocks.width(); ++x) {
            const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
            differing += std::abs(p.red() - q.red()) > kTolerance || std::abs(p.green() - q.green()) > kTolerance || std::abs(p.blue() - q.blue()) > kTolerance;
        }
    return static_cast<double>(differing) / (blocks.width() * blocks.height());
}

}  // namespace tally
