// SPDX-License-Identifier: GPL-3.0-or-later
// FieldHeader: the head of the preview table, which is the field mapping: one box per part of an event.
#pragma once

#include <QWidget>
#include <array>
#include <map>

#include "core/event/read_options.h"

class QComboBox;
class QHeaderView;

namespace tally {

class FieldHeader final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::array<Part, 7> kParts{Part::Time, Part::Item, Part::Type, Part::Outcome, Part::Value, Part::Latency, Part::Actor};
    // Columns 1 to 7 of `columns` are the parts' columns.
    FieldHeader(QHeaderView* columns, QWidget* parent);
    void showFields(const QStringList& fields, const Mapping& mapping);   // no signal

signals:
    void mapped(tally::Part part, const QString& field);            // empty = switched off

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    QHeaderView* columns_;
    std::array<QComboBox*, kParts.size()> boxes_{};
};

}  // namespace tally
