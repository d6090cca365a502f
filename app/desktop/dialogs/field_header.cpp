// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/field_header.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>

#include "app/desktop/text.h"
#include "widgets/theme/paint.h"

namespace tally {

namespace {
constexpr int kHeight = 58, kCaption = 22;
}

FieldHeader::FieldHeader(QHeaderView* columns, QWidget* parent) : QWidget(parent), columns_(columns)
{
    setFixedHeight(kHeight);
    const QString names[] = {tr("time"), tr("item"), tr("type"), tr("outcome"), tr("value"), tr("latency"), tr("actor")};
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        boxes_[i] = new QComboBox(this);
        boxes_[i]->setAccessibleName(tr("Field of the %1").arg(names[i]));
        boxes_[i]->setProperty("part", names[i]);
        connect(boxes_[i], &QComboBox::activated, this, [this, i](int index) {
            emit mapped(kParts[i], index == 0 ? QString() : boxes_[i]->itemText(index));
        });
    }
    connect(columns_, &QHeaderView::sectionResized, this, [this] { place(); });
}

void FieldHeader::showFields(const QStringList& fields, const Mapping& mapping)
{
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const QSignalBlocker quiet(boxes_[i]);
        const QString field = text(mapping.of(kParts[i]).field);
        boxes_[i]->clear();
        boxes_[i]->addItem(tr("none"));
        boxes_[i]->addItems(fields);
        if (!field.isEmpty() && !fields.contains(field)) boxes_[i]->addItem(field);
        boxes_[i]->setCurrentIndex(field.isEmpty() ? 0 : boxes_[i]->findText(field));
    }
    place();
}

void FieldHeader::resizeEvent(QResizeEvent*)
{
    place();
}

void FieldHeader::place()
{
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const int section = static_cast<int>(i) + 1;
        boxes_[i]->setGeometry(columns_->sectionViewportPosition(section) + 3, kCaption + 3, columns_->sectionSize(section) - 6, 28);
    }
    update();
}

void FieldHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().color(Role::Raised));
    painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().color(Role::Border));
    for (QComboBox* box : boxes_)
        paintText(painter, QRectF(box->x() + 6, 4, box->width() - 8, kCaption - 4), box->property("part").toString(), textFont(TextStyle::Small),
                  currentTheme().color(Role::Muted));
}

}  // namespace tally
