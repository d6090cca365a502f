// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/banner.h"

#include <QHBoxLayout>
#include <QPainter>

#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

QString toneIcon(Tone tone) {
    switch (tone) {
        case Tone::Crit: return QStringLiteral("error");
        case Tone::Warn: return QStringLiteral("warn");
        case Tone::Ok: return QStringLiteral("certain");
        default: return QStringLiteral("info");
    }
}

}  // namespace

Banner::Banner(QWidget* parent) : QWidget(parent) {
    setFixedHeight(metrics().banner);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(40, 0, 6, 0);
    row->setSpacing(8);
    strong_ = new ElidedLabel(TextStyle::Card, Role::Text, true, this);
    strong_->setElides(false);
    text_ = new ElidedLabel(TextStyle::Body, Role::Text, false, this);
    row->addWidget(strong_);
    row->addWidget(text_, 1);
    actions_ = new QHBoxLayout;
    actions_->setSpacing(8);
    row->addLayout(actions_);
    auto* close = new IconButton(QStringLiteral("close"), tr("Dismiss"), this);
    close->setSmall(true);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, [this] {
        clear();
        emit dismissed();
    });
    hide();
}

void Banner::setMessage(Tone tone, const QString& strong, const QString& text, const std::vector<StateAction>& actions) {
    tone_ = tone;
    strong_->setText(strong);
    text_->setText(text);
    setAccessibleName(strong + QLatin1Char(' ') + text);
    for (QWidget* button : buttons_) button->hide(), button->deleteLater();
    buttons_.clear();
    for (const StateAction& action : actions) {
        auto* button = new ActionButton(action.text, this);
        button->setSmall(true);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { emit actionTriggered(id); });
        actions_->addWidget(button);
        buttons_.push_back(button);
    }
    show();
    update();
}

void Banner::clear() { hide(); }

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QColor border = theme.kind() == ThemeKind::Contrast ? theme.color(Role::Border) : QColor(Qt::transparent);
    paintPanel(painter, rect(), theme.color(toneFill(tone_)), border, metrics().radiusControl);
    paintIcon(painter, QRectF(12, 0, 16, height()), toneIcon(tone_), theme.color(toneText(tone_)));
}

}  // namespace tally
