// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/state_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QSpinBox>
#include <cmath>

#include "tests/gallery/sheet.h"
#include "widgets/boards/budget_board.h"
#include "widgets/boards/bump_chart.h"
#include "widgets/boards/rank_board.h"
#include "widgets/cards/badge.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/cards/segmented_control.h"
#include "widgets/charts/heat_map.h"
#include "widgets/charts/share_chart.h"
#include "widgets/charts/time_chart.h"
#include "widgets/shell/nav_rail.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/theme.h"
#include "widgets/tiles/golden_tile.h"
#include "widgets/tiles/signal_strip.h"

namespace tally {

namespace {

constexpr int kCell = 178, kRow = 46, kBig = 356, kBigRow = 190;
const qint64 kStart = 1'795'527'180 * kUsPerSecond;

std::vector<Make> controls()
{
    return {
        [] { return new ActionButton(QStringLiteral("export"), QStringLiteral("Export"), ButtonKind::Normal); },
        [] { return new ActionButton(QStringLiteral("export"), QStringLiteral("Export"), ButtonKind::Primary); },
        [] { return new ActionButton({}, QStringLiteral("Cancel"), ButtonKind::Quiet); },
        [] {
            auto* button = new IconButton(QStringLiteral("zoomout"), QStringLiteral("Zoom out"));
            button->setFramed(true);
            return button;
        },
        [] { return new Chip(QStringLiteral("video"), QStringLiteral("v13"), true); },
        [] {
            auto* segments = new SegmentedControl;
            segments->setSegments({{QStringLiteral("a"), QStringLiteral("1 h"), {}}, {QStringLiteral("b"), QStringLiteral("1 day"), {}}, {QStringLiteral("c"), QStringLiteral("All"), {}}});
            return segments;
        },
        [] { return new QLineEdit(QStringLiteral("v13")); },
        [] {
            auto* box = new QComboBox;
            box->addItem(QStringLiteral("Hour"));
            return box;
        },
        [] {
            auto* box = new QCheckBox(QStringLiteral("Names"));
            box->setChecked(true);
            return box;
        },
        [] { return new QRadioButton(QStringLiteral("Combined")); },
        [] { return new QSpinBox; },
    };
}

ChartData curve()
{
    ChartData data;
    data.stepUs = kUsPerMinute;
    data.fromUs = kStart;
    data.toUs = kStart + kUsPerHour;
    data.series.push_back({QStringLiteral("view"), QStringLiteral("view"), 0, false, {}});
    for (int i = 0; i < 60; ++i) {
        data.x.push_back(kStart + i * kUsPerMinute);
        data.series[0].y.push_back(100 + 40 * std::sin(i * 0.3));
    }
    return data;
}

Make chartIn(StateInfo state)
{
    return [state] {
        auto* card = new Card(QStringLiteral("Traffic"), QStringLiteral("events/s"));
        auto* chart = new TimeChart(ChartMode::Lines);
        chart->setData(curve());
        card->setBody(chart);
        card->setState(state);
        return card;
    };
}

Make tileIn(TileState state)
{
    return [state] {
        auto* tile = new GoldenTile;
        tile->setData({QStringLiteral("Latency p99"), QStringLiteral("clock"), state == TileState::Empty ? QString() : QStringLiteral("1.87"), QStringLiteral("s ±1 %"), {}, Tone::Neutral,
                       QStringLiteral("p50 66 ms"), {}, {1, 2, 1.5, 3, 2}, {}, 2.5, Tone::Crit, state});
        return tile;
    };
}

std::vector<Make> states()
{
    const auto nothing = StateInfo::empty(QStringLiteral("No events yet"), QStringLiteral("Nothing has arrived."));
    return {chartIn(StateInfo::ready()), chartIn(nothing), chartIn(StateInfo::loading(0.43, QStringLiteral("43 % of range"), QStringLiteral("8 s left"))),
            chartIn(StateInfo::stale(QStringLiteral("stale, 2 min"), QStringLiteral("silent since 14:30"))), chartIn(StateInfo::failed(QStringLiteral("Disk is full"), QStringLiteral("Live counts go on in memory."))),
            tileIn(TileState::Normal), tileIn(TileState::OverLimit), tileIn(TileState::Stale), tileIn(TileState::Empty),
            [] {
                auto* strip = new SignalStrip;
                strip->setCells({{QStringLiteral("Latency"), QStringLiteral("clock"), QStringLiteral("495"), QStringLiteral("ms"), QStringLiteral("p50 59 ms"), {}, SignalState::Ok, QStringLiteral("fine")},
                                 {QStringLiteral("Errors"), QStringLiteral("error"), QStringLiteral("19.8"), QStringLiteral("%"), QStringLiteral("5xx"), {}, SignalState::Crit, QStringLiteral("over the limit")},
                                 {QStringLiteral("Traffic"), QStringLiteral("trends"), {}, {}, QStringLiteral("silent"), {}, SignalState::Stale, QStringLiteral("silent")}});
                return strip;
            },
            [] {
                auto* board = new BudgetBoard;
                board->setWindows({QStringLiteral("1 h / 5 min")});
                board->setRows({{QStringLiteral("a"), QStringLiteral("Under 1 s"), QStringLiteral("99.9 %"), QStringLiteral("99.95 %"), 0.5, QStringLiteral("50 %"), {{QStringLiteral("0.5×"), false}}, {}},
                                {QStringLiteral("b"), QStringLiteral("No error"), QStringLiteral("99.9 %"), QStringLiteral("93 %"), -3, QStringLiteral("4× spent"), {{QStringLiteral("66×"), true}}, {}, true}});
                return board;
            },
            [] {
                auto* board = new RankBoard;
                RankData data;
                for (int i = 0; i < 3; ++i) data.rows.push_back({QString::number(i), QStringLiteral("v%1").arg(i), 900.0 / (i + 1), std::nan(""), true, RankChange::Up, i + 1, {}});
                data.other = 100, data.total = 1750, data.otherName = QStringLiteral("Other"), data.totalName = QStringLiteral("events"), data.allExact = true;
                board->setData(data);
                return board;
            },
            [] {
                auto* shares = new ShareChart;
                shares->setShares({{QStringLiteral("view"), 7999, 0}, {QStringLiteral("like"), 1408, 1}, {QStringLiteral("comment"), 523, 2}});
                return shares;
            },
            [] {
                auto* map = new HeatMap;
                HeatData data;
                for (std::size_t day = 0; day < 7; ++day)
                    for (std::size_t hour = 0; hour < 24; ++hour) data.values[day][hour] = day == 6 && hour > 15 ? std::nan("") : 50 + 50 * std::sin((static_cast<double>(hour) - 8) / 24 * 6.28);
                data.valueName = QStringLiteral("events an hour");
                map->setData(data);
                return map;
            },
            [] {
                auto* ranks = new BumpChart;
                BumpData data;
                data.stepUs = kUsPerHour, data.places = 4, data.valueName = QStringLiteral("events");
                for (int i = 0; i < 6; ++i) data.x.push_back(kStart + i * kUsPerHour);
                const std::vector<int> places[] = {{1, 1, 2, 2, 1, 1}, {2, 3, 1, 1, 2, 2}, {3, 2, 3, 0, 0, 4}, {4, 4, 4, 3, 3, 3}};
                for (int i = 0; i < 4; ++i) data.items.push_back({QStringLiteral("v%1").arg(i), QStringLiteral("v%1").arg(i), places[i], std::vector<double>(6, 100.0 / (i + 1)), {true, true, i != 1, true, true, true}});
                ranks->setData(data);
                return ranks;
            }};
}

}  // namespace

QImage stateSheet()
{
    const auto small = controls();
    const auto big = states();
    const int bigRows = (static_cast<int>(big.size()) + 1) / 2;
    QImage sheet(4 * kCell, static_cast<int>(small.size()) * kRow + bigRows * kBigRow, QImage::Format_RGB32);
    sheet.fill(currentTheme().color(Role::Window));
    QPainter painter(&sheet);
    const State columns[] = {State::Normal, State::Hover, State::Focus, State::Disabled};
    for (std::size_t row = 0; row < small.size(); ++row)
        for (int column = 0; column < 4; ++column) paintInto(painter, {column * kCell, static_cast<int>(row) * kRow, kCell, kRow}, small[row], columns[column]);
    const int top = static_cast<int>(small.size()) * kRow;
    for (std::size_t i = 0; i < big.size(); ++i)
        paintInto(painter, {static_cast<int>(i % 2) * kBig, top + static_cast<int>(i / 2) * kBigRow, kBig, kBigRow}, big[i], State::Normal);
    return sheet;
}

}  // namespace tally
