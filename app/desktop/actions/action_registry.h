// SPDX-License-Identifier: GPL-3.0-or-later
// ActionRegistry: every action of the window, once. Menus, shortcuts, palette and the sheet of keys are made from it.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <functional>
#include <map>
#include <vector>

namespace tally {

struct ActionSpec {
    QString id;                  // "range.back"; stable
    QString group;               // as shown in palette and sheet
    QString text;
    QString icon;
    QKeySequence keys;           // may be none
    QString keywords;            // more words to find it by
    bool checkable = false;
};

class ActionRegistry final : public QObject {
    Q_OBJECT
public:
    explicit ActionRegistry(QWidget* window);
    // REQUIRES: the id is new.
    QAction* add(const ActionSpec& spec, std::function<void()> run);
    QAction* action(const QString& id) const;          // null: unknown
    void trigger(const QString& id);

    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
        QKeySequence usual;      // before the user changed them; spec.keys are those that hold
    };
    const std::vector<Entry>& entries() const { return entries_; }
    // Keys as the user wants them, by action; the others get their usual ones. Menus, palette and sheet follow.
    void setKeys(const std::map<QString, QString>& changed);
    QKeySequence usualKeys(const QString& id) const;
    QStringList ids() const;
    // Pairs of ids that listen to the same keys.
    std::vector<std::pair<QString, QString>> conflicts() const;

private:
    QWidget* window_;
    std::vector<Entry> entries_;
};

}  // namespace tally
