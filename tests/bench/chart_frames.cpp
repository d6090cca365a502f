// SPDX-License-Identifier: GPL-3.0-or-later
// bench_chart_frames [POINTS] [FRAMES]: what a frame of a chart costs while it is panned and zoomed; default 10,000,000 points, 600 frames.
// The chart is the one of the window, 1600 x 480, as a line, as three lines and as a stack of three. A frame: from the new range (the
// same call that a drag and a wheel make) until the curves and what lies above them are painted. Wall time, and processor of the thread.
#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "widgets/charts/time_chart.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/theme.h"

namespace {

using namespace tally;

const qint64 kStart = 1'795'527'180 * kUsPerSecond;

double threadCpuMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

// Noise with a slow wave, spikes of one point, and a gap of a hundredth.
ChartData points(std::size_t count, int series)
{
    ChartData data;
    data.stepUs = kUsPerSecond;
    data.fromUs = kStart;
    data.toUs = kStart + static_cast<qint64>(count) * data.stepUs;
    std::minstd_rand dice(7);
    for (std::size_t i = 0; i < count; ++i) data.x.push_back(kStart + static_cast<qint64>(i) * data.stepUs);
    for (int s = 0; s < series; ++s) {
        data.series.push_back({QStringLiteral("s%1").arg(s), QStringLiteral("series %1").arg(s), s, false, {}});
        std::vector<double>& y = data.series.back().y;
        y.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            const double noise = static_cast<double>(dice() % 1000) / 1000.0;
            const bool gap = i > count / 2 && i < count / 2 + count / 100;
            y.push_back(gap ? std::nan("") : 100 * (1 + s) * (1 + 0.3 * std::sin(static_cast<double>(i) * 2e-6) + 0.2 * noise) + (dice() % 100'003 == 0 ? 900 : 0));
        }
    }
    return data;
}

// Counts what is painted of a chart and its children.
class Paints final : public QObject {
public:
    int plot = 0, all = 0;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint) return false;
        ++all;
        if (watched->inherits("QCustomPlot")) ++plot;
        return false;
    }
};

struct Times {
    std::vector<double> wall, cpu;
    void print(const char* what)
    {
        std::sort(wall.begin(), wall.end());
        std::sort(cpu.begin(), cpu.end());
        const auto at = [](const std::vector<double>& of, double q) {
            return of[std::min(of.size() - 1, static_cast<std::size_t>(q * static_cast<double>(of.size())))];
        };
        std::printf("%-34s wall p50 %5.1f  p99 %5.1f  max %5.1f ms   processor p50 %5.1f  p99 %5.1f  max %5.1f ms\n", what, at(wall, 0.5), at(wall, 0.99), wall.back(), at(cpu, 0.5), at(cpu, 0.99), cpu.back());
    }
};

template <class Move>
void measure(TimeChart& chart, Paints& paints, const char* what, int frames, Move move)
{
    Times times;
    for (int i = 0; i < frames; ++i) {
        const int before = paints.plot;
        QElapsedTimer wall;
        wall.start();
        const double cpu = threadCpuMs();
        const auto [from, to] = move(i);
        chart.setRange(from, to);
        while (paints.plot == before && wall.elapsed() < 5000) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        times.cpu.push_back(threadCpuMs() - cpu);
        times.wall.push_back(static_cast<double>(wall.nsecsElapsed()) / 1e6);
    }
    times.print(what);
}

void run(std::size_t count, int frames, int series, ChartMode mode, const char* name)
{
    TimeChart chart(mode);
    chart.resize(1600, 480);
    chart.show();
    Paints paints;
    qApp->installEventFilter(&paints);
    ChartData data = points(count, series);
    const qint64 span = data.toUs - data.fromUs;
    const double cpu = threadCpuMs();
    chart.setData(std::move(data));
    while (paints.plot == 0) QApplication::processEvents();
    std::printf("%s, %zu points each: first picture %.0f ms of processor\n", name, count, threadCpuMs() - cpu);
    const auto part = [span](double share) { return static_cast<qint64>(static_cast<double>(span) * share); };
    measure(chart, paints, "  pan, nine tenths shown", frames, [&](int i) { const qint64 at = part(0.1 * (i % 100) / 100.0); return std::pair(kStart + at, kStart + at + part(0.9)); });
    measure(chart, paints, "  pan, a hundredth shown", frames, [&](int i) { const qint64 at = part(0.48 + 0.03 * (i % 300) / 300.0); return std::pair(kStart + at, kStart + at + part(0.01)); });
    measure(chart, paints, "  zoom, all to 600 points and back", frames, [&](int i) {
        const double half = 0.5 * std::pow(600.0 / static_cast<double>(count), std::abs((i % 200) - 100) / 100.0);
        return std::pair(kStart + part(0.5 - half), kStart + part(0.5 + half));
    });
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    applyTheme(app, ThemeKind::Dark);
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    const int frames = argc > 2 ? std::atoi(argv[2]) : 600;
    if (count < 1000 || frames < 1) return 1;
    run(count, frames, 1, ChartMode::Lines, "one line");
    run(count, frames, 3, ChartMode::Lines, "three lines");
    run(count, frames, 3, ChartMode::StackedArea, "stack of three");
    return 0;
}
