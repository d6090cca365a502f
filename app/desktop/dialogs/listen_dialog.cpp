// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/listen_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/desktop/text.h"
#include "app/intake/address.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"

namespace tally {

ListenDialog::ListenDialog(const QString& address, QWidget* parent)
    : QDialog(parent), host_(new QLineEdit(this)), port_(new QLineEdit(this)), note_(new ElidedLabel(TextStyle::Small, Role::Muted))
{
    setWindowTitle(tr("Listen"));
    setModal(true);
    setMinimumWidth(460);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(tr("Listen for events"));
    auto* what = new ElidedLabel(TextStyle::Body, Role::Muted);
    what->setText(tr("One record a line. Address local:NAME: a socket for you alone."));
    layout->addWidget(title);
    layout->addWidget(what);
    const bool local = address.startsWith(QStringLiteral("local:"));
    const qsizetype colon = local ? address.size() : address.lastIndexOf(QLatin1Char(':'));
    host_->setText(address.left(colon));
    host_->setAccessibleName(tr("Address"));
    port_->setText(address.mid(colon + 1));
    port_->setAccessibleName(tr("Port"));
    port_->setValidator(new QIntValidator(0, 65535, port_));
    auto* form = new QFormLayout();
    form->addRow(tr("Address"), host_);
    form->addRow(tr("Port"), port_);
    layout->addLayout(form);
    layout->addWidget(note_);
    auto* buttons = new QHBoxLayout();
    auto* cancel = new ActionButton(tr("Cancel"));
    auto* listen = new ActionButton({}, tr("Listen"), ButtonKind::Primary);
    listen->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(listen);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(listen, &QPushButton::clicked, this, [this] { emit listenRequested(this->address()); });
    connect(host_, &QLineEdit::textChanged, this, &ListenDialog::check);
    connect(port_, &QLineEdit::textChanged, this, &ListenDialog::check);
    check();
}

QString ListenDialog::address() const
{
    const QString host = host_->text().trimmed();
    if (isLocal()) return host;
    const bool bracket = host.contains(QLatin1Char(':')) && !host.startsWith(QLatin1Char('['));
    return (bracket ? QLatin1Char('[') + host + QLatin1Char(']') : host) + QLatin1Char(':') + port_->text();
}

bool ListenDialog::isLocal() const { return host_->text().trimmed().startsWith(QStringLiteral("local:")); }

void ListenDialog::check()
{
    port_->setEnabled(!isLocal());
    const auto parsed = parseStreamAddress(bytes(address()));
    if (!parsed) return showProblem(text(parsed.error().what));
    if (!parsed->loopback()) return showProblem(tr("Other computers could send unchecked: let tallyctl serve listen there."));
    note_->setRole(Role::Muted);
    note_->setText(parsed->isLocal() ? tr("Only your programs can send: %1").arg(text(parsed->path)) : tr("Only this computer can send."));
}

void ListenDialog::showProblem(const QString& sentence)
{
    if (sentence.isEmpty()) return check();
    note_->setRole(Role::Crit);
    note_->setText(sentence);
}

}  // namespace tally
