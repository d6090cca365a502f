// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/actions/action_registry.h"

#include <QWidget>
#include <algorithm>

namespace tally {

ActionRegistry::ActionRegistry(QWidget* window) : QObject(window), window_(window) {}

QAction* ActionRegistry::add(const ActionSpec& spec, std::function<void()> run)
{
    Q_ASSERT(action(spec.id) == nullptr);
    QString shown = spec.text;
    auto* made = new QAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")), this);
    made->setObjectName(spec.id);
    made->setShortcut(spec.keys);
    made->setCheckable(spec.checkable);
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    window_->addAction(made);
    entries_.push_back({spec, made, spec.keys});
    return made;
}

QAction* ActionRegistry::action(const QString& id) const
{
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.spec.id == id; });
    return found == entries_.end() ? nullptr : found->action;
}

void ActionRegistry::trigger(const QString& id)
{
    if (QAction* found = action(id); found != nullptr && found->isEnabled()) found->trigger();
}

void ActionRegistry::setKeys(const std::map<QString, QString>& changed)
{
    for (Entry& entry : entries_) {
        const auto found = changed.find(entry.spec.id);
        entry.spec.keys = found == changed.end() ? entry.usual : QKeySequence::fromString(found->second, QKeySequence::PortableText);
        entry.action->setShortcut(entry.spec.keys);
    }
}

QKeySequence ActionRegistry::usualKeys(const QString& id) const
{
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.spec.id == id; });
    return found == entries_.end() ? QKeySequence() : found->usual;
}

QStringList ActionRegistry::ids() const
{
    QStringList all;
    for (const Entry& entry : entries_) all += entry.spec.id;
    return all;
}

std::vector<std::pair<QString, QString>> ActionRegistry::conflicts() const
{
    std::vector<std::pair<QString, QString>> pairs;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        for (std::size_t j = i + 1; j < entries_.size(); ++j)
            if (!entries_[i].spec.keys.isEmpty() && entries_[i].action->shortcut().matches(entries_[j].action->shortcut()) != QKeySequence::NoMatch)
                pairs.emplace_back(entries_[i].spec.id, entries_[j].spec.id);
    return pairs;
}

}  // namespace tally
