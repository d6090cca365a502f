// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/data_table.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <map>
#include <utility>

#include "widgets/tables/cell_delegate.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr qsizetype kCopyLimit = 200'000;   // cells; a larger copy would stop the window

QString copyText(const QModelIndex& index) {
    const QVariant raw = index.data(CopyRole);
    return raw.isValid() ? raw.toString() : index.data(Qt::DisplayRole).toString();
}

// Head sections: muted, sort arrow as text, aligned like their column.
class TableHead final : public QHeaderView {
public:
    explicit TableHead(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setFixedHeight(metrics().tableHead);
        setHighlightSections(false);
        setSectionsMovable(false);
        setTextElideMode(Qt::ElideRight);
        setMinimumSectionSize(28);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
    std::vector<ColumnSpec> specs;
    int sortColumn = -1;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
};

void TableHead::paintSection(QPainter* painter, const QRect& rect, int column) const {
    const Theme& theme = currentTheme();
    painter->fillRect(rect, theme.color(Role::Raised));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Role::Border));
    QString text = model() == nullptr ? QString() : model()->headerData(column, Qt::Horizontal).toString();
    if (column == sortColumn) text += sortOrder == Qt::DescendingOrder ? QStringLiteral(" ↓") : QStringLiteral(" ↑");
    const bool number = static_cast<std::size_t>(column) < specs.size() && specs[static_cast<std::size_t>(column)].kind == ColumnKind::Number;
    const Qt::Alignment where = (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    paintText(*painter, QRectF(rect).adjusted(8, 0, -8, -1), text, textFont(TextStyle::Small, true), theme.color(Role::Muted), where);
}

}  // namespace

DataTable::DataTable(QWidget* parent) : QTableView(parent) {
    setHorizontalHeader(new TableHead(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setCornerButtonEnabled(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(metrics().tableRow);
    connect(this, &QAbstractItemView::doubleClicked, this, &DataTable::rowActivated);
}

void DataTable::setRowHeight(int px) {
    verticalHeader()->setMinimumSectionSize(px);
    verticalHeader()->setDefaultSectionSize(px);
    verticalScrollBar()->setSingleStep(px);   // the wheel moves by whole rows
}

// The height is made of whole rows; what is left over stays free below them. The table's own steps come first and know nothing of it,
// so the scroll bar is set once more.
void DataTable::updateGeometries() {
    if (fitting_) return;
    fitting_ = true;
    QTableView::updateGeometries();
    const int row = verticalHeader()->defaultSectionSize(), height = viewport()->height(), rest = height > 2 * row ? height % row : 0;
    if (row > 0 && rest > 0) {
        const QMargins before = viewportMargins();
        setViewportMargins(before.left(), before.top(), before.right(), rest);
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setRange(0, std::max(0, verticalHeader()->length() - viewport()->height()));
        // The bar may have come or gone with that: the head is as wide as what is left beside it.
        const QRect head = horizontalHeader()->geometry(), body = viewport()->geometry();
        if (head.width() != body.width()) horizontalHeader()->setGeometry(body.left(), head.top(), body.width(), head.height());
    }
    verticalScrollBar()->setSingleStep(row);
    fitting_ = false;
}

void DataTable::setColumns(const std::vector<ColumnSpec>& columns) {
    const std::vector<ColumnSpec> before = std::exchange(specs_, columns);
    auto* head = static_cast<TableHead*>(horizontalHeader());
    head->specs = columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int column = static_cast<int>(i);
        if (i < before.size() && before[i] == columns[i]) continue;   // a width that was dragged stays
        delete itemDelegateForColumn(column);
        setItemDelegateForColumn(column, new CellDelegate(columns[i].kind, this));
        if (model() == nullptr || column >= model()->columnCount()) continue;
        head->setSectionResizeMode(column, columns[i].stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!columns[i].stretch) head->resizeSection(column, columns[i].width);
    }
    head->viewport()->update();
}

void DataTable::setSortIndicator(int column, Qt::SortOrder order) {
    auto* head = static_cast<TableHead*>(horizontalHeader());
    head->sortColumn = column;
    head->sortOrder = order;
    head->viewport()->update();
}

void DataTable::setSortable(bool on) {
    auto* head = static_cast<TableHead*>(horizontalHeader());
    head->setSectionsClickable(on);
    disconnect(head, &QHeaderView::sectionClicked, this, nullptr);
    if (!on) return;
    connect(head, &QHeaderView::sectionClicked, this, [this, head](int column) {
        const bool again = column == head->sortColumn;
        const bool number = static_cast<std::size_t>(column) < specs_.size() && specs_[static_cast<std::size_t>(column)].kind == ColumnKind::Number;
        Qt::SortOrder order = number ? Qt::DescendingOrder : Qt::AscendingOrder;
        if (again) order = head->sortOrder == Qt::DescendingOrder ? Qt::AscendingOrder : Qt::DescendingOrder;
        setSortIndicator(column, order);
        emit sortRequested(column, order);
    });
}

int DataTable::columnOf(const QString& id) const {
    const auto at = std::find_if(specs_.begin(), specs_.end(), [&](const ColumnSpec& spec) { return !spec.id.isEmpty() && spec.id == id; });
    return at == specs_.end() || at - specs_.begin() >= horizontalHeader()->count() ? -1 : static_cast<int>(at - specs_.begin());
}

void DataTable::setColumnsChoosable(bool on) {
    QHeaderView* head = horizontalHeader();
    head->setSectionsMovable(on);
    head->setContextMenuPolicy(on ? Qt::CustomContextMenu : Qt::DefaultContextMenu);
    disconnect(head, &QHeaderView::customContextMenuRequested, this, nullptr);
    disconnect(head, &QHeaderView::sectionMoved, this, nullptr);
    if (!on) return;
    connect(head, &QHeaderView::sectionMoved, this, [this] {
        if (!moving_) emit columnsChosen();
    });
    connect(head, &QHeaderView::customContextMenuRequested, this, [this, head](const QPoint& at) {
        QMenu* menu = columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(head->viewport()->mapToGlobal(at));
    });
}

QMenu* DataTable::columnMenu(QWidget* parent) {
    auto* menu = new QMenu(parent);
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (static_cast<std::size_t>(column) >= specs_.size()) continue;
        const ColumnSpec& spec = specs_[static_cast<std::size_t>(column)];
        if (spec.id.isEmpty() || spec.always) continue;
        QString name = model()->headerData(column, Qt::Horizontal).toString();
        if (name == QStringLiteral("#")) name = tr("Rank");
        QAction* action = menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, id = spec.id](bool on) {
            (on ? hidden_ : shown_).removeAll(id);
            QStringList& now = on ? shown_ : hidden_;
            if (!now.contains(id)) now += id;
            if (const int chosen = columnOf(id); chosen >= 0) setColumnHidden(chosen, !on);
            emit columnsChosen();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Columns as at first")), &QAction::triggered, this, [this] {
        chooseColumns({});
        moving_ = true;
        for (int column = 0; column < horizontalHeader()->count(); ++column) horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        moving_ = false;
        emit columnsChosen();
    });
    return menu;
}

QStringList DataTable::columnChoice() const {
    QStringList choice;
    bool moved = false;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        moved = moved || column != visual;
        if (static_cast<std::size_t>(column) >= specs_.size()) continue;
        const QString& id = specs_[static_cast<std::size_t>(column)].id;
        if (!id.isEmpty()) choice += (hidden_.contains(id) ? QStringLiteral("-") : shown_.contains(id) ? QStringLiteral("+") : QString()) + id;
    }
    return moved || !hidden_.isEmpty() || !shown_.isEmpty() ? choice : QStringList();
}

void DataTable::chooseColumns(const QStringList& choice) {
    shown_.clear();
    hidden_.clear();
    moving_ = true;
    int place = 0;
    for (const QString& entry : choice) {
        const bool marked = entry.startsWith(QLatin1Char('-')) || entry.startsWith(QLatin1Char('+'));
        const QString id = marked ? entry.mid(1) : entry;
        if (marked) (entry.startsWith(QLatin1Char('-')) ? hidden_ : shown_) += id;
        const int column = columnOf(id);
        if (column < 0) continue;
        if (marked && !specs_[static_cast<std::size_t>(column)].always) setColumnHidden(column, entry.startsWith(QLatin1Char('-')));
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), place++);
    }
    moving_ = false;
}

QString DataTable::selectionAsTsv() const {
    if (model() == nullptr || selectionModel() == nullptr) return {};
    ExportTable table;
    std::vector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column) || (static_cast<std::size_t>(column) < specs_.size() && specs_[static_cast<std::size_t>(column)].kind == ColumnKind::Spark)) continue;
        columns.push_back(column);
        table.header << model()->headerData(column, Qt::Horizontal).toString();
    }
    std::map<int, bool> rows;   // ranges, not indexes: a selection of everything is one range
    qsizetype cells = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && cells < kCopyLimit; ++row, cells += static_cast<qsizetype>(columns.size())) rows[row] = true;
    for (const auto& [row, used] : rows) {
        QStringList line;
        for (const int column : columns) line << copyText(model()->index(row, column, rootIndex()));
        table.rows.push_back(line);
    }
    return table.rows.empty() ? QString() : toTsv(table);
}

ExportTable DataTable::exportTable(int maxRows) const {
    ExportTable table;
    if (model() == nullptr) return table;
    std::vector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        const auto at = static_cast<std::size_t>(column);
        const ColumnKind kind = at < specs_.size() ? specs_[at].kind : ColumnKind::Text;
        if (isColumnHidden(column) || kind == ColumnKind::Spark) continue;
        columns.push_back(column);
        table.header << model()->headerData(column, Qt::Horizontal).toString();
        table.numeric.push_back(kind == ColumnKind::Number);
    }
    for (int row = 0; row < std::min(maxRows, model()->rowCount()); ++row) {
        QStringList line;
        for (const int column : columns) line << copyText(model()->index(row, column, rootIndex()));
        table.rows.push_back(line);
    }
    return table;
}

void DataTable::copySelection() const {
    const QString text = selectionAsTsv();
    if (text.isEmpty()) return;
    QApplication::clipboard()->setText(text);
    qsizetype selected = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection()) selected += range.height();
    const qsizetype copied = text.count(QLatin1Char('\n')) - 1;   // without the head
    if (copied < selected)
        QToolTip::showText(viewport()->mapToGlobal(QPoint(12, 0)), tr("Copied are the first %1 of %2 chosen rows; Export… writes all rows.").arg(groupedNumber(copied), groupedNumber(selected)), viewport());
}

void DataTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copySelection();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::keyboardSearch(const QString& text) {
    constexpr int kSearchable = 2000;
    if (isSignalConnected(QMetaMethod::fromSignal(&DataTable::typed))) emit typed(text);
    else if (model() != nullptr && model()->rowCount() <= kSearchable) QTableView::keyboardSearch(text);
}

}  // namespace tally
