// SPDX-License-Identifier: GPL-3.0-or-later
// PageHeader: title, subtitle and filter chips at the left, actions at the right; 32 px high, 20 px page title.
#pragma once

#include <QWidget>
#include <vector>

class QHBoxLayout;

namespace tally {

class Chip;
class ElidedLabel;

class PageHeader final : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    // Filters as "label value ×"; with an "+ Filter" chip when `canAdd`. Replaces the previous ones.
    struct Filter {
        QString id, label, value;
    };
    void setFilters(const std::vector<Filter>& filters, bool canAdd);
    void addActionWidget(QWidget* widget);            // right side; takes ownership (ActionButton, SegmentedControl)

signals:
    void filterRemoved(const QString& id);
    void filterClicked(const QString& id);
    void addFilterRequested();

private:
    ElidedLabel* title_ = nullptr;
    ElidedLabel* subtitle_ = nullptr;
    QHBoxLayout* chips_ = nullptr;
    QHBoxLayout* actions_ = nullptr;
};

}  // namespace tally
