// SPDX-License-Identifier: GPL-3.0-or-later
// tally_gallery [--theme light|dark|contrast] [--out FILE.png]: the widgets in one picture, for eyes. With --states or --shell FILE.png
// [--compare] the sheet of all states, or of the shell and the tables: written, or compared with the one that is there.
#include <QApplication>
#include <QCommandLineParser>
#include <QGridLayout>
#include <cmath>
#include <cstdio>

#include "tests/gallery/sheet.h"
#include "tests/gallery/shell_sheet.h"
#include "tests/gallery/state_sheet.h"
#include "widgets/boards/rank_board.h"
#include "widgets/cards/banner.h"
#include "widgets/cards/card.h"
#include "widgets/charts/chart_legend.h"
#include "widgets/charts/share_chart.h"
#include "widgets/charts/time_chart.h"
#include "widgets/shell/nav_rail.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/top_bar.h"
#include "widgets/shell/welcome_view.h"
#include "widgets/tiles/golden_tile.h"
#include "widgets/time/time_range_bar.h"

namespace {

using namespace tally;

constexpr double kDifferingAllowed = 0.0005;   // share of blocks: nine, less than a focus ring
const qint64 kStart = 1'795'527'180 * kUsPerSecond;

ChartData sampleData() {
    ChartData data;
    data.stepUs = kUsPerMinute;
    data.fromUs = kStart;
    data.toUs = kStart + kUsPerHour;
    data.provisionalFromUs = data.toUs - 2 * kUsPerMinute;
    data.valueUnit = QStringLiteral("/s");
    const char* const names[] = {"view", "like", "comment"};
    for (int s = 0; s < 3; ++s) data.series.push_back({QString(), QLatin1String(names[s]), s, false, {}});
    for (int i = 0; i < 60; ++i) {
        data.x.push_back(kStart + i * kUsPerMinute);
        for (int s = 0; s < 3; ++s) data.series[static_cast<std::size_t>(s)].y.push_back(6000.0 / (1 + 3 * s) * (1 + 0.1 * std::sin(i * 0.3 + s) + (i > 30 ? 0.4 : 0)));
    }
    data.marks.push_back({kStart + 18 * kUsPerMinute, kNoTime, QStringLiteral("deploy 2.18.0"), Tone::Accent});
    return data;
}

Card* chartCard(ChartMode mode, const StateInfo& state) {
    auto* card = new Card(QStringLiteral("Traffic"), QStringLiteral("events/s by type"));
    auto* chart = new TimeChart(mode);
    ChartData data = sampleData();
    if (mode == ChartMode::Lines) data.limit = {7000, QStringLiteral("limit 7 k"), Tone::Crit, true};
    chart->setData(data);
    if (mode == ChartMode::StackedArea) chart->pinAt(kStart + 34 * kUsPerMinute);
    card->addHeaderWidget(new ChartLegend(chart));
    card->setBody(chart);
    static_cast<void>(card->menu());   // shows the "…" button
    card->setState(state);
    return card;
}

Card* boardCard() {
    auto* card = new Card(QStringLiteral("Top videos"), {});
    auto* board = new RankBoard;
    RankData data;
    for (int i = 0; i < 7; ++i) data.rows.push_back({QString::number(i), QStringLiteral("Aurora over Tromsø <b>%1</b>").arg(i), 1526881.0 / (i + 1), std::nan(""), true, i == 3 ? RankChange::New : RankChange::Up, i + 1, {}});
    data.other = 18661880, data.total = 24949037, data.otherName = QStringLiteral("Other, 1,284,918 videos"), data.totalName = QStringLiteral("views"), data.allExact = true;
    board->setData(data);
    card->setBody(board);
    return card;
}

GoldenTile* tile(TileState state) {
    auto* widget = new GoldenTile;
    TileData data{QStringLiteral("Latency p99"), QStringLiteral("clock"), QStringLiteral("1.87"), QStringLiteral("s ±1 %"), QStringLiteral("▲ ×4.7"), Tone::Crit, QStringLiteral("p50 66 ms · p95 696 ms"), {QStringLiteral("over SLO"), Tone::Crit, QStringLiteral("error")}, {}, {}, 1.0, Tone::Crit, state};
    for (int i = 0; i < 60; ++i) data.spark.push_back(i < 30 ? 0.4 : 2.4 - i * 0.01);
    widget->setData(data);
    return widget;
}

void fill(QGridLayout& grid) {
    auto* top = new TopBar;
    top->setSource(QStringLiteral("Live: edge and web"), QStringLiteral("3"), Tone::Ok);
    top->rangeBar()->setNow(kStart + kUsPerHour);
    top->rangeBar()->setRange(ShownRange::last(kUsPerHour, kStart + kUsPerHour));
    grid.addWidget(top, 0, 0, 1, 4);
    auto* banner = new Banner;
    banner->setMessage(Tone::Crit, QStringLiteral("Latency SLO burns 19.8× too fast."), QStringLiteral("Firing since 14:22."), {{QStringLiteral("e"), QStringLiteral("Explain")}});
    grid.addWidget(banner, 1, 0, 1, 4);
    int column = 0;
    for (const TileState state : {TileState::Normal, TileState::OverLimit, TileState::Stale, TileState::Empty}) grid.addWidget(tile(state), 2, column++);
    grid.addWidget(chartCard(ChartMode::StackedArea, {}), 3, 0, 1, 2);
    grid.addWidget(chartCard(ChartMode::Bars, {}), 3, 2);
    grid.addWidget(boardCard(), 3, 3);
    grid.addWidget(chartCard(ChartMode::Lines, StateInfo::loading(0.43, QStringLiteral("43 % of range"), QStringLiteral("8 s left"))), 4, 0);
    grid.addWidget(chartCard(ChartMode::Lines, StateInfo::stale(QStringLiteral("stale, 2 min"), QStringLiteral("silent since 14:30:32"))), 4, 1);
    grid.addWidget(chartCard(ChartMode::Lines, StateInfo::empty(QStringLiteral("No events yet"), QStringLiteral("Nothing has arrived in this range."), {{QStringLiteral("o"), QStringLiteral("Open log…")}})), 4, 2);
    grid.addWidget(chartCard(ChartMode::Lines, StateInfo::failed(QStringLiteral("Could not read the store"), QStringLiteral("Disk is full. Live counts go on in memory."))), 4, 3);
    auto* share = new ShareChart;
    share->setShares({{QStringLiteral("view"), 7999, 0}, {QStringLiteral("like"), 1408, 1}, {QStringLiteral("comment"), 523, 2}});
    grid.addWidget(share, 5, 0);
    auto* status = new StatusBar;
    StatusData data;
    data.state = QStringLiteral("Live"), data.stateIcon = QStringLiteral("live"), data.fresh = QStringLiteral("6.2 s"), data.ledgerWord = QStringLiteral("balances"), data.zone = QStringLiteral("UTC");
    status->setData(data);
    grid.addWidget(status, 5, 1, 1, 3);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("theme"), QStringLiteral("light, dark or contrast"), QStringLiteral("kind"), QStringLiteral("dark")});
    parser.addOption({QStringLiteral("out"), QStringLiteral("write a picture and leave"), QStringLiteral("file")});
    parser.addOption({QStringLiteral("states"), QStringLiteral("write the state sheet and leave"), QStringLiteral("file")});
    parser.addOption({QStringLiteral("shell"), QStringLiteral("write the sheet of shell and tables and leave"), QStringLiteral("file")});
    parser.addOption({QStringLiteral("compare"), QStringLiteral("with a sheet: compare with that file in place of writing it")});
    parser.process(app);
    const QString kind = parser.value(QStringLiteral("theme"));
    applyTheme(app, kind == QLatin1String("light") ? ThemeKind::Light : kind == QLatin1String("contrast") ? ThemeKind::Contrast : ThemeKind::Dark);
    const bool shell = parser.isSet(QStringLiteral("shell"));
    if (shell || parser.isSet(QStringLiteral("states"))) {
        const QString path = parser.value(shell ? QStringLiteral("shell") : QStringLiteral("states"));
        const QImage sheet = shell ? shellSheet() : stateSheet();
        if (!parser.isSet(QStringLiteral("compare"))) return sheet.save(path) ? 0 : 1;
        const double differing = differingBlocks(sheet, QImage(path));
        std::printf("%s: %.2f %% of the blocks differ\n", qPrintable(path), 100 * differing);
        if (differing <= kDifferingAllowed) return 0;
        if (parser.isSet(QStringLiteral("out"))) sheet.save(parser.value(QStringLiteral("out")));
        return 1;
    }
    QWidget window;
    QGridLayout grid(&window);
    fill(grid);
    window.resize(1440, 1100);
    window.show();
    if (!parser.isSet(QStringLiteral("out"))) return QApplication::exec();
    for (int i = 0; i < 5; ++i) QApplication::processEvents();
    return window.grab().save(parser.value(QStringLiteral("out"))) ? 0 : 1;
}
