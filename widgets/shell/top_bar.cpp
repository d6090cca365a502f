// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/top_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include "widgets/cards/buttons.h"
#include "widgets/cards/segmented_control.h"
#include "widgets/shell/drop_button.h"
#include "widgets/theme/metrics.h"
#include "widgets/time/time_range_bar.h"

namespace tally {

static constexpr int kRoomy = 1180;   // px: from here on the bar has room for the times of the range

TopBar::TopBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(metrics().topBar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics().pageMarginX, 0, metrics().pageMarginX - 6, 0);
    row->setSpacing(10);
    source_ = new DropButton(this);
    source_->setMaximumText(220);
    range_ = new TimeRangeBar(this);
    live_ = new SegmentedControl(this);
    showModes();
    compare_ = new DropButton(this);
    goTo_ = new DropButton(this);
    goTo_->setContent({QStringLiteral("search"), false, Tone::Neutral, tr("Go to or run…"), {}, QStringLiteral("Ctrl K"), false, true});
    goTo_->setMinimumWidth(150);
    goTo_->setMaximumWidth(200);
    goTo_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    alerts_ = new IconButton(QStringLiteral("alerts"), tr("Alerts"), this);
    alerts_->hide();   // until there are alerts
    source_->setAccessibleName(tr("Source"));
    compare_->setAccessibleName(tr("Comparison"));
    goTo_->setAccessibleName(tr("Go to or run"));
    row->addWidget(source_);
    row->addSpacing(4);
    row->addWidget(range_);
    row->addWidget(live_);
    row->addWidget(compare_);
    row->addStretch(1);
    row->addWidget(goTo_);
    row->addWidget(alerts_);
    setSource(tr("No source"), {}, Tone::Accent);
    setCompare(tr("no comparison"));
    connect(live_, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        if (id != QLatin1String("recorded")) emit liveChanged(id == QLatin1String("live"));
    });
    connect(goTo_, &QAbstractButton::clicked, this, &TopBar::goToRequested);
    connect(alerts_, &QToolButton::clicked, this, &TopBar::alertsRequested);
}

void TopBar::setSource(const QString& name, const QString& count, Tone state) {
    DropText text;
    text.dot = true;
    text.dotTone = state;
    text.strong = name;
    text.muted = count;
    source_->setContent(text);
}

QMenu* TopBar::sourceMenu() { return source_->menu(); }

void TopBar::setLive(bool live) {
    isLive_ = live;
    if (!recorded_) live_->setCurrent(live ? QStringLiteral("live") : QStringLiteral("paused"));
}

void TopBar::setRecorded(bool recorded) {
    if (recorded == recorded_) return;
    recorded_ = recorded;
    showModes();
}

void TopBar::showModes() {
    if (recorded_) live_->setSegments({{QStringLiteral("recorded"), tr("Recorded"), QStringLiteral("file"), Tone::Accent}});
    else live_->setSegments({{QStringLiteral("live"), tr("Live"), QStringLiteral("live"), Tone::Ok}, {QStringLiteral("paused"), tr("Paused"), QStringLiteral("pause"), Tone::Accent}});
    live_->setAccessibleName(recorded_ ? tr("Recorded") : tr("Live or paused"));
    live_->updateGeometry();
    setLive(isLive_);
}

void TopBar::setLiveEnabled(bool enabled) {
    live_->setEnabled(enabled);
    live_->update();
}

void TopBar::setCompare(const QString& text) {
    DropText content;
    content.icon = QStringLiteral("compare");
    content.strong = text;
    compare_->setContent(content);
}

QMenu* TopBar::compareMenu() { return compare_->menu(); }

void TopBar::setAlertsWaiting(bool waiting) { alerts_->setDot(waiting); }

void TopBar::setCompact(bool compact) {
    goTo_->setMaximumWidth(compact ? 150 : 200);
    DropText text = goTo_->content();
    text.strong = compact ? tr("Go to…") : tr("Go to or run…");
    goTo_->setContent(text);
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    range_->setCompact(width() < kRoomy);
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().color(Role::Rail));
    painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().color(Role::Border));
}

}  // namespace tally
