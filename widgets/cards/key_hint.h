// SPDX-License-Identifier: GPL-3.0-or-later
// KeyHint: key caps and a word ("[ ] step window"). Keys are separated by spaces: "Ctrl K" is one cap when joined, "[ ]" are two.
#pragma once

#include <QStringList>
#include <QWidget>

namespace tally {

class KeyHint final : public QWidget {
    Q_OBJECT
public:
    // One cap per entry of `keys`; `text` may be empty.
    explicit KeyHint(QStringList keys, QString text = {}, QWidget* parent = nullptr);
    void setHint(const QStringList& keys, const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList keys_;
    QString text_;
};

// One cap for painted widgets; returns its width. `center` is its vertical middle.
double paintKeyCap(QPainter& painter, double left, double center, const QString& key);
[[nodiscard]] double keyCapWidth(const QString& key);

}  // namespace tally
