// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a store that is large takes seconds: beside the event loop, with a small window that says so and lets one leave.
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/engine/engine.h"

namespace tally {

class OpeningWindow final : public QWidget {
    Q_OBJECT
public:
    explicit OpeningWindow(const QString& store);

signals:
    void left();                        // by Cancel, Esc, or by closing it

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
};

using OpenedEngine = Result<std::unique_ptr<Engine>>;

// Runs `create` on a thread of its own and returns what it gave; nothing when the user left meanwhile: `create` goes on then, and
// the process should end. After `patienceMs` without an answer `dress` (language, theme) is called once and the window is shown.
std::optional<OpenedEngine> openEngine(std::function<OpenedEngine()> create, const QString& store, const std::function<void()>& dress, int patienceMs = 300);

}  // namespace tally
