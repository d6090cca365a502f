// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/wall.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QMainWindow>
#include <algorithm>

#include "app/desktop/engine_controller.h"
#include "app/desktop/session/stale_badge.h"
#include "app/desktop/settings.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/type_scale.h"

namespace tally {

namespace {

constexpr double kWallType = 1.2;
constexpr qint64 kSilentUs = 15'000'000;
const QString kService = QStringLiteral("org.freedesktop.ScreenSaver"), kPath = QStringLiteral("/org/freedesktop/ScreenSaver");

void useType(double scale)
{
    setTypeScale(scale);
    applyTheme(*qApp, currentTheme().kind());
    for (QWidget* widget : QApplication::allWidgets()) widget->updateGeometry();
}

}  // namespace

QString staleText(qint64 silentForUs, bool paused)
{
    if (paused) return QCoreApplication::translate("tally::Wall", "View paused");
    if (silentForUs < kSilentUs) return {};
    return QCoreApplication::translate("tally::Wall", "No events for %1").arg(durationText(silentForUs / 1'000'000 * 1'000'000));
}

Wall::Wall(EngineController* engine, const Settings* settings, QMainWindow* window, QList<QWidget*> chrome)
    : QObject(window), engine_(engine), settings_(settings), window_(window), chrome_(std::move(chrome)), stale_(new StaleBadge(window))
{
    look_.setInterval(1000);
    connect(&look_, &QTimer::timeout, this, &Wall::look);
}

Wall::~Wall()
{
    if (!on_) return;
    allowScreenSaver();
    setTypeScale(1);
}

void Wall::set(bool on)
{
    if (on == on_) return;
    on_ = on;
    for (QWidget* each : chrome_) each->setVisible(!on);
    useType(on ? kWallType : 1);
    if (on) {
        before_ = window_->windowState();
        shownFor_ = 0;
        window_->setWindowState(before_ | Qt::WindowFullScreen);
        inhibitScreenSaver();
        look_.start();
        look();
    } else {
        window_->setWindowState(before_ & ~Qt::WindowFullScreen);
        allowScreenSaver();
        look_.stop();
        stale_->setText({});
    }
}

void Wall::look()
{
    const auto snapshot = engine_->latest();
    qint64 heard = 0;
    for (const SourceState& source : snapshot->sources) heard = std::max<qint64>(heard, source.lastArrival.us);
    stale_->setText(staleText(snapshot->live && heard > 0 ? snapshot->taken.us - heard : 0, engine_->paused()));
    if (settings_->wallSeconds <= 0 || ++shownFor_ < settings_->wallSeconds) return;
    shownFor_ = 0;
    emit nextPageWanted();
}

// Quiet where there is no such service.
void Wall::inhibitScreenSaver()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("Inhibit"));
    call.setArguments({QCoreApplication::applicationName(), QCoreApplication::translate("tally::Wall", "Wall display")});
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<uint> reply = *answer;
        answer->deleteLater();
        if (!reply.isValid()) return;
        cookie_ = reply.value();
        if (!on_) allowScreenSaver();
    });
}

void Wall::allowScreenSaver()
{
    if (cookie_ == 0) return;
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("UnInhibit"));
    call.setArguments({cookie_});
    QDBusConnection::sessionBus().send(call);
    cookie_ = 0;
}

}  // namespace tally
