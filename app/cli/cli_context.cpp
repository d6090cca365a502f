// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_context.h"

#include <csignal>
#include <cstdio>
#include <pthread.h>
#include <thread>

#include "core/report/table_writer.h"

namespace tally::cli {

int exitCodeOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Usage: return kUsage;
    case ErrorCode::NotExact:
    case ErrorCode::TimedOut: return kNotExact;
    case ErrorCode::Store:
    case ErrorCode::Damaged:
    case ErrorCode::Busy: return kStore;
    default: return kUnreadable;
    }
}

int report(const Error& error)
{
    note("tallyctl: " + (error.where.empty() ? error.what : visible(error.where) + ": " + error.what));
    if (error.code == ErrorCode::Damaged)
        note("tallyctl: tallyctl serve and the window set aside a store that cannot be opened and begin a new one; tallyctl rebuild mends cells from raw data, "
             "and tallyctl restore brings a backup back, into a new directory");
    return exitCodeOf(error);
}

void note(std::string_view line)
{
    std::string text(line);
    text += '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::stop_token interruptToken()
{
    // A thread that waits for the signals may do what a signal handler may not: ask everybody to stop.
    static std::stop_source source;
    static const bool installed = [] {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        std::thread([signals] {
            int got = 0;
            sigwait(&signals, &got);
            source.request_stop();
            sigwait(&signals, &got);  // a second one does not wait for a clean end
            std::_Exit(128 + got);
        }).detach();
        return true;
    }();
    static_cast<void>(installed);
    return source.get_token();
}

}  // namespace tally::cli
