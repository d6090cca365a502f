// SPDX-License-Identifier: GPL-3.0-or-later
// PaintedText: a paint device that keeps the texts which are drawn on it, and nothing else.
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QStringList>
#include <QWidget>

namespace tally {

class PaintedText final : public QPaintDevice {
public:
    explicit PaintedText(QSize size) : engine_(this), size_(size) {}
    QPaintEngine* paintEngine() const override { return &engine_; }
    QStringList texts;

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return size_.width();
        case PdmHeight: return size_.height();
        case PdmDpiX: case PdmDpiY: case PdmPhysicalDpiX: case PdmPhysicalDpiY: return 96;
        case PdmDepth: return 32;
        case PdmDevicePixelRatio: return 1;
        default: return QPaintDevice::metric(metric);
        }
    }

private:
    class Engine final : public QPaintEngine {
    public:
        explicit Engine(PaintedText* device) : QPaintEngine(AllFeatures), device_(device) {}
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState&) override {}
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
        void drawPath(const QPainterPath&) override {}
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
        void drawTextItem(const QPointF&, const QTextItem& item) override { device_->texts += item.text(); }
        Type type() const override { return User; }

    private:
        PaintedText* device_;
    };
    mutable Engine engine_;
    QSize size_;
};

// What is painted of it now, and what its parts say when pointed at or read aloud.
inline QStringList textsOf(QWidget* widget)
{
    PaintedText device(widget->size());
    QPainter painter(&device);
    widget->render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    painter.end();
    QStringList texts = device.texts;
    QList<QWidget*> all = widget->findChildren<QWidget*>();
    all.prepend(widget);
    for (const QWidget* one : all)
        for (const QString& text : {one->toolTip(), one->accessibleName(), one->accessibleDescription()})
            if (!text.isEmpty()) texts += text;
    return texts;
}

}  // namespace tally
