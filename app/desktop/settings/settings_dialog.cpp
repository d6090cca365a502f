// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings/settings_dialog.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/settings/key_row.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"

namespace tally {

SettingsDialog::SettingsDialog(Settings* settings, const ActionRegistry* registry, const QString& file, QWidget* parent)
    : QDialog(parent), settings_(settings), registry_(registry), search_(new QLineEdit(this))
{
    setWindowTitle(tr("Settings"));
    setModal(true);
    resize(760, std::min(720, parent == nullptr ? 720 : parent->height() - 60));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 10, 16);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout();
    head->setContentsMargins(0, 0, 12, 0);
    auto* title = new ElidedLabel(TextStyle::Page, Role::Text, true);
    title->setText(tr("Settings"));
    search_->setPlaceholderText(tr("Search settings and keys"));
    search_->setAccessibleName(tr("Search settings and keys"));
    search_->setClearButtonEnabled(true);
    search_->setFixedWidth(260);
    head->addWidget(title, 1);
    head->addWidget(search_);
    layout->addLayout(head);
    // From the outside to the inside: what gets a parent with all its children has the style sheet worked out anew for each.
    auto* area = new QScrollArea(this);
    layout->addWidget(area, 1);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);   // what has the focus inside is scrolled to
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(area);
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, 12, 0);
    rows->setSpacing(0);
    area->setWidget(inside);
    fill(rows);
    auto* foot = new QHBoxLayout();
    foot->setContentsMargins(0, 0, 12, 0);
    auto* where = new ElidedLabel(TextStyle::Small, Role::Muted);
    if (!file.isEmpty()) where->setText(tr("Kept in %1; what is changed there holds at once.").arg(QDir::toNativeSeparators(file)));
    auto* usual = new ActionButton(tr("All usual keys"));
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    foot->addWidget(where, 1);
    foot->addWidget(usual);
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(usual, &QPushButton::clicked, this, [this] {
        for (KeyRow* row : keys_) row->reset();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    usual->setAutoDefault(false);
    close->setAutoDefault(false);
    connect(search_, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    search_->setFocus();
}

void SettingsDialog::addGroup(QVBoxLayout* layout, const QString& name)
{
    auto* head = new ElidedLabel(TextStyle::Small, Role::Muted, true);
    head->setText(name);
    head->setContentsMargins(0, 0, 0, 0);
    head->setFixedHeight(groups_.empty() ? 24 : 34);
    head->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    layout->addWidget(head);
    groups_.push_back({head, {}});
}

void SettingsDialog::fill(QVBoxLayout* layout)
{
    QString group;
    for (const ConfigKey& key : configKeys()) {
        if (configWords(key.group) != group) addGroup(layout, group = configWords(key.group));
        auto* row = new SettingRow(key, settings_, layout->parentWidget());
        connect(row, &SettingRow::edited, this, &SettingsDialog::edited);
        layout->addWidget(row);
        groups_.back().rows.push_back(row);
    }
    addGroup(layout, tr("Keys"));
    for (const ActionRegistry::Entry& entry : registry_->entries()) {
        auto* row = new KeyRow(entry.spec.id, entry.spec.text, entry.usual, entry.spec.keys, layout->parentWidget());
        connect(row, &SettingRow::edited, this, &SettingsDialog::keysEdited);
        layout->addWidget(row);
        groups_.back().rows.push_back(row);
        keys_.push_back(row);
    }
    nothing_ = new ElidedLabel(TextStyle::Body, Role::Muted);
    nothing_->setText(tr("No setting and no action has this in its name."));
    nothing_->setVisible(false);
    layout->addWidget(nothing_);
    layout->addStretch(1);
    keysEdited();
}

void SettingsDialog::keysEdited()
{
    std::map<QString, QString> changed;
    for (KeyRow* row : keys_) {
        if (!row->usual()) changed[row->action()] = row->keys().toString(QKeySequence::PortableText);
        QString other;
        for (const KeyRow* each : keys_)
            if (each != row && !row->keys().isEmpty() && each->keys() == row->keys()) other = registry_->action(each->action())->text();
        row->setConflict(other.replace(QStringLiteral("&&"), QStringLiteral("&")));
    }
    if (changed == settings_->keys) return;
    settings_->keys = std::move(changed);
    emit edited();
}

void SettingsDialog::filter(const QString& words)
{
    bool any = false;
    for (const Group& group : groups_) {
        bool some = false;
        for (SettingRow* row : group.rows) {
            const bool shown = row->matches(words);
            row->setVisible(shown);
            some = some || shown;
        }
        group.head->setVisible(some);
        any = any || some;
    }
    nothing_->setVisible(!any);
}

int SettingsDialog::shownRows() const
{
    int shown = 0;
    for (const Group& group : groups_)
        for (const SettingRow* row : group.rows) shown += row->isHidden() ? 0 : 1;
    return shown;
}

}  // namespace tally
