// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings/key_row.h"

#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>

#include "widgets/cards/buttons.h"

namespace tally {

KeyRow::KeyRow(const QString& action, const QString& title, const QKeySequence& usual, const QKeySequence& now, QWidget* parent)
    : SettingRow(title, {}, QStringLiteral("keys.") + action, parent), action_(action), usual_(usual), field_(new QKeySequenceEdit(now)),
      reset_(new IconButton(QStringLiteral("undo"), tr("Usual keys of “%1”").arg(title)))
{
    field_->setFixedWidth(166);
    field_->setAccessibleName(tr("Keys of “%1”").arg(title));
    if (auto* inner = field_->findChild<QLineEdit*>()) {
        inner->setPlaceholderText(tr("none"));
        inner->setAccessibleName(field_->accessibleName());
    }
    field_->installEventFilter(this);
    reset_->setSmall(true);
    addControl(field_);
    addControl(reset_);
    reset_->setEnabled(!this->usual());
    connect(reset_, &QToolButton::clicked, this, &KeyRow::reset);
    connect(field_, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence& keys) {
        if (keys.count() > 1) return field_->setKeySequence(QKeySequence(keys[0]));    // one chord, as all actions have
        reset_->setEnabled(!this->usual());
        emit edited();
    });
}

QKeySequence KeyRow::keys() const { return field_->keySequence(); }

void KeyRow::reset() { field_->setKeySequence(usual_); }

void KeyRow::setConflict(const QString& other)
{
    conflict_ = !other.isEmpty();
    setAbout(conflict_ ? tr("“%1” has the same keys: neither works").arg(other) : QString(), conflict_);
}

bool KeyRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Backspace && key->modifiers() == Qt::NoModifier) {
            field_->clear();
            return true;
        }
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {       // the focus must get out by keyboard
            if (key->key() == Qt::Key_Tab) focusNextChild();
            else focusPreviousChild();
            return true;
        }
    }
    return SettingRow::eventFilter(watched, event);
}

}  // namespace tally
