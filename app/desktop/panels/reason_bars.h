// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <array>
#include <optional>

#include "core/event/letter.h"

namespace tally {

// Why records were rejected, as bars; a click filters the letters by the reason.
class ReasonBars final : public QWidget {
    Q_OBJECT
public:
    explicit ReasonBars(QWidget* parent = nullptr);
    void setCounts(const std::array<std::uint64_t, kReasons>& counts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void chosen(std::optional<tally::Reason> reason);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    std::vector<std::pair<Reason, std::uint64_t>> rows_;   // most first
    std::optional<Reason> current_;
};

}  // namespace tally
