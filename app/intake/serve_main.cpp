// SPDX-License-Identifier: GPL-3.0-or-later
// tallyctl-serve: listens, counts and keeps until SIGINT or SIGTERM; then what was received is in the store.
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>
#include <csignal>
#include <functional>
#include <iostream>
#include <map>
#include <unistd.h>
#include <utility>
#include <vector>

#include "app/intake/http/event_channel.h"
#include "app/intake/http_start.h"
#include "app/intake/open_files.h"
#include "app/intake/serve_listeners.h"
#include "core/engine/engine.h"

namespace {

int wakePipe[2] = {-1, -1};

extern "C" void onSignal(int signal)
{
    const char which = static_cast<char>(signal);
    static_cast<void>(!write(wakePipe[1], &which, 1));
}

int exitCodeOf(tally::ErrorCode code)
{
    switch (code) {
    case tally::ErrorCode::Usage: return 1;
    case tally::ErrorCode::Store:
    case tally::ErrorCode::Damaged:
    case tally::ErrorCode::Busy: return 5;
    case tally::ErrorCode::NotExact: return 4;
    default: return 2;
    }
}

int complain(const tally::Error& error)
{
    std::cerr << "tallyctl serve: " << error.what << std::endl;
    return exitCodeOf(error.code);
}

// Each change once: which followed log is there, and why one is not read.
void sayFollowed(const tally::Engine& engine, std::map<std::string, std::string>* said)
{
    for (const tally::SourceState& source : engine.snapshot()->sources) {
        if (source.kind != tally::SourceKind::Followed || source.phase != tally::SourcePhase::Following) continue;
        const std::string now = source.error.empty() ? "is followed as " + source.format : source.error;
        std::string& before = (*said)[source.name];
        if (before == now) continue;
        before = now;
        std::cerr << "note: " << source.name << ": " << now << std::endl;
    }
}

// Each change once: what keeps the data from being kept, and that it is over.
void sayProblem(const tally::Engine& engine, std::string* said)
{
    const std::string now = engine.snapshot()->storeProblem;
    if (now == *said) return;
    std::cerr << (now.empty() ? "note: what arrives is kept again" : "problem: " + now + "; senders must wait") << std::endl;
    *said = now;
}

// Once each: that a budget is used up, and what that means.
void sayBudgets(const tally::Engine& engine, bool* saidItems, bool* saidMinutes)
{
    const auto snapshot = engine.snapshot();
    if (snapshot->sharedEvents > 0 && !std::exchange(*saidItems, true))
        std::cerr << "note: " << snapshot->items << " items are held each by itself in memory (--items); later ones only in the store" << std::endl;
    if (snapshot->minutesFrom != tally::kNever && !std::exchange(*saidMinutes, true))
        std::cerr << "note: the memory for what is counted is used up (--memory); older minutes are held as hours there, the store keeps them" << std::endl;
}

// Before anybody is told that we listen: who is told may send a signal at once.
bool catchSignals()
{
    if (pipe(wakePipe) != 0) return false;
    struct sigaction action {};
    action.sa_handler = onSignal;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
    return true;
}

// SIGHUP: `again`; SIGINT and SIGTERM: the end. REQUIRES: catchSignals().
void waitForSignal(QCoreApplication& app, const std::function<void()>& again)
{
    QSocketNotifier notifier(wakePipe[0], QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &app, [&] {
        char which = 0;
        if (read(wakePipe[0], &which, 1) == 1 && which == SIGHUP) again();
        else QCoreApplication::quit();
    });
    QCoreApplication::exec();
}

// What earlier processes acknowledged through other addresses, or with other options, than those of this one.
tally::Result<void> sayLeft(tally::Engine& engine, const tally::ReadOptions& read)
{
    const auto left = engine.countLeft([&read](const std::string& listener) { return tally::readingOfChannel(listener, read); });
    if (!left) return tl::unexpected(left.error());
    for (const auto& journal : *left) {
        if (!journal.problem.empty()) std::cerr << "problem: what " << journal.listener << " acknowledged before cannot be counted: " << journal.problem << '\n';
        else if (journal.known) std::cerr << "note: " << journal.listener << " is not listened to now; what it acknowledged before and was not counted yet (about " << journal.bytes << " bytes) is counted\n";
        else std::cerr << "note: the journal " << journal.listener << " holds about " << journal.bytes << " bytes that were not counted, of a listener whose address is not known: listen to it again\n";
    }
    std::cerr << std::flush;
    return {};
}

}  // namespace

int main(int argc, char** argv)
{
    int exitCode = 0;
    const auto options = tally::parseServeOptions(argc, argv, &exitCode);
    if (!options) return exitCode;
    QCoreApplication app(argc, argv);
    const auto read = options->read.options();
    if (!read) return complain(read.error());

    tally::EngineOptions engineOptions;
    engineOptions.threads = options->threads;
    engineOptions.dataDirectory = options->dataDirectory;
    engineOptions.eventTime = options->eventTime;
    engineOptions.itemBudget = options->itemBudget;
    engineOptions.memoryBudget = options->memoryBudget;
    auto engine = tally::Engine::create(engineOptions);
    if (!engine) return complain(engine.error());
    for (const std::string& note : (*engine)->notes()) std::cerr << "note: " << note << std::endl;
    const std::size_t streams = options->tcp.size() + options->local.size();
    const std::size_t connections = streams * options->limits.sockets.connections + 2 * options->http.size() * options->limits.http.connections;
    if (const std::size_t allowed = tally::allowConnections(connections); allowed < connections)
        std::cerr << "note: this process may open files for " << allowed << " connections only; the others wait" << std::endl;
    if (!catchSignals()) return complain({tally::ErrorCode::Unreadable, "no pipe for signals can be made", {}});
    tally::ServeListeners listeners(**engine, *options, *read);
    if (const auto begun = listeners.open(); !begun) return complain(begun.error());
    for (const std::string& path : options->follow)
        if (const auto begun = (*engine)->follow(path, *read); !begun) return complain(begun.error());
    std::vector<std::unique_ptr<tally::HttpServer>> servers;
    std::vector<tally::HttpRenewal> renewals;
    for (const std::string& place : options->http) {
        auto begun = tally::startHttp(**engine, place, *options, *read, [&listeners](tally::OpenMetrics& metrics) { listeners.writeMetrics(metrics); });
        if (!begun) return complain(begun.error());
        servers.push_back(std::move(*begun));
        renewals.emplace_back(options->credentials);
        std::cerr << "listening on " << servers.back()->address() << std::endl;
    }
    const auto renewHttp = [&](bool sayUnchanged) {
        for (std::size_t i = 0; i < servers.size(); ++i) renewals[i].look(*servers[i], sayUnchanged);
    };
    if (const auto left = sayLeft(**engine, *read); !left) return complain(left.error());
    std::string problem;
    std::map<std::string, std::string> followed;
    bool saidItems = false, saidMinutes = false;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, [&] {
        sayProblem(**engine, &problem);
        listeners.look();
        renewHttp(false);
        sayFollowed(**engine, &followed);
        sayBudgets(**engine, &saidItems, &saidMinutes);
    });
    watch.start(1000);
    waitForSignal(app, [&] {
        listeners.renew(true);
        renewHttp(true);
    });

    servers.clear();     // what waits is answered
    listeners.close();   // unfinished lines are delivered, the logs are closed
    engine->reset();     // counts and stores what was received
    listeners.sayNotes();
    return 0;
}
