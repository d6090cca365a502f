// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

void draw(const std::string& text)
{
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // a closed terminal is no reason to stop
}

}  // namespace

ProgressBar::ProgressBar(const std::string& path, const ReadProgress& progress, std::uint64_t storedSize)
    : thread_([this, name = visible(path), &progress, storedSize](std::stop_token stop) { run(stop, name, progress, storedSize); })
{
}

ProgressBar::~ProgressBar()
{
    thread_.request_stop();
    thread_.join();
    if (shown_) draw("\r\x1b[K");
}

void ProgressBar::run(std::stop_token stop, const std::string& name, const ReadProgress& progress, std::uint64_t storedSize)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        wake.wait_for(lock, stop, std::chrono::milliseconds(250), [] { return false; });
        if (stop.stop_requested() || storedSize == 0) continue;
        const double part = static_cast<double>(progress.storedBytes.load()) / static_cast<double>(storedSize);
        draw(fmt::format("\r\x1b[K{} {:3.0f} %  {} records", name, 100 * part, progress.records.load()));
        shown_ = true;
    }
}

std::function<std::shared_ptr<void>(const std::string&, const ReadProgress&, std::uint64_t)> watchProgress()
{
    if (isatty(STDERR_FILENO) == 0) return {};
    return [](const std::string& path, const ReadProgress& progress, std::uint64_t storedSize) {
        return std::make_shared<ProgressBar>(path, progress, storedSize);
    };
}

}  // namespace tally::cli
