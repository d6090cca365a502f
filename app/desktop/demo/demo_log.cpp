// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/demo/demo_log.h"

#include <QFile>
#include <QSaveFile>
#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "core/generate/generator.h"

namespace tally {

namespace {

constexpr std::uint64_t kSeed = 20261124;
constexpr std::size_t kBlock = 1 << 20;

GeneratorOptions dayOptions(Micros end, std::uint64_t events)
{
    GeneratorOptions options;
    options.events = events;
    options.items = kDemoItems;
    options.seed = kSeed;
    options.start = {end.us - kDay};
    options.incident = true;
    return options;
}

}  // namespace

Result<void> writeDemoDay(const std::string& path, Micros end, std::uint64_t events)
{
    QSaveFile file(QString::fromStdString(path));
    const auto problem = [&] { return fail(ErrorCode::Unreadable, "the demo's day could not be written: " + file.errorString().toStdString(), path); };
    if (!file.open(QIODevice::WriteOnly)) return problem();
    Generator generator(dayOptions(end, events));
    std::string block;
    bool more = true;
    while (more) {
        block.clear();
        while (block.size() < kBlock && (more = generator.appendNext(block))) {}
        if (file.write(block.data(), static_cast<qint64>(block.size())) != static_cast<qint64>(block.size())) return problem();
    }
    if (!file.commit()) return problem();
    return {};
}

double demoRateAt(Micros time, std::uint64_t events)
{
    // How fast the curve's own schedule runs around this minute of the day.
    constexpr std::uint64_t kSteps = 1440;
    Schedule schedule(kSteps, 0, {floorDiv(time.us, kDay) * kDay});
    const std::int64_t target = time.us / 1000;
    std::int64_t previous = 0;
    for (std::uint64_t i = 0; i < kSteps; ++i) {
        const std::int64_t at = schedule.next(0);
        if (at >= target && previous != 0 && at > previous)
            return static_cast<double>(events) / static_cast<double>(kSteps) * 1000.0 / static_cast<double>(at - previous);
        previous = at;
    }
    return static_cast<double>(events) / 86400.0;
}

DemoFeed::DemoFeed(std::shared_ptr<EventLog> log, std::shared_ptr<const Clock> clock, Micros start, double rate)
    : log_(std::move(log)), clock_(std::move(clock)), start_(start), rate_(rate), thread_([this](const std::stop_token& stop) { run(stop); })
{
}

DemoFeed::~DemoFeed()
{
    thread_.request_stop();
    thread_.join();
    log_->close();
}

void DemoFeed::run(const std::stop_token& stop)
{
    GeneratorOptions options = dayOptions(start_ + Micros{kDay}, UINT64_MAX);
    options.incident = false;
    options.rate = rate_;
    Generator generator(options);
    std::mutex mutex;
    std::condition_variable_any wake;
    std::string batch;
    while (!stop.stop_requested()) {
        const Micros now{clock_->nowMicros()};
        while (generator.lastTime() < now && batch.size() < kBlock && generator.appendNext(batch)) {}
        if (!batch.empty() && log_->hasRoom()) {
            log_->append(std::move(batch), now);
            batch.clear();
        }
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, std::chrono::milliseconds(100), [] { return false; });
    }
}

}  // namespace tally
