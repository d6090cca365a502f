// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/settings/setting_row.h"

class QKeySequenceEdit;

namespace tally {

class IconButton;

// The shortcut of one action: press the new keys into the field; Backspace clears it, the button brings the usual one back.
class KeyRow final : public SettingRow {
    Q_OBJECT
public:
    KeyRow(const QString& action, const QString& title, const QKeySequence& usual, const QKeySequence& now, QWidget* parent = nullptr);
    const QString& action() const { return action_; }
    QKeySequence keys() const;
    bool usual() const { return keys() == usual_; }
    void reset();
    void setConflict(const QString& other);        // title of the action with the same keys; empty = none
    bool hasConflict() const { return conflict_; }
    QKeySequenceEdit* field() const { return field_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString action_;
    QKeySequence usual_;
    QKeySequenceEdit* field_;
    IconButton* reset_;
    bool conflict_ = false;
};

}  // namespace tally
