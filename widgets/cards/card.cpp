// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr int kSubtitleKept = 120;   // px

QHBoxLayout* plainRow() {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

void clearLayout(QLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget() != nullptr) item->widget()->deleteLater(), item->widget()->hide();
        delete item;
    }
}

}  // namespace

Card::Card(QWidget* parent) : QFrame(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    header_ = new QWidget(this);
    header_->setFixedHeight(metrics().cardHeader - 1);
    headerLayout_ = new QHBoxLayout(header_);
    headerLayout_->setContentsMargins(11, 0, 7, 0);
    headerLayout_->setSpacing(8);
    title_ = new ElidedLabel(TextStyle::Card, Role::Text, true, header_);
    title_->setElides(false);
    subtitle_ = new ElidedLabel(TextStyle::Small, Role::Muted, false, header_);
    subtitle_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    headerLayout_->addWidget(title_);
    headerLayout_->addWidget(subtitle_, 1);
    badges_ = plainRow();
    right_ = plainRow();
    headerLayout_->addLayout(badges_);
    headerLayout_->addStretch(1);
    stateBadge_ = new Badge(header_);
    headerLayout_->addWidget(stateBadge_);
    headerLayout_->addLayout(right_);
    header_->hide();
    column->addWidget(header_);
    stack_ = new QStackedWidget(this);
    bodyHolder_ = new QWidget(stack_);
    bodyLayout_ = new QVBoxLayout(bodyHolder_);
    bodyLayout_->setContentsMargins(0, 0, 0, 0);
    pane_ = new StatePane(stack_);
    stack_->addWidget(bodyHolder_);
    stack_->addWidget(pane_);
    column->addWidget(stack_, 1);
    footer_ = new QWidget(this);
    footerLayout_ = new QHBoxLayout(footer_);
    footerLayout_->setContentsMargins(11, 2, 11, 8);
    footer_->hide();
    column->addWidget(footer_);
    connect(pane_, &StatePane::actionTriggered, this, [this](const QString& id) {
        if (id == QStringLiteral("details")) QGuiApplication::clipboard()->setText(title_->text() + QStringLiteral(": ") + info_.title + QLatin1Char('\n') + info_.text);
        emit stateAction(id);
    });
}

Card::Card(const QString& title, const QString& subtitle, QWidget* parent) : Card(parent) {
    setTitle(title);
    setSubtitle(subtitle);
}

void Card::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
    header_->setVisible(!title.isEmpty());
}

void Card::setSubtitle(const QString& subtitle) {
    subtitle_->setText(subtitle);
    subtitle_->setVisible(!subtitle.isEmpty());
    subtitle_->setMinimumWidth(std::min(subtitle_->sizeHint().width(), kSubtitleKept));   // a legend gives way first
}

QString Card::title() const { return title_->text(); }

// Those that are there change in place: a new one that is seen at once stands in the corner until the layout comes round to it.
void Card::setTitleBadges(const std::vector<BadgeText>& badges) {
    while (titleBadges_.size() < badges.size()) badges_->addWidget(titleBadges_.emplace_back(new Badge(header_)));
    for (std::size_t i = 0; i < titleBadges_.size(); ++i) titleBadges_[i]->setBadge(i < badges.size() ? badges[i] : BadgeText());
}

void Card::addHeaderWidget(QWidget* widget) {
    const int at = menuButton_ == nullptr ? right_->count() : right_->count() - 1;
    right_->insertWidget(at, widget);
}

QMenu* Card::menu() {
    ensureMenuButton();
    return menu_;
}

IconButton* Card::ensureMenuButton() {
    if (menuButton_ != nullptr) return menuButton_;
    menu_ = new QMenu(this);
    menuButton_ = new IconButton(QStringLiteral("more"), tr("More for %1").arg(title_->text()), header_);
    menuButton_->setSmall(true);
    menuButton_->setIconRole(Role::Muted);
    right_->addWidget(menuButton_);
    connect(menuButton_, &QToolButton::clicked, this, [this] {
        const QSize size = menu_->sizeHint();
        menu_->popup(menuButton_->mapToGlobal(QPoint(menuButton_->width() - size.width(), menuButton_->height() + 2)));
    });
    return menuButton_;
}

void Card::setHeaderLine(bool on) {
    headerLine_ = on;
    update();
}

void Card::setFlat(bool on) {
    flat_ = on;
    header_->setFixedHeight(metrics().cardHeader - (on ? 5 : 1));
    update();
}

void Card::setBody(QWidget* body) {
    if (body == body_) return;
    delete body_;
    body_ = body;
    if (body_ != nullptr) bodyLayout_->addWidget(body_);
}

void Card::setBodyMargins(int left, int top, int right, int bottom) { bodyLayout_->setContentsMargins(left, top, right, bottom); }

void Card::setState(const StateInfo& info) {
    // Pages say it again with every answer; building the same pane anew costs more than the answer.
    if (stated_ && info == info_) return;
    stated_ = true;
    info_ = info;
    const bool pane = info.state == PaneState::Empty || info.state == PaneState::Failed;
    if (pane) pane_->setInfo(info);
    stack_->setCurrentWidget(pane ? static_cast<QWidget*>(pane_) : bodyHolder_);
    BadgeText badge;
    if (info.state == PaneState::Loading) badge = {info.badge, Tone::Accent, {}};
    if (info.state == PaneState::Stale) badge = {info.badge, Tone::Warn, QStringLiteral("clock")};
    stateBadge_->setBadge(badge);
    showFooter();
    update();
}

// A button that is pressed while the progress goes on must still be there when it is let go.
void Card::showFooter() {
    const bool loading = info_.state == PaneState::Loading, stale = info_.state == PaneState::Stale;
    const bool wanted = (loading && (!info_.text.isEmpty() || !info_.actions.empty())) || (stale && !info_.text.isEmpty());
    footer_->setVisible(wanted);
    if (!wanted) return;
    const bool same = footerText_ != nullptr && footerState_ == info_.state && footerActions_ == info_.actions;
    if (!same) buildFooter(loading, stale);
    footerText_->setText(info_.text);
}

void Card::buildFooter(bool loading, bool stale) {
    footerState_ = info_.state;
    footerActions_ = info_.actions;
    clearLayout(*footerLayout_);
    if (stale) {
        auto* icon = new IconButton(QStringLiteral("warn"), tr("Stale"), footer_);
        icon->setSmall(true);
        icon->setIconRole(Role::Warn);
        icon->setFocusPolicy(Qt::NoFocus);
        icon->setAttribute(Qt::WA_TransparentForMouseEvents);
        icon->setFixedSize(18, 18);
        footerLayout_->addWidget(icon);
    }
    footerText_ = new ElidedLabel(TextStyle::Small, stale ? Role::Text : Role::Muted, false, footer_);
    footerLayout_->addWidget(footerText_, 1);
    if (!loading) return;
    for (const StateAction& action : info_.actions) {
        auto* button = new ActionButton(action.text, footer_);
        button->setSmall(true);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { emit stateAction(id); });
        footerLayout_->addWidget(button);
    }
}

void Card::setBorderRole(Role role) {
    borderRole_ = role;
    update();
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    if (!flat_) paintPanel(painter, rect(), theme.color(Role::Surface), theme.color(borderRole_), metrics().radiusCard);
    const double line = metrics().cardHeader;
    if (headerLine_) painter.fillRect(QRectF(1, line - 1, width() - 2, 1), theme.color(Role::Border));
    if (info_.state != PaneState::Loading) return;
    painter.fillRect(QRectF(1, line - 1, width() - 2, 1), theme.color(Role::Border));
    const double part = info_.progress < 0 ? 0.25 : std::clamp(info_.progress, 0.0, 1.0);
    painter.fillRect(QRectF(1, line - 2, (width() - 2) * part, 2), theme.color(Role::Accent));
}

}  // namespace tally
