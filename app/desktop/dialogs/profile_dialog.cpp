// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/profile_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/desktop/text.h"
#include "core/format/profile/profile_folder.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"

namespace tally {

ProfileDialog::ProfileDialog(const Profile& proposal, QStringList taken, QWidget* parent)
    : QDialog(parent), profile_(proposal), taken_(std::move(taken)), name_(new QLineEdit(text(proposal.name))), title_(new QLineEdit(text(proposal.title))),
      word_(new QLineEdit(text(proposal.itemWord))), note_(new ElidedLabel(TextStyle::Small, Role::Muted)), save_(new ActionButton({}, tr("Save"), ButtonKind::Primary))
{
    setWindowTitle(tr("Save profile"));
    setModal(true);
    setMinimumWidth(480);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* head = new ElidedLabel(TextStyle::Item, Role::Text, true);
    head->setText(tr("Save this way of reading"));
    layout->addWidget(head);
    auto* form = new QFormLayout();
    const std::pair<QString, QLineEdit*> rows[] = {{tr("Name"), name_}, {tr("Title"), title_}, {tr("An item is a"), word_}};
    for (const auto& [words, field] : rows) {
        field->setAccessibleName(words);
        field->setMaxLength(64);
        form->addRow(words, field);
        connect(field, &QLineEdit::textChanged, this, &ProfileDialog::check);
    }
    name_->setPlaceholderText(QStringLiteral("shop-eu"));
    word_->setPlaceholderText(tr("Product"));
    layout->addLayout(form);
    layout->addWidget(note_);
    layout->addWidget(new DialogFoot(save_, this));
    connect(save_, &QPushButton::clicked, this, [this] {
        Profile made = profile_;
        made.name = bytes(name_->text());
        made.title = bytes(title_->text().trimmed());
        made.itemWord = bytes(word_->text().trimmed());
        emit named(made);
    });
    check();
}

void ProfileDialog::check()
{
    const QString name = name_->text();
    const bool fits = fitsAsProfileName(bytes(name));
    save_->setEnabled(fits);
    note_->setRole(fits || name.isEmpty() ? Role::Muted : Role::Crit);
    if (!fits) note_->setText(tr("A name is made of letters, digits, - and _."));
    else if (taken_.contains(name) && isShippedProfile(bytes(name))) note_->setText(tr("Takes the place of the shipped one, until you reset it."));
    else if (taken_.contains(name)) note_->setText(tr("Takes the place of your profile of this name."));
    else note_->setText(tr("On the command line: --profile %1").arg(name));
}

void ProfileDialog::showProblem(const QString& sentence)
{
    note_->setRole(Role::Crit);
    note_->setText(sentence);
}

}  // namespace tally
