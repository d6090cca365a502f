// SPDX-License-Identifier: GPL-3.0-or-later
// SettingRow: title, explanation and key of a setting at the left, its control at the right.
#pragma once

#include <QWidget>

#include "app/desktop/settings/config_keys.h"

class QHBoxLayout;

namespace tally {

class ElidedLabel;

class SettingRow : public QWidget {
    Q_OBJECT
public:
    SettingRow(const QString& title, const QString& about, const QString& key, QWidget* parent = nullptr);
    // One of config.toml, with the control that its kind needs.
    SettingRow(const ConfigKey& key, Settings* settings, QWidget* parent = nullptr);
    bool matches(const QString& words) const;      // every word is in title, explanation or key

signals:
    void edited();

protected:
    void setAbout(const QString& about, bool problem);
    void addControl(QWidget* control);
    const QString& title() const { return title_; }

private:
    QWidget* zoneControl(const ConfigKey& key, Settings* settings);
    QWidget* controlFor(const ConfigKey& key, Settings* settings);
    QString title_, key_, usual_;
    ElidedLabel* about_ = nullptr;
    QHBoxLayout* row_ = nullptr;
};

}  // namespace tally
