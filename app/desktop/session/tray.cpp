// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/tray.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>
#include <QWidget>

#include "app/desktop/engine_controller.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/settings.h"
#include "app/desktop/status_line.h"
#include "app/desktop/text.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/icons.h"

namespace tally {

namespace {

constexpr int kLookMs = 1000, kSize = 64;
QString words(const char* source) { return QCoreApplication::translate("tally::Tray", source); }

int rank(Tone tone) { return tone == Tone::Crit ? 2 : tone == Tone::Warn ? 1 : 0; }

// The logo, and a mark for a state that wants a look: not by colour alone, it is a square for the worst.
QIcon picture(Tone tone)
{
    QPixmap pixmap(kSize, kSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLogo(painter, QRectF(2, 2, kSize - 4, kSize - 4));
    if (rank(tone) > 0) {
        painter.setPen(QPen(currentTheme().color(Role::Window), 4));
        painter.setBrush(currentTheme().color(toneText(tone)));
        const QRectF mark(34, 34, 28, 28);
        if (tone == Tone::Crit) painter.drawRect(mark);
        else painter.drawEllipse(mark);
    }
    return QIcon(pixmap);
}

}  // namespace

TrayState trayState(const Snapshot& snapshot)
{
    TrayState state;
    if (snapshot.sources.empty() && snapshot.items == 0) return {Tone::Neutral, words(QT_TRANSLATE_NOOP("tally::Tray", "Nothing is open"))};
    if (!snapshot.storeProblem.empty()) return {Tone::Crit, words(QT_TRANSLATE_NOOP("tally::Tray", "Store: %1")).arg(sentence(snapshot.storeProblem))};
    for (const SourceState& source : snapshot.sources)
        if (source.phase == SourcePhase::Failed) return {Tone::Crit, words(QT_TRANSLATE_NOOP("tally::Tray", "%1 failed: %2")).arg(shortName(source), sentence(source.error))};
    if (!snapshot.ledger.balances()) return {Tone::Crit, words(QT_TRANSLATE_NOOP("tally::Tray", "The ledger does not balance"))};
    for (const SourceState& source : snapshot.sources) {
        const bool live = source.kind == SourceKind::Live || source.phase == SourcePhase::Following;
        if (live && source.lastArrival.us > 0 && snapshot.taken.us - source.lastArrival.us > kStalledAfterUs)
            return {Tone::Warn, words(QT_TRANSLATE_NOOP("tally::Tray", "%1 is quiet for more than %2")).arg(shortName(source), durationText(kStalledAfterUs))};
    }
    return {Tone::Ok, snapshot.live ? words(QT_TRANSLATE_NOOP("tally::Tray", "Counting")) : words(QT_TRANSLATE_NOOP("tally::Tray", "Recorded logs are open"))};
}

bool worsened(const TrayState& before, const TrayState& now) { return before.tone != Tone::Neutral && rank(now.tone) > rank(before.tone); }

Tray::Tray(EngineController* engine, const Settings* settings, QWidget* window) : QObject(window), engine_(engine), settings_(settings), window_(window)
{
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Tray::look);
    timer->start(kLookMs);
}

Tray::~Tray() = default;

void Tray::look()
{
    const bool wanted = settings_->tray && QSystemTrayIcon::isSystemTrayAvailable();
    if (!wanted) {
        icon_.reset();
        return;
    }
    const TrayState now = trayState(*engine_->latest());
    if (icon_ && now == state_) return;
    const bool say = icon_ && settings_->notify && worsened(state_, now);
    show(now);
    if (say && QSystemTrayIcon::supportsMessages())
        icon_->showMessage(QStringLiteral("Tallyscope"), now.sentence, now.tone == Tone::Crit ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning);
}

void Tray::show(const TrayState& state)
{
    if (!icon_) {
        menu_ = std::make_unique<QMenu>();
        connect(menu_->addAction(tr("Show the window")), &QAction::triggered, this, &Tray::raise);
        connect(menu_->addAction(tr("Quit")), &QAction::triggered, window_, &QWidget::close);
        icon_ = std::make_unique<QSystemTrayIcon>();
        icon_->setContextMenu(menu_.get());
        connect(icon_.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason why) {
            if (why != QSystemTrayIcon::Context) raise();
        });
        connect(icon_.get(), &QSystemTrayIcon::messageClicked, this, &Tray::raise);
    }
    if (icon_->icon().isNull() || rank(state.tone) != rank(state_.tone)) icon_->setIcon(picture(state.tone));
    state_ = state;
    icon_->setToolTip(QStringLiteral("Tallyscope: ") + QString(state.sentence).toHtmlEscaped());
    icon_->show();
}

void Tray::raise()
{
    window_->setWindowState(window_->windowState() & ~Qt::WindowMinimized);
    window_->show();
    window_->raise();
    window_->activateWindow();
}

}  // namespace tally
