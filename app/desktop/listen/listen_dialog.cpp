// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/listen/listen_dialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"

namespace tally {

namespace {

QString wordsOf(ListenKind kind)
{
    switch (kind) {
    case ListenKind::Tls: return ListenDialog::tr("Lines over TCP with TLS");
    case ListenKind::Udp: return ListenDialog::tr("Lines over UDP");
    case ListenKind::Http: return ListenDialog::tr("Requests over HTTP");
    case ListenKind::Https: return ListenDialog::tr("Requests over HTTPS");
    case ListenKind::Local: return ListenDialog::tr("Lines over a local socket");
    case ListenKind::Tcp: break;
    }
    return ListenDialog::tr("Lines over TCP");
}

QLineEdit* field(const QString& name, const QString& content)
{
    auto* edit = new QLineEdit();
    edit->setText(content);
    edit->setAccessibleName(name);
    return edit;
}

}  // namespace

ListenDialog::ListenDialog(const QString& place, const ListenFiles& files, QWidget* parent)
    : QDialog(parent), kind_(new QComboBox()), host_(field(tr("Address"), {})), port_(field(tr("Port"), {})),
      note_(new ElidedLabel(TextStyle::Small, Role::Muted))
{
    setWindowTitle(tr("Listen"));
    setModal(true);
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(tr("Listen for events"));
    layout->addWidget(title);
    for (const ListenKind each : kListenKinds) kind_->addItem(wordsOf(each), static_cast<int>(each));
    kind_->setAccessibleName(tr("How"));
    port_->setValidator(new QIntValidator(0, 65535, port_));
    form_ = new QFormLayout();
    form_->setHorizontalSpacing(16);
    form_->setVerticalSpacing(8);
    form_->addRow(tr("How"), kind_);
    form_->addRow(tr("Address"), host_);
    form_->addRow(tr("Port"), port_);
    certificate_ = addFile(form_, tr("Certificate"), files.certificate);
    key_ = addFile(form_, tr("Key"), files.key);
    token_ = addFile(form_, tr("Token file"), files.token);
    layout->addLayout(form_);
    layout->addWidget(note_);
    listen_ = new ActionButton({}, tr("Listen"), ButtonKind::Primary);
    layout->addWidget(new DialogFoot(listen_, this));

    const auto parsed = parseListenPlace(bytes(place));
    const ListenPlace known = parsed ? *parsed : ListenPlace{};
    host_->setText(known.address.isLocal() ? text(known.address.path) : known.address.host.toString());
    if (!known.address.isLocal()) port_->setText(QString::number(known.address.port));
    port_->setEnabled(!known.address.isLocal());
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(known.kind)));
    connect(listen_, &QPushButton::clicked, this, [this] { emit listenRequested(this->place(), this->files()); });
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] { setKind(kind()); });
    for (QLineEdit* edit : {host_, port_, certificate_.path, key_.path, token_.path}) connect(edit, &QLineEdit::textChanged, this, &ListenDialog::check);
    setKind(known.kind);
}

ListenDialog::FileField ListenDialog::addFile(QFormLayout* form, const QString& title, const QString& path)
{
    const FileField made{new QWidget(), field(title, path)};
    auto* row = new QHBoxLayout(made.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* choose = new ActionButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the file: %1").arg(title));
    row->addWidget(made.path, 1);
    row->addWidget(choose);
    form->addRow(title, made.row);
    connect(choose, &QPushButton::clicked, this, [this, title, edit = made.path] {
        const QString chosen = QFileDialog::getOpenFileName(this, title, edit->text());
        if (!chosen.isEmpty()) edit->setText(chosen);
    });
    return made;
}

ListenKind ListenDialog::kind() const { return static_cast<ListenKind>(kind_->currentData().toInt()); }

void ListenDialog::setKind(ListenKind kind)
{
    const bool local = kind == ListenKind::Local;
    const bool secured = ListenPlace{kind, {}}.isSecured();
    // What was written for one of them is kept where it still means something.
    const bool wasLocal = !port_->isEnabled();
    if (local && !wasLocal) host_->setText(QStringLiteral("tallyscope"));
    if (!local && wasLocal) host_->setText(QStringLiteral("127.0.0.1"));
    if (!local && port_->text().isEmpty()) port_->setText(QStringLiteral("9099"));
    port_->setEnabled(!local);
    static_cast<QLabel*>(form_->labelForField(host_))->setText(local ? tr("Name or path") : tr("Address"));
    for (const FileField& file : {certificate_, key_, token_}) {
        file.row->setVisible(secured);
        form_->labelForField(file.row)->setVisible(secured);
    }
    check();
    adjustSize();
}

QString ListenDialog::place() const
{
    const QString host = host_->text().trimmed();
    if (kind() == ListenKind::Local) return QStringLiteral("local:") + host;
    const bool bracket = host.contains(QLatin1Char(':')) && !host.startsWith(QLatin1Char('['));
    return text(schemeOf(kind())) + QStringLiteral("://") + (bracket ? QLatin1Char('[') + host + QLatin1Char(']') : host) + QLatin1Char(':') + port_->text();
}

ListenFiles ListenDialog::files() const { return {certificate_.path->text().trimmed(), key_.path->text().trimmed(), token_.path->text().trimmed()}; }

QString ListenDialog::problemOf(const ListenPlace& place) const
{
    const ListenFiles given = files();
    if (place.isSecured() && (given.certificate.isEmpty() || given.key.isEmpty())) return tr("A certificate and its key are needed.");
    if (place.address.loopback()) return {};
    if (place.kind == ListenKind::Udp) return tr("Datagrams bring no token: only this computer may send them.");
    if (!place.isSecured()) return tr("Other computers could send unchecked: choose TLS or HTTPS.");
    return given.token.isEmpty() ? tr("Other computers could send: a token is needed.") : QString();
}

QString ListenDialog::remarkOn(const ListenPlace& place) const
{
    if (place.address.isLocal()) return tr("One record a line. Only your programs can send: %1").arg(text(place.address.path));
    if (!place.address.loopback()) return tr("Other computers can send if they know the token.");
    if (place.isHttp()) return tr("Only this computer can send: POST to %1/v1/events").arg(text(place.text()));
    return tr("One record a line. Only this computer can send.");
}

void ListenDialog::check()
{
    const auto parsed = parseListenPlace(bytes(place()));
    const QString problem = parsed ? problemOf(*parsed) : sentence(parsed.error().what);
    listen_->setEnabled(problem.isEmpty());
    if (!problem.isEmpty()) return showProblem(problem);
    note_->setRole(Role::Muted);
    note_->setText(remarkOn(*parsed));
}

void ListenDialog::showProblem(const QString& sentence)
{
    if (sentence.isEmpty()) return check();
    note_->setRole(Role::Crit);
    note_->setText(sentence);
}

}  // namespace tally
