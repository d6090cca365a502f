// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings/setting_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "widgets/cards/elided_label.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
constexpr int kControlWidth = 200;
}

SettingRow::SettingRow(const QString& title, const QString& about, const QString& key, QWidget* parent)
    : QWidget(parent), title_(title), key_(key), usual_(about), about_(new ElidedLabel(TextStyle::Small, Role::Muted)), row_(new QHBoxLayout(this))
{
    row_->setContentsMargins(0, 5, 0, 5);
    row_->setSpacing(8);
    auto* left = new QVBoxLayout();
    left->setSpacing(1);
    auto* head = new QHBoxLayout();
    head->setSpacing(10);
    auto* name = new ElidedLabel(TextStyle::Body, Role::Text, true);
    name->setText(title);
    name->setElides(false);
    auto* mono = new ElidedLabel(TextStyle::Mono, Role::Muted);
    mono->setText(key);
    head->addWidget(name);
    head->addWidget(mono, 1);
    left->addLayout(head);
    about_->setText(about);
    about_->setVisible(!about.isEmpty());
    left->addWidget(about_);
    row_->addLayout(left, 1);
}

SettingRow::SettingRow(const ConfigKey& key, Settings* settings, QWidget* parent)
    : SettingRow(configWords(key.title), configWords(key.about), QLatin1String(key.key), parent)
{
    addControl(controlFor(key, settings));
}

void SettingRow::addControl(QWidget* control)
{
    if (control->accessibleName().isEmpty()) control->setAccessibleName(title_);
    row_->addWidget(control, 0, Qt::AlignVCenter);
}

void SettingRow::setAbout(const QString& about, bool problem)
{
    about_->setText(about.isEmpty() ? usual_ : about);
    about_->setRole(problem ? Role::Crit : Role::Muted);
    about_->setVisible(!about_->text().isEmpty());
}

bool SettingRow::matches(const QString& words) const
{
    const QString all = title_ + QLatin1Char(' ') + usual_ + QLatin1Char(' ') + key_;
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!all.contains(word, Qt::CaseInsensitive)) return false;
    return true;
}

// Typed or chosen; what is no zone is said and not kept.
QWidget* SettingRow::zoneControl(const ConfigKey& key, Settings* settings)
{
    auto* box = new QComboBox();
    box->setFixedWidth(kControlWidth);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems({QStringLiteral("utc"), QStringLiteral("local")});
    for (const QByteArray& zone : QTimeZone::availableTimeZoneIds())
        if (zone.contains('/') && !zone.startsWith("Etc/")) box->addItem(QString::fromUtf8(zone));
    box->setCurrentText(key.get(*settings).toString());
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->lineEdit()->setAccessibleName(title_);
    const auto take = [this, box, settings, key] {
        const QString name = box->currentText().trimmed();
        const bool known = zoneCalled(name).has_value();
        setAbout(known ? QString() : tr("There is no time zone “%1”.").arg(name), !known);
        if (!known || key.get(*settings).toString() == name) return;
        key.set(settings, name);
        emit edited();
    };
    connect(box, &QComboBox::activated, this, take);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, take);
    return box;
}

QWidget* SettingRow::controlFor(const ConfigKey& key, Settings* settings)
{
    const auto keep = [this, settings, set = key.set](const QVariant& value) {
        set(settings, value);
        emit edited();
    };
    const QVariant now = key.get(*settings);
    switch (key.kind) {
    case ConfigKind::Flag: {
        auto* box = new QCheckBox();
        box->setChecked(now.toBool());
        connect(box, &QCheckBox::toggled, this, [keep](bool on) { keep(on); });
        return box;
    }
    case ConfigKind::Number: {
        auto* field = new QDoubleSpinBox();
        field->setFixedWidth(kControlWidth);
        field->setDecimals(key.decimals);
        field->setRange(key.least, key.most);
        field->setSingleStep(key.decimals == 0 ? 5 : key.most <= 1 ? 0.001 : 0.1);
        field->setValue(now.toDouble());
        field->setKeyboardTracking(false);
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);   // arrows on the keyboard and the wheel step
        connect(field, &QDoubleSpinBox::valueChanged, this, [keep](double value) { keep(value); });
        return field;
    }
    case ConfigKind::Choice: {
        auto* box = new QComboBox();
        box->setFixedWidth(kControlWidth);
        for (std::size_t i = 0; i < key.choices.size(); ++i) box->addItem(configWords(key.choiceWords[i]), QLatin1String(key.choices[i]));
        box->setCurrentIndex(box->findData(now));
        connect(box, &QComboBox::activated, this, [keep, box] { keep(box->currentData().toString()); });
        return box;
    }
    case ConfigKind::Zone: return zoneControl(key, settings);
    default: {
        auto* field = new QLineEdit(now.toString());
        field->setFixedWidth(kControlWidth);
        connect(field, &QLineEdit::editingFinished, this, [keep, field, get = key.get, settings] {
            if (field->text() != get(*settings).toString()) keep(field->text());
        });
        return field;
    }
    }
}

}  // namespace tally
