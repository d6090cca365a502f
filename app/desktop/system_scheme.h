// SPDX-License-Identifier: GPL-3.0-or-later
// SystemScheme: whether the desktop wants dark colours, and when that changes. Asks the settings portal of the desktop
// (org.freedesktop.appearance) without waiting; where there is none, the palette at the start decides.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace tally {

class SystemScheme final : public QObject {
    Q_OBJECT
public:
    explicit SystemScheme(bool darkAtStart, QObject* parent = nullptr);
    bool dark() const { return dark_; }
    void watch();                      // once; nothing is asked before

signals:
    void changed(bool dark);

public slots:
    // As the portal says it: 1 = dark, 2 = light, 0 = no preference.
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(uint scheme);
    bool darkAtStart_, dark_, watching_ = false;
};

}  // namespace tally
