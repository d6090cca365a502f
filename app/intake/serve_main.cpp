// SPDX-License-Identifier: GPL-3.0-or-later
// tallyctl-serve: listens, counts and keeps until SIGINT or SIGTERM; then what was received is in the store.
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>
#include <csignal>
#include <iostream>
#include <map>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "app/intake/http_start.h"
#include "app/intake/listener_log.h"
#include "app/intake/serve_options.h"
#include "app/intake/tcp_listener.h"
#include "app/intake/udp_listener.h"
#include "core/engine/engine.h"

namespace {

int wakePipe[2] = {-1, -1};

extern "C" void onSignal(int)
{
    const char byte = 1;
    static_cast<void>(!write(wakePipe[1], &byte, 1));
}

int exitCodeOf(tally::ErrorCode code)
{
    switch (code) {
    case tally::ErrorCode::Usage: return 1;
    case tally::ErrorCode::Store:
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

struct Listening {
    std::shared_ptr<tally::EventLog> log;
    std::unique_ptr<tally::TcpListener> listener;   // one of the two
    std::unique_ptr<tally::UdpListener> datagrams;
    std::size_t notesSaid = 0;
    std::uint64_t lostSaid = 0;
};

// Each once: what the journals set aside or miss.
void sayNotes(std::vector<Listening>& listening)
{
    for (Listening& each : listening) {
        const auto notes = tally::notesOf(*each.log);
        for (; each.notesSaid < notes.size(); ++each.notesSaid) std::cerr << "note: " << notes[each.notesSaid] << std::endl;
    }
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

void waitForSignal(QCoreApplication& app)
{
    if (pipe(wakePipe) != 0) return;
    QSocketNotifier notifier(wakePipe[0], QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    struct sigaction action {};
    action.sa_handler = onSignal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    QCoreApplication::exec();
}

// What the kernel dropped before it was received, whenever it has become more.
void sayLoss(std::vector<Listening>& listening)
{
    for (Listening& each : listening) {
        if (!each.datagrams) continue;
        const std::uint64_t lost = each.datagrams->stats().lost;
        if (lost != std::exchange(each.lostSaid, lost))
            std::cerr << "note: " << each.datagrams->address().text("udp") << ": " << lost << " datagrams lost so far, as they came faster than they were read" << std::endl;
    }
}

// A listener is known by the address that was asked for, so that a later run goes on with the same journal.
tally::Result<void> listen(tally::Engine& engine, const std::string& where, const tally::ServeOptions& options,
                           const tally::ReadOptions& read, std::vector<Listening>* listening)
{
    const auto address = tally::parseListenAddress(where);
    if (!address) return tl::unexpected(address.error());
    const std::string name = address->text();
    auto log = tally::openListenerLog(options.notDurable ? std::string() : options.dataDirectory, name);
    if (!log) return tl::unexpected(log.error());
    auto listener = tally::TcpListener::bind(*address, *log);
    if (!listener) return tl::unexpected(listener.error());
    if (const auto begun = engine.listen(name, *log, read); !begun) return tl::unexpected(begun.error());
    (*listener)->accept();
    const std::string bound = (*listener)->address().text();
    listening->push_back({std::move(*log), std::move(*listener), {}, 0, 0});
    sayNotes(*listening);
    if (!address->loopback()) std::cerr << "note: " << bound << " can be reached from other machines\n";
    std::cerr << "listening on " << bound << std::endl;
    return {};
}

tally::Result<void> listenToDatagrams(tally::Engine& engine, const std::string& where, const tally::ServeOptions& options,
                                      const tally::ReadOptions& read, std::vector<Listening>* listening)
{
    const auto address = tally::parseListenAddress(where, "udp");
    if (!address) return tl::unexpected(address.error());
    const std::string name = address->text("udp");
    auto log = tally::openListenerLog(options.notDurable ? std::string() : options.dataDirectory, name);
    if (!log) return tl::unexpected(log.error());
    auto listener = tally::UdpListener::bind(*address, *log);
    if (!listener) return tl::unexpected(listener.error());
    if (const auto begun = engine.listen(name, *log, read); !begun) return tl::unexpected(begun.error());
    (*listener)->accept();
    const std::string bound = (*listener)->address().text("udp");
    listening->push_back({std::move(*log), {}, std::move(*listener), 0, 0});
    sayNotes(*listening);
    if (!address->loopback()) std::cerr << "note: " << bound << " can be reached from other machines\n";
    std::cerr << "listening on " << bound << std::endl;
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
    std::vector<Listening> listening;
    for (const std::string& address : options->tcp)
        if (const auto begun = listen(**engine, address, *options, *read, &listening); !begun) return complain(begun.error());
    for (const std::string& address : options->udp)
        if (const auto begun = listenToDatagrams(**engine, address, *options, *read, &listening); !begun) return complain(begun.error());
    for (const std::string& path : options->follow)
        if (const auto begun = (*engine)->follow(path, *read); !begun) return complain(begun.error());
    std::unique_ptr<tally::HttpServer> http;
    if (!options->http.empty()) {
        auto begun = tally::startHttp(**engine, *options, *read);
        if (!begun) return complain(begun.error());
        http = std::move(*begun);
        std::cerr << "listening on " << http->address() << std::endl;
    }
    std::string problem;
    std::map<std::string, std::string> followed;
    bool saidItems = false, saidMinutes = false;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, [&] {
        sayProblem(**engine, &problem);
        sayNotes(listening);
        sayLoss(listening);
        sayFollowed(**engine, &followed);
        sayBudgets(**engine, &saidItems, &saidMinutes);
    });
    watch.start(1000);
    waitForSignal(app);

    http.reset();   // what waits is answered
    sayLoss(listening);
    for (Listening& each : listening) {   // unfinished lines are delivered, the logs are closed
        each.listener.reset();
        each.datagrams.reset();
    }
    engine->reset();   // counts and stores what was received
    sayNotes(listening);
    return 0;
}
