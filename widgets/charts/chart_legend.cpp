// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_legend.h"

#include <QFocusEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/charts/chart_overlay.h"
#include "widgets/charts/time_chart.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kMark = 12, kAfterMark = 6, kBeforeValue = 6, kGap = 14;

}  // namespace

ChartLegend::ChartLegend(TimeChart* chart, QWidget* parent) : QWidget(parent), chart_(chart) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Legend"));
    connect(chart, &TimeChart::visibilityChanged, this, &ChartLegend::refresh);
    refresh();
}

void ChartLegend::refresh() {
    if (chart_.isNull()) return;
    const ChartData& shown = chart_->data();
    const std::vector<QString> hidden = chart_->hiddenSeries();
    const QSize before = sizeHint();
    entries_.clear();
    squares_ = chart_->mode() == ChartMode::Bars && !chart_->logarithmic();
    for (const ChartSeries& series : shown.series) {
        Entry entry;
        entry.key = seriesKey(series);
        entry.name = series.name;
        entry.color = series.color;
        entry.ghost = series.ghost;
        entry.hidden = std::find(hidden.begin(), hidden.end(), entry.key) != hidden.end();
        const double value = lastFinalValue(shown, series);
        if (showValues_ && std::isfinite(value)) entry.value = groupedNumber(value, shown.decimals);
        if (!showNotes_ && series.ghost) continue;
        const SeriesFigures of = figuresOf(shown, series);
        const int decimals = std::max(shown.decimals, of.values > 0 && of.max < 100 ? 1 : 0);   // of a mean
        const auto number = [&](double one, int digits) { return groupedNumber(one, digits) + shown.valueUnit; };
        if (of.values > 0) entry.figures = tr("last %1 · min %2 · mean %3 · max %4").arg(number(of.last, shown.decimals), number(of.min, shown.decimals), number(of.mean, decimals), number(of.max, shown.decimals));
        entries_.push_back(entry);
    }
    if (showNotes_ && shown.provisionalFromUs != kNoTime && shown.provisionalFromUs < shown.toUs) {
        Entry entry;
        entry.name = tr("provisional");
        entry.hatch = true;
        entries_.push_back(entry);
    }
    if (sizeHint() != before) updateGeometry();
    update();
}

void ChartLegend::setShowValues(bool on) {
    showValues_ = on;
    refresh();
}

void ChartLegend::setShowNotes(bool on) {
    showNotes_ = on;
    refresh();
}

void ChartLegend::setLeftAligned(bool on) {
    leftAligned_ = on;
    update();
}

void ChartLegend::setSquares(bool on) {
    squares_ = on;
    update();
}

double ChartLegend::entryWidth(const Entry& entry, bool withValue) const {
    double width = kMark + kAfterMark + textWidth(entry.name, textFont(TextStyle::Small));
    if (withValue && !entry.value.isEmpty()) width += kBeforeValue + textWidth(entry.value, textFont(TextStyle::Small, true));
    return std::ceil(width);
}

double ChartLegend::widthOf(std::size_t count, bool withValues) const {
    double width = 0;
    for (std::size_t i = 0; i < count; ++i) width += entryWidth(entries_[i], withValues) + (i > 0 ? kGap : 0);
    return width;
}

QSize ChartLegend::sizeHint() const { return {static_cast<int>(widthOf(entries_.size(), true)) + 1, 20}; }

QSize ChartLegend::minimumSizeHint() const { return {40, 20}; }

ChartLegend::Fit ChartLegend::fit() const {
    const double room = width() + 1;
    const auto series = static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return !entry.hatch; }));
    Fit fit{entries_.size(), true, 0};
    if (widthOf(fit.count, true) > room) fit.count = series;   // notes are the last ones
    if (widthOf(fit.count, true) > room) fit.values = false;
    const auto moreWidth = [&] { return fit.more == 0 ? 0 : kGap + std::ceil(textWidth(moreText(fit.more), textFont(TextStyle::Small, true))); };
    while (fit.count > 0 && widthOf(fit.count, fit.values) + moreWidth() > room) fit.more = series - --fit.count;
    if (!leftAligned_) fit.left = std::max(0.0, std::floor(width() - widthOf(fit.count, fit.values) - moreWidth()));
    return fit;
}

QString ChartLegend::moreText(std::size_t more) const { return tr("+%1").arg(more); }

QRectF ChartLegend::moreArea(const Fit& shown) const {
    const double left = shown.left + widthOf(shown.count, shown.values) + (shown.count > 0 ? kGap : 0);
    return {left, 0, std::ceil(textWidth(moreText(shown.more), textFont(TextStyle::Small, true))), static_cast<double>(height())};
}

QStringList ChartLegend::namesLeftOut() const {
    const Fit shown = fit();
    QStringList names;
    for (std::size_t i = shown.count; i < shown.count + shown.more; ++i) names += entries_[i].name;
    return names;
}

QMenu* ChartLegend::moreMenu(QWidget* parent) {
    auto* menu = new QMenu(parent);
    const Fit shown = fit();
    for (std::size_t i = shown.count; i < shown.count + shown.more; ++i) {
        const Entry& entry = entries_[i];
        QString name = entry.name;
        QAction* action = menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")) + (entry.value.isEmpty() ? QString() : QLatin1Char('\t') + entry.value));
        QPixmap mark(QSize(16, 16) * devicePixelRatioF());
        mark.setDevicePixelRatio(devicePixelRatioF());
        mark.fill(Qt::transparent);
        QPainter painter(&mark);
        painter.setPen(seriesMarkPen(entry.color, entry.ghost || entry.hidden ? currentTheme().color(Role::Ghost) : currentTheme().series(entry.color), 3));
        painter.drawLine(QPointF(2, 8), QPointF(14, 8));
        action->setIcon(QIcon(mark));
        connect(action, &QAction::triggered, this, [this, key = entry.key] {
            if (chart_.isNull()) return;
            if (QGuiApplication::keyboardModifiers() & Qt::ControlModifier) chart_->toggleSeries(key);
            else chart_->isolateSeries(key);
        });
    }
    return menu;
}

void ChartLegend::showMore() {
    QMenu* menu = moreMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(mapToGlobal(moreArea(fit()).bottomLeft().toPoint()));
}

void ChartLegend::paintEntry(QPainter& painter, const Entry& entry, double left, bool withValue) const {
    const Theme& theme = currentTheme();
    const double mid = height() / 2.0;
    const QColor color = entry.ghost || entry.hidden ? theme.color(Role::Ghost) : theme.series(entry.color);
    const QRectF mark(left, mid - 5, kMark, 10);
    if (entry.hatch) {
        paintHatch(painter, mark, theme.color(Role::Prov));
    } else if (squares_ && !entry.ghost) {
        painter.setPen(entry.hidden ? QPen(color, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(entry.hidden ? QColor(Qt::transparent) : color);
        painter.drawRoundedRect(QRectF(left + 1, mid - 5, 10, 10), 2, 2);
    } else {
        painter.setPen(entry.ghost ? QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap) : seriesMarkPen(entry.color, color, entry.hidden ? 1.5 : 3));
        painter.drawLine(QPointF(left + 1.5, mid), QPointF(left + kMark - 1.5, mid));
    }
    const QColor ink = theme.color(entry.hidden ? Role::Strong : Role::Muted);
    double x = left + kMark + kAfterMark;
    x += paintText(painter, QRectF(x, 0, width() - x, height()), entry.name, textFont(TextStyle::Small), ink);
    if (!withValue || entry.value.isEmpty()) return;
    const QColor valueInk = theme.color(entry.hidden ? Role::Strong : Role::Text);
    paintText(painter, QRectF(x + kBeforeValue, 0, width() - x, height()), entry.value, textFont(TextStyle::Small, true), valueInk);
}

void ChartLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Fit shown = fit();
    double left = shown.left;
    for (std::size_t i = 0; i < shown.count; ++i) {
        const double entry = entryWidth(entries_[i], shown.values);
        paintEntry(painter, entries_[i], left, shown.values);
        if (hasFocus() && static_cast<int>(i) == cursor_) paintFocusRing(painter, QRectF(left, 1, entry, height() - 2), 4);
        left += entry + kGap;
    }
    if (shown.more == 0) return;
    const QRectF area = moreArea(shown);
    paintText(painter, area.adjusted(0, 0, 2, 0), moreText(shown.more), textFont(TextStyle::Small, true), currentTheme().color(Role::Accent));
    if (hasFocus() && static_cast<std::size_t>(cursor_) == shown.count) paintFocusRing(painter, area.adjusted(0, 1, 0, -1), 4);
}

QString ChartLegend::currentName() const {
    const auto at = static_cast<std::size_t>(cursor_);
    const Fit shown = fit();
    return at < (shown.more > 0 ? shown.count : entries_.size()) && !entries_[at].hatch ? entries_[at].name : QString();
}

void ChartLegend::moveTo(int index) {
    const Fit shown = fit();
    if (shown.more > 0 && index >= static_cast<int>(shown.count)) {
        cursor_ = static_cast<int>(shown.count);
        setAccessibleDescription(tr("%1 more: %2").arg(QString::number(shown.more), namesLeftOut().join(QStringLiteral(", "))));
        return update();
    }
    if (index < 0 || index >= static_cast<int>(fit().count) || entries_[static_cast<std::size_t>(index)].hatch) return;
    cursor_ = index;
    const Entry& entry = entries_[static_cast<std::size_t>(index)];
    setAccessibleDescription(entry.hidden ? tr("%1, hidden").arg(entry.name) : tr("%1, %2").arg(entry.name, entry.figures.isEmpty() ? entry.value : entry.figures));
    update();
}

void ChartLegend::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    moveTo(cursor_);
}

void ChartLegend::keyPressEvent(QKeyEvent* event) {
    const auto at = static_cast<std::size_t>(cursor_);
    const Fit shown = fit();
    const bool more = shown.more > 0 && at >= shown.count;
    if (more && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)) return showMore();
    const bool some = !more && at < entries_.size() && !entries_[at].hatch && !chart_.isNull();
    // A copy: showing and hiding makes the entries anew.
    const QString key = some ? entries_[at].key : QString();
    switch (event->key()) {
        case Qt::Key_Left: return moveTo(cursor_ - 1);
        case Qt::Key_Right: return moveTo(cursor_ + 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (some) chart_->isolateSeries(key);
            return moveTo(cursor_);
        case Qt::Key_Space:
            if (some) chart_->toggleSeries(key);
            return moveTo(cursor_);
        default: QWidget::keyPressEvent(event);
    }
}

int ChartLegend::entryAt(double x, QRect* area) const {
    const Fit shown = fit();
    double left = shown.left;
    for (std::size_t i = 0; i < shown.count; ++i) {
        const double width = entryWidth(entries_[i], shown.values);
        if (x >= left && x < left + width) {
            if (area != nullptr) *area = QRectF(left, 0, width, height()).toRect();
            return static_cast<int>(i);
        }
        left += width + kGap;
    }
    return -1;
}

bool ChartLegend::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QRect area;
    const int at = entryAt(help->pos().x(), &area);
    const Fit shown = fit();
    if (at < 0 && shown.more > 0 && moreArea(shown).contains(help->pos())) {
        QToolTip::showText(help->globalPos(), namesLeftOut().join(QLatin1Char('\n')).toHtmlEscaped(), this, moreArea(shown).toRect());
        return true;
    }
    const QString words = at < 0 || entries_[static_cast<std::size_t>(at)].figures.isEmpty() ? QString() : entries_[static_cast<std::size_t>(at)].name + QStringLiteral(": ") + entries_[static_cast<std::size_t>(at)].figures;
    QToolTip::showText(help->globalPos(), words.toHtmlEscaped(), this, area);
    return true;
}

void ChartLegend::mousePressEvent(QMouseEvent* event) {
    const int at = entryAt(event->position().x(), nullptr);
    const Fit shown = fit();
    if (at < 0 && shown.more > 0 && moreArea(shown).adjusted(-4, 0, 4, 0).contains(event->position())) return showMore();
    if (at < 0 || entries_[static_cast<std::size_t>(at)].hatch || chart_.isNull()) return;
    const QString key = entries_[static_cast<std::size_t>(at)].key;
    if (event->modifiers() & Qt::ControlModifier) chart_->toggleSeries(key);
    else chart_->isolateSeries(key);
}

}  // namespace tally
