// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/system_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace tally {

namespace {
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop"), kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance"), kKey = QStringLiteral("color-scheme");

// Older portals wrap the value once more.
uint schemeOf(QVariant value)
{
    while (value.canConvert<QDBusVariant>() && value.userType() == qMetaTypeId<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}
}  // namespace

SystemScheme::SystemScheme(bool darkAtStart, QObject* parent) : QObject(parent), darkAtStart_(darkAtStart), dark_(darkAtStart) {}

void SystemScheme::watch()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (watching_ || !bus.isConnected()) return;
    watching_ = true;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question.setArguments({kGroup, kKey});
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid()) take(schemeOf(QVariant::fromValue(reply.value())));
        answer->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == kGroup && key == kKey) take(schemeOf(QVariant::fromValue(value)));
}

void SystemScheme::take(uint scheme)
{
    const bool dark = scheme == 1 || (scheme != 2 && darkAtStart_);
    if (dark == dark_) return;
    dark_ = dark;
    emit changed(dark);
}

}  // namespace tally
