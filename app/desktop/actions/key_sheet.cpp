// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/actions/key_sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/actions/palette_link.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"
#include "widgets/cards/key_hint.h"

namespace tally {

namespace {

struct Line {
    QStringList keys;
    QString text;
};

struct Group {
    QString name;
    std::vector<Line> lines;
};

void addLine(QVBoxLayout* column, const Line& line)
{
    auto* row = new QHBoxLayout();
    row->setSpacing(12);
    auto* text = new ElidedLabel(TextStyle::Body);
    text->setText(line.text);
    auto* keys = new KeyHint(line.keys);
    keys->setAccessibleName(line.text + QStringLiteral(": ") + line.keys.join(QLatin1Char(' ')));
    row->addWidget(text, 1);
    row->addWidget(keys);
    column->addLayout(row);
}

}  // namespace

KeySheet::KeySheet(const ActionRegistry& registry, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setModal(true);
    std::vector<Group> groups;
    for (const ActionRegistry::Entry& entry : registry.entries()) {
        if (entry.spec.keys.isEmpty()) continue;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.name == entry.spec.group; });
        if (group == groups.end()) group = groups.insert(group, {entry.spec.group, {}});
        group->lines.push_back({keyCaps(entry.spec.keys), entry.spec.text});
    }
    groups.push_back({tr("In a chart"),
                      {{{tr("drag")}, tr("Zoom in")},
                       {{tr("Shift"), tr("drag")}, tr("Pan")},
                       {{tr("Ctrl"), tr("drag")}, tr("What changed here?")},
                       {{tr("double click")}, tr("Show everything")},
                       {{QStringLiteral("←"), QStringLiteral("→")}, tr("Move the crosshair")},
                       {{tr("Esc")}, tr("Hide the crosshair")}}});
    groups.push_back({tr("In a list or table"),
                      {{{QStringLiteral("↑"), QStringLiteral("↓")}, tr("Choose a row")}, {{tr("Enter")}, tr("Open it")}, {{tr("Ctrl"), QStringLiteral("C")}, tr("Copy rows as TSV")}}});
    groups.push_back({tr("In a legend"), {{{tr("Enter")}, tr("Show only this one")}, {{tr("Space")}, tr("Hide or show it")}}});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(14);
    auto* title = new ElidedLabel(TextStyle::Page, Role::Text, true);
    title->setText(tr("Keys"));
    layout->addWidget(title);
    auto* columns = new QHBoxLayout();
    columns->setSpacing(40);
    std::size_t lines = 0;
    for (const Group& group : groups) lines += group.lines.size() + 2;
    std::size_t used = lines;
    QVBoxLayout* column = nullptr;
    for (const Group& group : groups) {
        if (column == nullptr || used + group.lines.size() / 2 > lines / 3) {
            if (column != nullptr) column->addStretch(1);
            column = new QVBoxLayout();
            column->setSpacing(4);
            columns->addLayout(column, 1);
            used = 0;
        }
        if (used > 0) column->addSpacing(14);
        auto* name = new ElidedLabel(TextStyle::Small, Role::Muted, true);
        name->setText(group.name);
        column->addWidget(name);
        for (const Line& line : group.lines) addLine(column, line);
        used += group.lines.size() + 2;
    }
    if (column != nullptr) column->addStretch(1);
    layout->addLayout(columns);
    auto* foot = new QHBoxLayout();
    auto* hint = new ElidedLabel(TextStyle::Small, Role::Muted);
    hint->setText(tr("Actions without a key are in the palette."));
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot->addWidget(hint, 1);
    foot->addWidget(close);
    layout->addLayout(foot);
    setMinimumWidth(900);
}

}  // namespace tally
