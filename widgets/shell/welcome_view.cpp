// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/welcome_view.h"

#include <QDragEnterEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QResizeEvent>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"
#include "widgets/cards/key_hint.h"
#include "widgets/shell/welcome_cards.h"
#include "widgets/theme/icons.h"

namespace tally {
namespace {

constexpr std::size_t kShownRecents = 6;
constexpr int kLowBelow = 790, kOneRowBelow = 660;   // px of this page's height: small pictures, one row of them
constexpr int kColumnWidth = 1064;

class Logo final : public QWidget {
public:
    explicit Logo(QWidget* parent) : QWidget(parent) { setFixedSize(44, 44); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintLogo(painter, rect());
    }
};

ElidedLabel* line(const QString& text, TextStyle style, Role role, bool medium, QWidget* parent) {
    auto* label = new ElidedLabel(style, role, medium, parent);
    label->setText(text);
    return label;
}

QStringList localPaths(const QMimeData& mime) {
    QStringList paths;
    for (const QUrl& url : mime.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

}  // namespace

WelcomeView::WelcomeView(QWidget* parent) : QWidget(parent) {
    setAcceptDrops(true);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(16, 0, 16, 0);
    auto* center = new QWidget(this);
    center->setMaximumWidth(kColumnWidth);
    outer->addStretch(1);
    outer->addWidget(center, 1000);
    outer->addStretch(1);
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins(0, 32, 0, 16);
    column->setSpacing(16);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(new Logo(center));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(line(tr("What do you want to count?"), TextStyle::Hero, Role::Text, true, center));
    words->addWidget(line(tr("Open a log, listen to a live stream, or look around in the demo. Nothing leaves this computer."), TextStyle::Body, Role::Muted, false, center));
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addWidget(buildActions());
    drop_ = new DropField(center);
    column->addWidget(drop_);
    column->addWidget(buildRecentHead());
    recentArea_ = new QWidget(center);
    grid_ = new QGridLayout(recentArea_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(12);
    column->addWidget(recentArea_);
    column->addStretch(1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(20);
    foot->addWidget(new KeyHint({QStringLiteral("Ctrl"), QStringLiteral("1 – 5")}, tr("pages"), center));
    foot->addWidget(new KeyHint({QStringLiteral("Space")}, tr("pause the view"), center));
    foot->addStretch(1);
    version_ = line({}, TextStyle::Small, Role::Muted, false, center);
    foot->addWidget(version_);
    column->addLayout(foot);
    showRecents();
}

QWidget* WelcomeView::buildActions() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* open = new WelcomeAction(QStringLiteral("folder"), tr("Open log…"), tr("Access logs, CSV, JSON, logfmt, syslog and more; plain or packed. The format is found for you."), QStringLiteral("Ctrl O"), true, box);
    auto* listen = new WelcomeAction(QStringLiteral("live"), tr("Listen…"), tr("Lines or HTTP requests, from this computer or, with a token, from others. Off until you say so."), QStringLiteral("Ctrl L"), false, box);
    auto* demo = new WelcomeAction(QStringLiteral("play"), tr("Try the demo"), tr("A day of a video site with an incident to find, then live traffic. Nothing to set up."), QStringLiteral("Ctrl D"), false, box);
    connect(open, &QAbstractButton::clicked, this, &WelcomeView::openRequested);
    connect(listen, &QAbstractButton::clicked, this, &WelcomeView::listenRequested);
    connect(demo, &QAbstractButton::clicked, this, &WelcomeView::demoRequested);
    for (QWidget* card : {static_cast<QWidget*>(open), static_cast<QWidget*>(listen), static_cast<QWidget*>(demo)}) row->addWidget(card, 1);
    return box;
}

QWidget* WelcomeView::buildRecentHead() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    row->addWidget(line(tr("Recent"), TextStyle::Item, Role::Text, true, box));
    row->addStretch(1);
    filter_ = new QLineEdit(box);
    filter_->setPlaceholderText(tr("Filter recent"));
    filter_->setAccessibleName(tr("Filter recent"));
    filter_->setFixedWidth(180);
    filter_->setMaxLength(200);
    auto* reopen = new ActionButton(tr("Reopen last session"), box);
    reopen_ = reopen;
    row->addWidget(filter_);
    row->addWidget(reopen);
    connect(filter_, &QLineEdit::textChanged, this, &WelcomeView::showRecents);
    connect(reopen, &QPushButton::clicked, this, &WelcomeView::reopenRequested);
    return box;
}

void WelcomeView::setRecents(std::vector<RecentItem> items) {
    recents_ = std::move(items);
    showRecents();
}

void WelcomeView::setVersion(const QString& text) { static_cast<ElidedLabel*>(version_)->setText(text); }

void WelcomeView::setCanReopen(bool can) { reopen_->setVisible(can); }

void WelcomeView::showRecents() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int shown = 0;
    for (const RecentItem& item : recents_) {
        if (shown == static_cast<int>(height() < kOneRowBelow ? kShownRecents / 2 : kShownRecents)) break;
        if (!item.name.contains(filter_->text(), Qt::CaseInsensitive)) continue;
        auto* card = new RecentCard(item, recentArea_);
        card->setLow(height() < kLowBelow);
        connect(card, &QAbstractButton::clicked, this, [this, id = item.id] { emit recentRequested(id); });
        connect(card, &RecentCard::menuRequested, this, [this, id = item.id](const QPoint& at) { emit recentMenuRequested(id, at); });
        grid_->addWidget(card, shown / 3, shown % 3);
        ++shown;
    }
    for (int column = 0; column < 3; ++column) grid_->setColumnStretch(column, 1);
    if (shown > 0) return;
    const QString text = recents_.empty() ? tr("Nothing opened yet. What you open appears here with its shape.") : tr("No recent source has this in its name.");
    grid_->addWidget(line(text, TextStyle::Body, Role::Muted, false, recentArea_), 0, 0, 1, 3);
}

void WelcomeView::resizeEvent(QResizeEvent* event) {
    const auto kind = [](int height) { return height < kOneRowBelow ? 0 : height < kLowBelow ? 1 : 2; };
    if (kind(event->size().height()) != kind(event->oldSize().height())) showRecents();
}

void WelcomeView::dragEnterEvent(QDragEnterEvent* event) {
    if (localPaths(*event->mimeData()).isEmpty()) return;
    static_cast<DropField*>(drop_)->setActive(true);
    event->acceptProposedAction();
}

void WelcomeView::dragLeaveEvent(QDragLeaveEvent*) { static_cast<DropField*>(drop_)->setActive(false); }

void WelcomeView::dropEvent(QDropEvent* event) {
    static_cast<DropField*>(drop_)->setActive(false);
    const QStringList paths = localPaths(*event->mimeData());
    if (!paths.isEmpty()) emit filesDropped(paths);
    event->acceptProposedAction();
}

}  // namespace tally
