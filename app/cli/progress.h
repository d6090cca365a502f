// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/read/log_reader.h"

namespace tally::cli {

// ProgressBar: one line on stderr while a file is read, gone when it is done.
class ProgressBar {
public:
    ProgressBar(const std::string& path, const ReadProgress& progress, std::uint64_t storedSize);
    ~ProgressBar();

private:
    void run(std::stop_token stop, const std::string& name, const ReadProgress& progress, std::uint64_t storedSize);

    bool shown_ = false;
    std::jthread thread_;
};

// For FileScan::onOpen; empty unless stderr is a terminal.
std::function<std::shared_ptr<void>(const std::string&, const ReadProgress&, std::uint64_t)> watchProgress();

}  // namespace tally::cli
