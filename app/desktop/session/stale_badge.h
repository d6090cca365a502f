// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tally {

// A large badge in the upper right corner of its parent; hidden while it has no text.
class StaleBadge final : public QWidget {
    Q_OBJECT
public:
    explicit StaleBadge(QWidget* parent);
    void setText(const QString& text);
    QString text() const { return text_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    QString text_;
};

}  // namespace tally
