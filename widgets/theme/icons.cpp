// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include <QDebug>
#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

namespace tally {
namespace {

QByteArray iconSource(const QString& name) {
    static QHash<QString, QByteArray> cache;
    const auto found = cache.constFind(name);
    if (found != cache.constEnd()) return *found;
    QFile file(QStringLiteral(":/tally/icons/%1.svg").arg(name));
    QByteArray source;
    if (file.open(QIODevice::ReadOnly)) source = file.readAll();
    else qDebug() << "no icon named" << name;
    cache.insert(name, source);
    return source;
}

}  // namespace

bool hasIcon(const QString& name) { return QFile::exists(QStringLiteral(":/tally/icons/%1.svg").arg(name)); }

QPixmap iconPixmap(const QString& name, int sizePx, QColor color, double devicePixelRatio) {
    if (name.isEmpty()) return {};
    const QString key = QStringLiteral("tally/%1/%2/%3/%4").arg(name).arg(sizePx).arg(color.rgba(), 0, 16).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    const int px = static_cast<int>(std::ceil(sizePx * devicePixelRatio));
    pixmap = QPixmap(px, px);
    pixmap.fill(Qt::transparent);
    QByteArray source = iconSource(name);
    if (!source.isEmpty()) {
        source.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(source);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, px, px));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, QColor color) {
    if (name.isEmpty()) return;
    const int size = static_cast<int>(std::lround(std::min(rect.width(), rect.height())));
    const QPixmap pixmap = iconPixmap(name, size, color, painter.device()->devicePixelRatioF());
    const QPointF at(std::round(rect.center().x() - size / 2.0), std::round(rect.center().y() - size / 2.0));
    painter.drawPixmap(at, pixmap);
}

QIcon themedIcon(const QString& name, Role role) {
    QIcon icon;
    for (const int size : {16, 18, 20, 24}) {
        icon.addPixmap(iconPixmap(name, size, currentTheme().color(role), 2.0), QIcon::Normal);
        icon.addPixmap(iconPixmap(name, size, currentTheme().color(Role::Strong), 2.0), QIcon::Disabled);
    }
    return icon;
}

void paintLogo(QPainter& painter, const QRectF& rect) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = rect.width() / 20.0;
    const QColor stroke = currentTheme().color(Role::Accent);
    painter.setPen(QPen(stroke, 2.0 * unit, Qt::SolidLine, Qt::RoundCap));
    for (const double x : {4.2, 8.0, 11.8, 15.6})
        painter.drawLine(QPointF(rect.left() + x * unit, rect.top() + 3 * unit), QPointF(rect.left() + x * unit, rect.top() + 17 * unit));
    painter.setPen(QPen(currentTheme().series(1), 2.2 * unit, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(rect.left() + 1.4 * unit, rect.top() + 14.6 * unit), QPointF(rect.left() + 18.6 * unit, rect.top() + 6.2 * unit));
    painter.restore();
}

}  // namespace tally
