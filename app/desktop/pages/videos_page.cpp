// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/videos_page.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/inspect/inspect_action.h"
#include "app/desktop/models/item_table_model.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/panels/item_compare.h"
#include "app/desktop/panels/item_detail.h"
#include "app/desktop/panels/window_choice.h"
#include "app/desktop/settings.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/shell/page_header.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/metrics.h"

namespace tally {

namespace {
constexpr int kSparkBuckets = 40, kTypingMs = 20;
constexpr std::size_t kManyItems = 50'000;    // with more, changes are gathered for so long:
constexpr int kManyMs = 1000;
constexpr int kItemRows = 1'000'000;
constexpr int kMostOrder = static_cast<int>(ItemOrder::Type3);
constexpr int kWideTable = 960, kTypesBesideNames = 1;   // px, columns
}  // namespace

VideosPage::VideosPage(PageContext context, QWidget* parent)
    : LivePage(tr("Videos"), context, parent), model_(new ItemTableModel(this)), typing_(new QTimer(this)), gathering_(new QTimer(this)), query_(context.engine, this),
      sparks_(context.engine, this)
{
    auto* row = new QHBoxLayout();
    row->setSpacing(metrics().gap);
    row->addWidget(buildTable(), 1);
    detail_ = new ItemDetail(context);
    connect(detail_, &ItemDetail::rawLinesRequested, this, &LivePage::rawLinesRequested);
    row->addWidget(detail_);
    compare_ = new ItemCompare(context);
    compare_->hide();
    row->addWidget(compare_);
    content_->addLayout(row, 1);
    compactChanged(false);
    obeyFilter(false, true);
    typing_->setSingleShot(true);
    typing_->setInterval(kTypingMs);
    connect(typing_, &QTimer::timeout, this, &VideosPage::searchAgain);
    gathering_->setSingleShot(true);
    gathering_->setInterval(kManyMs);
    connect(gathering_, &QTimer::timeout, this, [this] {
        if (isVisible()) count(false);
    });
    connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    connect(table_, &DataTable::sortRequested, this, &VideosPage::sortBy);
    connect(table_, &DataTable::typed, this, [this](const QString& text) {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->insert(text);
    });
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, &VideosPage::askSparks);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && !listing_) detail_->setItem(model_->itemAt(current.row()));
    });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VideosPage::showChosen);
    connect(compare_, &ItemCompare::itemActivated, this, &VideosPage::showItem);
    connect(table_, &DataTable::columnsChosen, this, [this] {
        if (context_.settings != nullptr) context_.settings->itemColumns = table_->columnChoice();
        setColumns();
    });
}

QWidget* VideosPage::buildTable()
{
    card_ = new Card(tr("All items"), {});
    search_ = new QLineEdit();
    search_->setPlaceholderText(tr("Filter by id"));
    search_->setAccessibleName(tr("Filter by id"));
    search_->setFixedWidth(236);
    search_->setClearButtonEnabled(false);
    const bool possible = context_.names != nullptr && context_.names->possible();
    names_ = new QCheckBox(tr("Names"));
    names_->setToolTip(tr("Show what the items are called, as imported into the store"));
    names_->setChecked(possible && context_.names->shown());
    names_->setVisible(possible);
    connect(names_, &QCheckBox::toggled, this, &VideosPage::showNames);
    card_->addHeaderWidget(names_);
    if (named()) search_->setPlaceholderText(tr("Filter by name or id"));
    matches_ = new ElidedLabel(TextStyle::Small, Role::Muted);
    matches_->setElides(false);
    card_->addHeaderWidget(matches_);
    card_->addHeaderWidget(search_);
    Exportable what = exportableWidget(QStringLiteral("items"), card_, [this] { return table_->exportTable(kItemRows); });
    what.note = [this] { return noted(); };
    what.later = [this] { return exportLater(); };
    addExportActions(card_->menu(), this, card_->title(), std::move(what));
    inspect_ = addInspectAction(card_, [this] { return noted(); }, QStringLiteral("items"));
    table_ = new DataTable();
    table_->setAccessibleName(tr("All items"));
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSortable(true);
    table_->setColumnsChoosable(true);
    setColumns();
    auto* body = new QWidget();
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(0);
    layout->addWidget(table_, 1);
    for (int i = 0; i < 2; ++i) {
        auto* foot = new QHBoxLayout();
        foot->setContentsMargins(44, 3, 14, 3);
        footName_[i] = new ElidedLabel(TextStyle::Body, Role::Muted, i == 1);
        footCount_[i] = new ElidedLabel(TextStyle::Body, Role::Text, true);
        footCount_[i]->setElides(false);
        foot->addWidget(footName_[i], 1);
        foot->addWidget(footCount_[i]);
        layout->addLayout(foot);
    }
    card_->setBody(body);
    card_->setHeaderLine(true);
    return card_;
}

AnswerNote VideosPage::noted() const
{
    if (!model_->list()) return {};
    const ItemList& list = *model_->list();
    AnswerNote note = list.all->note;
    QStringList filters;
    if (const QString ofType = filterText(); !ofType.isEmpty()) filters << ofType;
    if (!list.search.empty()) filters << tr("items with “%1” in them or in their name").arg(text(list.search));
    note.filter = filters.join(QStringLiteral("; "));
    complete(&note, QStringLiteral("top"), list.all->range, QStringLiteral("-k %1").arg(std::max<std::size_t>(1, list.rows().size())) + filterOptions());
    return note;
}

// The columns that are shown, of all rows.
ExportRows VideosPage::exportLater() const
{
    std::vector<int> columns;
    QStringList header;
    for (int visual = 0; visual < model_->columnCount(); ++visual) {
        const int column = table_->horizontalHeader()->logicalIndex(visual);
        if (table_->isColumnHidden(column) || column == ItemTableModel::Spark) continue;
        columns.push_back(column);
        header += model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    return itemRows(model_->list() ? model_->list() : std::make_shared<const ItemList>(), std::move(columns), header);
}

bool VideosPage::named() const { return context_.names != nullptr && context_.names->shown(); }

void VideosPage::showNames(bool shown)
{
    if (context_.names == nullptr || !context_.names->possible()) return;
    context_.names->setShown(shown);
    context_.settings->names = shown;
    names_->setChecked(shown);
    emit namesChanged(shown);
    search_->setPlaceholderText(shown ? tr("Filter by name or id") : tr("Filter by id"));
    if (!shown && order_ == ItemOrder::Name) order_ = ItemOrder::Total;
    setColumns();
    askAgain(true);
    detail_->refresh(true);
}

void VideosPage::setColumns()
{
    const auto id = [](const char* name) { return QLatin1String(name); };
    std::vector<ColumnSpec> columns{{ColumnKind::Number, 50, false, id("rank")},     {ColumnKind::Text, 200, named(), id("name"), named()}, {ColumnKind::Id, 120, !named(), id("item"), true},
                                    {ColumnKind::Spark, 92, false, id("curve")},     {ColumnKind::Number, 86, false, id("events")},         {ColumnKind::Number, 64, false, id("share")}};
    while (static_cast<int>(columns.size()) < model_->columnCount())
        columns.push_back({ColumnKind::Number, 76, false, QStringLiteral("type:") + model_->headerData(static_cast<int>(columns.size()), Qt::Horizontal, Qt::DisplayRole).toString()});
    table_->setColumns(columns);
    table_->setColumnHidden(ItemTableModel::Name, !named());
    // Names need room; the rarest types give way.
    const int types = named() && card_->width() < kWideTable ? kTypesBesideNames : model_->columnCount();
    for (int column = ItemTableModel::Type0; column < model_->columnCount(); ++column) table_->setColumnHidden(column, column - ItemTableModel::Type0 >= types);
    if (context_.settings != nullptr) table_->chooseColumns(context_.settings->itemColumns);
    const int column = order_ == ItemOrder::Total  ? ItemTableModel::Total
                       : order_ == ItemOrder::Item ? ItemTableModel::Item
                       : order_ == ItemOrder::Name ? ItemTableModel::Name
                                                   : ItemTableModel::Type0 + static_cast<int>(order_) - static_cast<int>(ItemOrder::Type0);
    table_->setSortIndicator(column, descending_ ? Qt::DescendingOrder : Qt::AscendingOrder);
}

QJsonObject VideosPage::viewState() const
{
    return {{QStringLiteral("filter"), search_->text()}, {QStringLiteral("order"), static_cast<int>(order_)}, {QStringLiteral("descending"), descending_},
            {QStringLiteral("item"), detail_->item()}};
}

std::optional<HealthFilter> VideosPage::subject() const
{
    if (!detail_->hasItem() || !detail_->isVisible()) return {};
    return HealthFilter{BreakdownBy::Item, bytes(detail_->item())};
}

void VideosPage::setViewState(const QJsonObject& state)
{
    const int order = state[QStringLiteral("order")].toInt();
    order_ = order >= 0 && order <= kMostOrder ? static_cast<ItemOrder>(order) : ItemOrder::Total;
    if (order_ == ItemOrder::Name && !named()) order_ = ItemOrder::Total;
    filterChanged();
    descending_ = state[QStringLiteral("descending")].toBool(true);
    const QString item = state[QStringLiteral("item")].toString();
    if (!item.isEmpty()) showItem(item);
    search_->setText(state[QStringLiteral("filter")].toString().left(1000));
    setColumns();
    askAgain(true);
}

void VideosPage::resizeEvent(QResizeEvent* event)
{
    LivePage::resizeEvent(event);
    setColumns();
}

void VideosPage::compactChanged(bool compact)
{
    detail_->setFixedWidth(compact ? 380 : 428);
    compare_->setFixedWidth(compact ? 380 : 428);
}

void VideosPage::focusSearch()
{
    search_->setFocus();
    search_->selectAll();
}

void VideosPage::showItem(const QString& item)
{
    wanted_ = item;
    search_->clear();
    detail_->setItem(item);
    if (isVisible() && model_->list()) showList(model_->list());
}

void VideosPage::sortBy(int column, Qt::SortOrder order)
{
    if (column == ItemTableModel::Item) order_ = ItemOrder::Item;
    else if (column == ItemTableModel::Name) order_ = ItemOrder::Name;
    else if (column == ItemTableModel::Total || column == ItemTableModel::Share) order_ = ItemOrder::Total;
    else if (column >= ItemTableModel::Type0)
        order_ = static_cast<ItemOrder>(static_cast<int>(ItemOrder::Type0) + column - ItemTableModel::Type0);
    descending_ = order == Qt::DescendingOrder;
    setColumns();
    searchAgain();
}

std::optional<std::string> VideosPage::type() const
{
    const auto chosen = filter();
    return chosen ? std::optional(chosen->key) : std::nullopt;
}

// The columns of types go, and with them the order of one.
void VideosPage::filterChanged()
{
    if (type() && order_ >= ItemOrder::Type0) order_ = ItemOrder::Total;
}

ItemQuestion VideosPage::question() const
{
    return {windowRange(*context_.range, QStringLiteral("range")), bytes(search_->text()), order_, descending_, type()};
}

void VideosPage::searchAgain()
{
    if (counting_ || !model_->list() || !isVisible()) return askAgain(true);
    query_.ask([list = model_->list(), asked = question()](const HotView&, const std::stop_token& stop) { return searchItems(*list, asked, stop); },
               [this, overtaken = query_.busy()](const std::shared_ptr<const ItemList>& list) {
                   if (list) showList(list);
                   if (overtaken) gathering_->start();   // the counts it made stale may have been the last ones
               });
}

// One row: the item in detail. Several: they together.
void VideosPage::showChosen()
{
    std::vector<std::pair<int, int>> ranges;
    std::size_t chosen = 0;
    for (const QItemSelectionRange& range : table_->selectionModel()->selection()) {
        ranges.emplace_back(range.top(), range.bottom());
        chosen += static_cast<std::size_t>(range.height());
    }
    const bool several = chosen > 1 && model_->list();
    compare_->setVisible(several);
    detail_->setVisible(!several);
    if (!several) return detail_->refresh(true);
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::string> items;
    for (const auto& [top, bottom] : ranges)
        for (int row = top; row <= bottom && items.size() < ItemCompare::kMost; ++row) items.emplace_back(model_->list()->text(static_cast<std::size_t>(row)));
    compare_->setItems(std::move(items), chosen, model_->list()->rows().size());
}

void VideosPage::refresh(bool anew)
{
    if (context_.engine->shown()->items == 0) {
        card_->setState(StateInfo::empty(tr("No events yet"), tr("Nothing has been counted yet.")));
        return;
    }
    const bool many = model_->list() && model_->list()->rows().size() > kManyItems;
    if (anew || !many) return count(anew);
    if (!gathering_->isActive()) gathering_->start();
}

void VideosPage::count(bool anew)
{
    const auto ask = [question = question(), names = context_.names](const HotView& view, const std::stop_token& stop) { return askItems(view, question, stop, names.get()); };
    const auto deliver = [this](const std::shared_ptr<const ItemList>& list) {
        counting_ = false;
        if (list) showList(list);
        answered();
    };
    counting_ = counting_ || anew;
    if (anew) query_.ask(ask, deliver);
    else query_.refresh(ask, deliver);
    detail_->refresh(anew);
    compare_->refresh(anew);
}

void VideosPage::showList(const std::shared_ptr<const ItemList>& list)
{
    const int columns = model_->columnCount();
    if (list != model_->list()) {
        // Rows that go take the selection to some neighbour of before: what was looked at stays, and is looked for again.
        listing_ = true;
        model_->setList(list);
        listing_ = false;
        const QModelIndex current = table_->currentIndex();
        if (wanted_.isEmpty() && detail_->hasItem() && (!current.isValid() || model_->itemAt(current.row()) != detail_->item())) wanted_ = detail_->item();
    }
    if (columns != model_->columnCount()) setColumns();
    const auto number = [](std::uint64_t n) { return groupedNumber(static_cast<qint64>(n)); };
    card_->setState(type() && list->rows().empty() ? StateInfo::empty(tr("No events of this type"), tr("Nothing of “%1” happened in this range.").arg(text(*type()))) : StateInfo::ready());
    inspect_->setEnabled(true);
    header_->setSubtitle(list->all->shared == 0 ? tr("%1 in range").arg(number(list->rows().size()))
                                                : tr("%1 in range; later ones share %2 events", nullptr, formOf(list->all->shared)).arg(number(list->rows().size()), number(list->all->shared)));
    const bool filtered = list->index.size() != list->rows().size();
    matches_->setText(filtered ? tr("%1 match", nullptr, formOf(list->index.size())).arg(number(list->index.size())) : QString());
    footName_[0]->setText(tr("Other, %1 items that do not match", nullptr, formOf(list->rows().size() - list->index.size())).arg(number(list->rows().size() - list->index.size())));
    footCount_[0]->setText(number(list->all->total - list->matching));
    const QString items = number(list->rows().size());
    footName_[1]->setText(type() ? tr("All of “%2” in range, %1 items", nullptr, formOf(list->rows().size())).arg(items, text(*type()))
                                 : tr("All events in range, %1 items", nullptr, formOf(list->rows().size())).arg(items));
    footCount_[1]->setText(number(list->all->total));
    footName_[0]->setVisible(filtered);
    footCount_[0]->setVisible(filtered);
    if (wanted_.isEmpty() && !detail_->hasItem() && !list->index.empty()) wanted_ = model_->itemAt(0);
    if (!wanted_.isEmpty()) {
        const auto id = list->all->dictionary->find(bytes(wanted_));
        const int row = id ? model_->rowOf(*id) : -1;
        if (row >= 0) table_->setCurrentIndex(model_->index(row, 0));
        wanted_.clear();
    }
    askSparks();
}

void VideosPage::askSparks()
{
    const auto list = model_->list();
    if (!list || list->index.empty() || !context_.range->known()) return;
    const int first = std::max(0, table_->rowAt(0));
    const int below = table_->rowAt(table_->viewport()->height() - 1);
    const int last = below < 0 ? std::min(model_->rowCount(), first + 60) - 1 : below;
    std::vector<ItemId> items;
    for (int row = first; row <= last; ++row) items.push_back(list->rows()[list->index[static_cast<std::size_t>(row)]].item);
    MinuteRange range = list->all->range;
    const auto snapshot = context_.engine->shown();
    // Without the minute that has just begun, or the hour or day that is kept as a whole.
    if (snapshot->live && range.to - range.from > kSparkBuckets) range.to = std::max(snapshot->kept.slotOf(range.to - 1), range.from + 1);
    using Sparks = std::unordered_map<std::uint32_t, std::vector<double>>;
    sparks_.refresh(
        [items, range, type = type()](const HotView& view, const std::stop_token& stop) {
            const EqualBuckets even = equalBuckets(range, kSparkBuckets, keptUnit(view, range));
            const auto only = type ? view.typeId(*type) : std::nullopt;
            Sparks sparks;
            for (const ItemId item : items) {
                if (stop.stop_requested()) break;
                const auto counts = even.buckets > 1 ? view.sparkline(item, even.range, even.buckets, only) : std::vector<std::uint64_t>{};
                sparks[raw(item)].assign(counts.begin(), counts.end());
            }
            return sparks;
        },
        [this, first, last](const Sparks& sparks) { model_->setSparks(sparks, first, last); });
}

}  // namespace tally
