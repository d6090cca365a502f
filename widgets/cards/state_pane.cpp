// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/state_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>

#include "widgets/cards/buttons.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

class IconView final : public QWidget {
public:
    IconView(QString name, int size, Role role, QWidget* parent) : QWidget(parent), name_(std::move(name)), role_(role) { setFixedSize(size, size); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintIcon(painter, rect(), name_, currentTheme().color(role_));
    }

private:
    QString name_;
    Role role_;
};

QLabel* plainLabel(const QString& text, bool medium, Role role, Qt::Alignment alignment, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(alignment);
    label->setFont(textFont(medium ? TextStyle::Card : TextStyle::Body, medium));
    const auto tint = [label, role] {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, currentTheme().color(role));
        label->setPalette(palette);
    };
    tint();
    QObject::connect(&themeNotifier(), &ThemeNotifier::changed, label, tint);
    return label;
}

}  // namespace

StateInfo StateInfo::empty(QString title, QString text, std::vector<StateAction> actions, QString icon) {
    StateInfo info;
    info.state = PaneState::Empty;
    info.title = std::move(title);
    info.text = std::move(text);
    info.actions = std::move(actions);
    info.icon = std::move(icon);
    return info;
}

StateInfo StateInfo::loading(double progress, QString badge, QString text, bool cancellable) {
    StateInfo info;
    info.state = PaneState::Loading;
    info.progress = progress;
    info.badge = std::move(badge);
    info.text = std::move(text);
    if (cancellable) info.actions.push_back({QStringLiteral("cancel"), StatePane::tr("Cancel")});
    return info;
}

StateInfo StateInfo::stale(QString badge, QString cause) {
    StateInfo info;
    info.state = PaneState::Stale;
    info.badge = std::move(badge);
    info.text = std::move(cause);
    return info;
}

StateInfo StateInfo::failed(QString title, QString why, std::vector<StateAction> actions) {
    StateInfo info;
    info.state = PaneState::Failed;
    info.title = std::move(title);
    info.text = std::move(why);
    info.actions = std::move(actions);
    info.actions.push_back({QStringLiteral("details"), StatePane::tr("Details")});
    return info;
}

StatePane::StatePane(QWidget* parent) : QWidget(parent) {
    layout_ = new QVBoxLayout(this);
    layout_->setContentsMargins(12, 8, 12, 12);
}

void StatePane::setInfo(const StateInfo& info) {
    info_ = info;
    rebuild();
}

void StatePane::rebuild() {
    delete content_;
    tinted_ = nullptr;
    content_ = new QWidget(this);
    layout_->addWidget(content_);
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const bool failed = info_.state == PaneState::Failed;
    if (!failed && info_.state != PaneState::Empty) return;
    auto* actions = new QHBoxLayout;
    actions->setSpacing(8);
    if (failed) {
        tinted_ = new QWidget(content_);
        auto* row = new QHBoxLayout(tinted_);
        row->setContentsMargins(10, 10, 10, 10);
        row->setSpacing(10);
        row->addWidget(new IconView(QStringLiteral("error"), metrics().icon, Role::Crit, tinted_), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(plainLabel(info_.title, true, Role::Text, Qt::AlignLeft, tinted_));
        words->addWidget(plainLabel(info_.text, false, Role::Text, Qt::AlignLeft, tinted_));
        words->addStretch(1);
        row->addLayout(words, 1);
        column->addWidget(tinted_, 1);
    } else {
        column->addStretch(1);
        const QString icon = info_.icon.isEmpty() ? QStringLiteral("sources") : info_.icon;
        column->addWidget(new IconView(icon, 24, Role::Muted, content_), 0, Qt::AlignHCenter);
        column->addWidget(plainLabel(info_.title, true, Role::Text, Qt::AlignHCenter, content_));
        column->addWidget(plainLabel(info_.text, false, Role::Muted, Qt::AlignHCenter, content_));
        actions->addStretch(1);
    }
    for (const StateAction& action : info_.actions) {
        const bool details = action.id == QLatin1String("details");
        auto* button = new ActionButton(details ? QStringLiteral("copy") : QString(), action.text, details ? ButtonKind::Quiet : ButtonKind::Normal, content_);
        button->setSmall(true);
        if (details) button->setToolTip(tr("Copy what went wrong"));
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { emit actionTriggered(id); });
        actions->addWidget(button);
    }
    actions->addStretch(1);
    column->addSpacing(4);
    column->addLayout(actions);
    if (!failed) column->addStretch(1);
    content_->show();
}

void StatePane::paintEvent(QPaintEvent*) {
    if (tinted_ == nullptr) return;
    QPainter painter(this);
    const QRectF box(tinted_->mapTo(this, QPoint(0, 0)), QSizeF(tinted_->size()));
    paintPanel(painter, box, currentTheme().color(Role::CritBg), Qt::transparent, metrics().radiusControl);
}

}  // namespace tally
