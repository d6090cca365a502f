// SPDX-License-Identifier: GPL-3.0-or-later
// TextChoices: what is seldom chosen about a log, at the side of the Open dialog: how its text is parted and written, the year of
// stamps that have none, and the fields of parts without a column in the preview.
#pragma once

#include <QWidget>
#include <array>

#include "core/event/read_options.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace tally {

class TextChoices final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::array<Part, 2> kParts{Part::Id, Part::Weight};
    explicit TextChoices(QWidget* parent = nullptr);
    void showOptions(const ReadOptions& options);                         // no signal
    void showFields(const QStringList& fields, const Mapping& mapping);   // likewise
    void applyTo(ReadOptions* options) const;                             // all but the fields

signals:
    void changed();
    void mapped(tally::Part part, const QString& field);   // empty = switched off

private:
    QComboBox* delimiter_;   // data: the character, 0 = found by itself
    QCheckBox* noHeader_;
    QComboBox* encoding_;    // in the order of Encoding
    QSpinBox* year_;         // least = none
    std::array<QComboBox*, kParts.size()> fields_{};
};

}  // namespace tally
