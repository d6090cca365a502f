// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace tally {

class ActionRegistry;

// All keys of the window on one sheet, by group.
class KeySheet final : public QDialog {
    Q_OBJECT
public:
    explicit KeySheet(const ActionRegistry& registry, QWidget* parent = nullptr);
};

}  // namespace tally
