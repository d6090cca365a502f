// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsDialog: every setting and every shortcut, searchable, each with its key in config.toml. A change holds at once.
#pragma once

#include <QDialog>
#include <vector>

#include "app/desktop/settings/config_keys.h"

class QLineEdit;
class QVBoxLayout;

namespace tally {

class ActionRegistry;
class ElidedLabel;
class KeyRow;
class SettingRow;

class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    // Both outlive the dialog.
    SettingsDialog(Settings* settings, const ActionRegistry* registry, const QString& file, QWidget* parent);
    QLineEdit* search() const { return search_; }
    int shownRows() const;

signals:
    void edited();                             // the settings are changed

private:
    void fill(QVBoxLayout* layout);
    void addGroup(QVBoxLayout* layout, const QString& name);
    void filter(const QString& words);
    void keysEdited();
    Settings* settings_;
    const ActionRegistry* registry_;
    QLineEdit* search_ = nullptr;
    ElidedLabel* nothing_ = nullptr;
    struct Group {
        QWidget* head;
        std::vector<SettingRow*> rows;
    };
    std::vector<Group> groups_;
    std::vector<KeyRow*> keys_;
};

}  // namespace tally
