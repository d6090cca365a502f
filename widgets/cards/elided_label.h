// SPDX-License-Identifier: GPL-3.0-or-later
// ElidedLabel: one line of plain text that elides at its right end and shows the whole text as a tool tip when it had to.
#pragma once

#include <QWidget>

#include "widgets/theme/metrics.h"
#include "widgets/theme/theme.h"

namespace tally {

class ElidedLabel final : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(TextStyle style, Role role = Role::Text, bool medium = false, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return text_; }
    void setRole(Role role);
    void setElides(bool elides);        // false: never narrower than the text (numbers)
    void setAlignment(Qt::Alignment alignment);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateToolTip();
    QString text_;
    TextStyle style_;
    Role role_;
    bool medium_ = false, elides_ = true;
    Qt::Alignment alignment_ = Qt::AlignLeft | Qt::AlignVCenter;
};

}  // namespace tally
