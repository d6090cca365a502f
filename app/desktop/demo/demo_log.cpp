// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/demo/demo_log.h"

#include <QFile>
#include <QSaveFile>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>

#include "core/generate/generator.h"

namespace tally {

namespace {

constexpr std::uint64_t kSeed = 20261124;
constexpr std::size_t kBlock = 1 << 20;

constexpr std::int64_t kIncidentOfDay = 14 * kHour + 3 * kMinute;   // when the generator lets it happen
// In the generator's even time. The wave crowds the end: they become 42 minutes before it, and 22 minutes long.
constexpr std::int64_t kIncidentBefore = 100 * kMinute, kIncidentSpan = 50 * kMinute;
constexpr std::string_view kStampKey = "\"timestamp\":";
constexpr std::size_t kStampDigits = 13;                               // milliseconds since 1970, until the year 2286

GeneratorOptions demoOptions(double rate)
{
    GeneratorOptions options;
    options.items = kDemoItems;
    options.seed = kSeed;
    options.rate = rate;
    return options;
}

// Even distances become a slow wave: crowded at both ends, thin in between. The ends stay where they are.
double waved(double ms)
{
    constexpr double kTurn = 2 * 3.14159265358979323846;
    const double span = static_cast<double>(kDemoSpan) / 1000.0;
    return ms - kDemoSwing * span / kTurn * std::sin(kTurn * ms / span);
}

std::int64_t stampIn(std::string_view line)
{
    std::int64_t stamp = 0;
    std::from_chars(line.data(), line.data() + line.size(), stamp);
    return stamp;
}

// Moves the stamps of whole lines from the generator's day to the day before the end.
void moveStamps(std::string* lines, std::int64_t fromMs, std::int64_t toMs)
{
    for (std::size_t at = lines->find(kStampKey); at != std::string::npos; at = lines->find(kStampKey, at)) {
        at += kStampKey.size();
        const std::int64_t made = stampIn(std::string_view(*lines).substr(at, kStampDigits));
        const auto moved = toMs + static_cast<std::int64_t>(waved(static_cast<double>(made - fromMs)));
        lines->replace(at, kStampDigits, std::to_string(moved));
    }
}

}  // namespace

Result<void> writeDemoLog(const std::string& path, Micros end, double rate)
{
    QSaveFile file(QString::fromStdString(path));
    const auto problem = [&] { return fail(ErrorCode::Unreadable, fmt::format("the demo's log could not be written: {}", file.errorString().toStdString()), path); };
    if (!file.open(QIODevice::WriteOnly)) return problem();
    GeneratorOptions options = demoOptions(rate);
    options.incident = true;
    options.incidentSpan = kIncidentSpan;
    options.events = UINT64_MAX;
    options.start = {options.start.us + kIncidentOfDay - (kDemoSpan - kIncidentBefore)};
    const Micros last{options.start.us + kDemoSpan - kSecond};   // the event after it is the last one
    Generator generator(options);
    std::string block;
    bool more = true;
    while (more) {
        block.clear();
        while (block.size() < kBlock && (more = generator.lastTime() < last && generator.appendNext(block))) {}
        moveStamps(&block, options.start.us / 1000, (end.us - kDemoSpan) / 1000);
        if (file.write(block.data(), static_cast<qint64>(block.size())) != static_cast<qint64>(block.size())) return problem();
    }
    if (!file.commit()) return problem();
    return {};
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
    GeneratorOptions options = demoOptions(rate_);
    options.events = UINT64_MAX;
    options.start = start_;
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
