// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/shell_sheet.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QVector>
#include <cmath>

#include "tests/gallery/sheet.h"
#include "widgets/cards/badge.h"
#include "widgets/cards/banner.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/shell/drop_button.h"
#include "widgets/shell/nav_rail.h"
#include "widgets/shell/page_header.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/top_bar.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/table_roles.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/theme.h"
#include "widgets/time/time_range_bar.h"

namespace tally {

namespace {

constexpr int kWide = 1280, kBarRow = 60, kRail = 208, kRailRow = 360, kTable = 426, kTableRow = 236;
const qint64 kNow = 1'795'530'780 * kUsPerSecond;

struct Cell {
    Make make;
    State state = State::Normal;
};

TopBar* topBar(const QString& source, const QString& count, Tone tone)
{
    auto* bar = new TopBar;
    bar->setSource(source, count, tone);
    bar->rangeBar()->setNow(kNow);
    bar->rangeBar()->setRange(ShownRange::last(kUsPerHour, kNow));
    return bar;
}

std::vector<Cell> topBars()
{
    const QString live = QStringLiteral("Live: edge and web");
    return {{[=] { return topBar(live, QStringLiteral("3"), Tone::Ok); }},
            {[=] {
                auto* bar = topBar(live, QStringLiteral("3"), Tone::Ok);
                bar->setLive(false);
                bar->setCompare(QStringLiteral("vs yesterday"));
                bar->setAlertsWaiting(true);
                return bar;
            }},
            {[=] {
                auto* bar = topBar(QStringLiteral("access.log"), {}, Tone::Neutral);
                bar->setRecorded(true);
                return bar;
            }},
            {[=] { return topBar(QStringLiteral("edge-1.example: silent for 2 min"), QStringLiteral("1"), Tone::Warn); }},
            {[=] {
                auto* bar = topBar(live, QStringLiteral("3"), Tone::Ok);
                bar->setCompact(true);
                return bar;
            }},
            {[=] {
                auto* bar = topBar(live, QStringLiteral("3"), Tone::Ok);
                bar->setFocusProxy(bar->findChild<DropButton*>());
                return bar;
            }, State::Focus},
            {[=] { return topBar(live, QStringLiteral("3"), Tone::Ok); }, State::Disabled}};
}

StatusData status(const QString& state, const QString& icon, Tone tone)
{
    StatusData data;
    data.state = state, data.stateIcon = icon, data.stateTone = tone;
    data.fresh = QStringLiteral("6.2 s"), data.rate = QStringLiteral("10,386 ev/s");
    data.ledgerWord = QStringLiteral("balances"), data.ledgerCount = QStringLiteral("389,412,806"), data.ledgerNote = QStringLiteral("received");
    data.queue = QStringLiteral("12 %"), data.memory = QStringLiteral("214"), data.memoryOf = QStringLiteral("of 512 MiB"), data.zone = QStringLiteral("UTC");
    return data;
}

Cell statusBar(const StatusData& data, bool hints = false)
{
    return {[=] {
        auto* bar = new StatusBar;
        bar->setData(data);
        if (hints) bar->setHints({{{QStringLiteral("Ctrl"), QStringLiteral("K")}, QStringLiteral("Commands")}, {{QStringLiteral("?")}, QStringLiteral("Keys")}});
        return bar;
    }};
}

std::vector<Cell> statusBars()
{
    StatusData off = status(QStringLiteral("Live"), QStringLiteral("live"), Tone::Warn), words;
    off.ledgerBalances = false, off.ledgerWord = QStringLiteral("off by 12");
    off.queue = QStringLiteral("96 %"), off.queueTone = Tone::Crit;
    words.message = QStringLiteral("No socket open, no connection made"), words.zone = QStringLiteral("UTC");
    return {statusBar(status(QStringLiteral("Live"), QStringLiteral("live"), Tone::Ok), true), statusBar(status(QStringLiteral("Paused"), QStringLiteral("pause"), Tone::Warn)), statusBar(off, true), statusBar(words, true)};
}

std::vector<Cell> banners()
{
    std::vector<Cell> made;
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Crit})
        made.push_back({[tone] {
            auto* banner = new Banner;
            banner->setMessage(tone, QStringLiteral("Latency SLO burns 19.8× too fast."), QStringLiteral("Firing since 14:22."), {{QStringLiteral("e"), QStringLiteral("Explain")}});
            return banner;
        }});
    made.push_back({[] {
        auto* header = new PageHeader(QStringLiteral("Videos"));
        header->setSubtitle(QStringLiteral("300 in range"));
        header->setFilters({{QStringLiteral("t"), QStringLiteral("type"), QStringLiteral("view")}, {QStringLiteral("s"), QStringLiteral("source"), QStringLiteral("edge-1")}}, true);
        header->addActionWidget(new ActionButton(QStringLiteral("export"), QStringLiteral("Export"), ButtonKind::Normal));
        return header;
    }});
    return made;
}

NavRail* rail(bool narrow)
{
    auto* made = new NavRail;
    const auto item = [](const char* id, const char* text, const QString& badge = {}, Tone tone = Tone::Neutral) { return NavItem{QLatin1String(id), QLatin1String(text), QLatin1String(id), badge, tone, {}}; };
    made->setSections({{QStringLiteral("Watch"), {item("overview", "Overview"), item("videos", "Videos"), item("trends", "Trends", QStringLiteral("2"), Tone::Accent)}},
                       {QStringLiteral("Check"), {item("health", "Health", QStringLiteral("1"), Tone::Crit), item("sources", "Sources", QStringLiteral("3"))}}},
                      {NavItem{QStringLiteral("keyboard"), QStringLiteral("Keys"), QStringLiteral("keyboard"), {}, Tone::Neutral, QStringLiteral("?")}});
    made->setCurrent(QStringLiteral("videos"));
    made->setNarrow(narrow);
    return made;
}

std::vector<Cell> rails()
{
    std::vector<Cell> made;
    for (const bool narrow : {false, true})
        for (const State state : {State::Normal, State::Hover, State::Focus}) made.push_back({[narrow] { return rail(narrow); }, state});
    return made;
}

QStandardItemModel* rowsFor(QWidget* owner)
{
    auto* model = new QStandardItemModel(owner);
    model->setHorizontalHeaderLabels({QStringLiteral("Item"), QStringLiteral("Id"), QStringLiteral("In range"), QStringLiteral("Events")});
    for (int row = 0; row < 5; ++row) {
        auto* name = new QStandardItem(row == 3 ? QStringLiteral("A title that is longer than its column") : QStringLiteral("Video %1").arg(row));
        if (row == 0) name->setData(QStringLiteral("new"), BadgeRole), name->setData(static_cast<int>(Tone::Accent), BadgeToneRole);
        if (row == 1) name->setData(static_cast<int>(Tone::Crit), ToneRole);
        if (row == 2) name->setCheckable(true), name->setCheckState(Qt::Checked);
        auto* curve = new QStandardItem;
        QVector<double> values;
        for (int i = 0; i < 20; ++i) values += row == 4 && i > 8 && i < 12 ? std::nan("") : 10 + 4 * std::sin(i * 0.5 + row);
        curve->setData(QVariant::fromValue(values), SparkRole);
        auto* events = new QStandardItem(QString::number(9000 / (row + 1)));
        events->setData(true, MediumRole);
        model->appendRow({name, new QStandardItem(QStringLiteral("v%1").arg(1000 + row)), curve, events});
    }
    return model;
}

Cell table(const StateInfo& info, State state = State::Normal, int chosen = -1)
{
    return {[=] {
        auto* card = new Card(QStringLiteral("All items"), QStringLiteral("5 in range"));
        auto* made = new DataTable;
        made->setModel(rowsFor(made));
        made->setColumns({{ColumnKind::Text, 120, true}, {ColumnKind::Id, 64}, {ColumnKind::Spark, 80}, {ColumnKind::Number, 70}});
        made->setSortIndicator(3, Qt::DescendingOrder);
        if (chosen >= 0) made->setCurrentIndex(made->model()->index(chosen, 0));
        card->setBody(made);
        card->setHeaderLine(true);
        card->setState(info);
        card->setFocusProxy(made);
        return card;
    }, state};
}

std::vector<Cell> tables()
{
    return {table({}), table({}, State::Normal, 2), table({}, State::Focus, 1),
            table(StateInfo::empty(QStringLiteral("No events yet"), QStringLiteral("Nothing has been counted yet."))), table(StateInfo::loading(0.43, QStringLiteral("43 % of range"), QStringLiteral("8 s left"))),
            table(StateInfo::stale(QStringLiteral("stale, 2 min"), QStringLiteral("silent since 14:30"))), table(StateInfo::failed(QStringLiteral("Disk is full"), QStringLiteral("Live counts go on in memory."))),
            table({}, State::Disabled, 2)};
}

}  // namespace

QImage shellSheet()
{
    struct Part {
        std::vector<Cell> cells;
        QSize size;
    };
    const Part parts[] = {{topBars(), {kWide, kBarRow}}, {statusBars(), {kWide, 40}}, {banners(), {kWide, 48}}, {rails(), {kRail, kRailRow}}, {tables(), {kTable, kTableRow}}};
    const auto across = [](const Part& part) { return std::max(1, kWide / part.size.width()); };
    int height = 0;
    for (const Part& part : parts) height += (static_cast<int>(part.cells.size()) + across(part) - 1) / across(part) * part.size.height();
    QImage sheet(kWide, height, QImage::Format_RGB32);
    sheet.fill(currentTheme().color(Role::Window));
    QPainter painter(&sheet);
    int top = 0;
    for (const Part& part : parts) {
        for (std::size_t i = 0; i < part.cells.size(); ++i) {
            const int column = static_cast<int>(i) % across(part), row = static_cast<int>(i) / across(part);
            paintInto(painter, {QPoint(column * part.size.width(), top + row * part.size.height()), part.size}, part.cells[i].make, part.cells[i].state);
        }
        top += (static_cast<int>(part.cells.size()) + across(part) - 1) / across(part) * part.size.height();
    }
    return sheet;
}

}  // namespace tally
