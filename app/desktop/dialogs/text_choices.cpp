// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/text_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include "app/desktop/text.h"

namespace tally {

namespace {
constexpr int kNoYear = 1969, kLastYear = 2100;
}

TextChoices::TextChoices(QWidget* parent)
    : QWidget(parent), delimiter_(new QComboBox()), noHeader_(new QCheckBox(tr("First row is a record"))), encoding_(new QComboBox()), year_(new QSpinBox())
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    const std::pair<QString, char> delimiters[] = {{tr("found by itself"), '\0'}, {tr("comma"), ','}, {tr("semicolon"), ';'},
                                                   {tr("tab"), '\t'},             {tr("bar"), '|'},   {tr("blank"), ' '}};
    for (const auto& [words, delimiter] : delimiters) delimiter_->addItem(words, static_cast<int>(delimiter));
    delimiter_->setObjectName(QStringLiteral("delimiter"));
    delimiter_->setAccessibleName(tr("What parts the columns"));
    noHeader_->setObjectName(QStringLiteral("noHeader"));
    noHeader_->setToolTip(tr("The log has no row of column names; columns are called by their numbers"));
    encoding_->addItems({tr("UTF-8"), tr("Latin-1")});
    encoding_->setAccessibleName(tr("Encoding of the text"));
    year_->setRange(kNoYear, kLastYear);
    year_->setSpecialValueText(tr("as they say"));
    year_->setValue(kNoYear);
    year_->setAccessibleName(tr("Year of stamps that have none"));
    form->addRow(tr("Columns"), delimiter_);
    form->addRow(noHeader_);
    form->addRow(tr("Encoding"), encoding_);
    form->addRow(tr("Year"), year_);
    const QString names[] = {tr("event id"), tr("weight")};
    const QString tips[] = {tr("Events with the same id count once"), tr("Each row counts as many times as this field says")};
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        fields_[i] = new QComboBox();
        fields_[i]->setAccessibleName(tr("Field of the %1").arg(names[i]));
        fields_[i]->setToolTip(tips[i]);
        fields_[i]->setProperty("part", names[i]);
        fields_[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        form->addRow(names[i], fields_[i]);
        connect(fields_[i], &QComboBox::activated, this, [this, i](int index) { emit mapped(kParts[i], index == 0 ? QString() : fields_[i]->itemText(index)); });
    }
    connect(delimiter_, &QComboBox::currentIndexChanged, this, &TextChoices::changed);
    connect(noHeader_, &QCheckBox::toggled, this, &TextChoices::changed);
    connect(encoding_, &QComboBox::currentIndexChanged, this, &TextChoices::changed);
    connect(year_, &QSpinBox::valueChanged, this, &TextChoices::changed);
}

void TextChoices::showOptions(const ReadOptions& options)
{
    const QSignalBlocker delimiter(delimiter_), header(noHeader_), encoding(encoding_), year(year_);
    int known = delimiter_->findData(static_cast<int>(options.delimiter));
    if (known < 0) {   // of a profile
        delimiter_->addItem(QString(QLatin1Char(options.delimiter)), static_cast<int>(options.delimiter));
        known = delimiter_->count() - 1;
    }
    delimiter_->setCurrentIndex(known);
    noHeader_->setChecked(options.noHeader);
    encoding_->setCurrentIndex(static_cast<int>(options.encoding));
    year_->setValue(options.year == 0 ? kNoYear : options.year);
}

void TextChoices::showFields(const QStringList& fields, const Mapping& mapping)
{
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const QSignalBlocker quiet(fields_[i]);
        const QString field = text(mapping.of(kParts[i]).field);
        fields_[i]->clear();
        fields_[i]->addItem(tr("none"));
        fields_[i]->addItems(fields);
        if (!field.isEmpty() && !fields.contains(field)) fields_[i]->addItem(field);
        fields_[i]->setCurrentIndex(field.isEmpty() ? 0 : fields_[i]->findText(field));
    }
}

void TextChoices::applyTo(ReadOptions* options) const
{
    options->delimiter = static_cast<char>(delimiter_->currentData().toInt());
    options->noHeader = noHeader_->isChecked();
    options->encoding = static_cast<Encoding>(encoding_->currentIndex());
    options->year = year_->value() == kNoYear ? 0 : year_->value();
}

}  // namespace tally
