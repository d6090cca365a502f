// SPDX-License-Identifier: GPL-3.0-or-later
// PageFilter: the one item or type that the pages show instead of all of them; it goes with the user from page to page.
#pragma once

#include <QObject>
#include <optional>

#include "app/desktop/health/health_data.h"

namespace tally {

class PageFilter final : public QObject {
    Q_OBJECT
public:
    const std::optional<HealthFilter>& current() const { return current_; }
    void set(std::optional<HealthFilter> filter)
    {
        if (filter == current_) return;
        current_ = std::move(filter);
        emit changed();
    }

signals:
    void changed();

private:
    std::optional<HealthFilter> current_;
};

}  // namespace tally
