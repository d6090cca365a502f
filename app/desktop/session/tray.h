// SPDX-License-Identifier: GPL-3.0-or-later
// Tray: the icon in the notification area with the state of the counting, and a message when it gets worse. Nothing without an area.
#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "widgets/theme/theme.h"

class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace tally {

class EngineController;
struct Settings;
struct Snapshot;

struct TrayState {
    Tone tone = Tone::Neutral;          // Neutral: nothing is open; Ok, Warn, Crit
    QString sentence;
    bool operator==(const TrayState&) const = default;
};

// A live source that was heard and then is quiet for longer is stalled; µs.
inline constexpr qint64 kStalledAfterUs = 60'000'000;

TrayState trayState(const Snapshot& snapshot);
// Only from a state that was good or less bad: a program that starts beside a broken source says nothing.
bool worsened(const TrayState& before, const TrayState& now);

class Tray final : public QObject {
    Q_OBJECT
public:
    Tray(EngineController* engine, const Settings* settings, QWidget* window);
    ~Tray() override;

private:
    void look();
    void show(const TrayState& state);
    void raise();
    EngineController* engine_;
    const Settings* settings_;
    QWidget* window_;
    std::unique_ptr<QMenu> menu_;
    std::unique_ptr<QSystemTrayIcon> icon_;
    TrayState state_;
};

}  // namespace tally
