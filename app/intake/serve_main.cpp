// SPDX-License-Identifier: GPL-3.0-or-later
// tallyctl-serve: listens, counts and keeps until SIGINT or SIGTERM; then what was received is in the store.
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>
#include <csignal>
#include <iostream>
#include <sys/socket.h>
#include <unistd.h>

#include "app/intake/listener_log.h"
#include "app/intake/serve_options.h"
#include "app/intake/tcp_listener.h"
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

// Each once: what the journal set aside or misses.
void sayNotes(const tally::EventLog& log, std::size_t* said)
{
    const auto notes = tally::notesOf(log);
    for (; *said < notes.size(); ++*said) std::cerr << "note: " << notes[*said] << std::endl;
}

// Each change once: what keeps the data from being kept, and that it is over.
void sayProblem(const tally::Engine& engine, std::string* said)
{
    const std::string now = engine.snapshot()->storeProblem;
    if (now == *said) return;
    std::cerr << (now.empty() ? "note: what arrives is kept again" : "problem: " + now + "; senders must wait") << std::endl;
    *said = now;
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

}  // namespace

int main(int argc, char** argv)
{
    int exitCode = 0;
    const auto options = tally::parseServeOptions(argc, argv, &exitCode);
    if (!options) return exitCode;
    QCoreApplication app(argc, argv);
    const auto address = tally::parseListenAddress(options->tcp);
    if (!address) return complain(address.error());
    const auto read = options->read.options();
    if (!read) return complain(read.error());

    tally::EngineOptions engineOptions;
    engineOptions.threads = options->threads;
    engineOptions.dataDirectory = options->dataDirectory;
    engineOptions.eventTime = options->eventTime;
    auto engine = tally::Engine::create(engineOptions);
    if (!engine) return complain(engine.error());
    // The listener is known by the address that was asked for, so that a later run goes on with the same journal.
    const std::string name = address->text();
    const auto log = tally::openListenerLog(options->notDurable ? std::string() : options->dataDirectory, name);
    if (!log) return complain(log.error());
    std::size_t notesSaid = 0;
    sayNotes(**log, &notesSaid);
    auto listener = tally::TcpListener::bind(*address, *log);
    if (!listener) return complain(listener.error());
    if (const auto listening = (*engine)->listen(name, *log, *read); !listening) return complain(listening.error());
    (*listener)->accept();
    const std::string bound = (*listener)->address().text();
    if (!address->loopback()) std::cerr << "note: " << bound << " can be reached from other machines\n";
    std::cerr << "listening on " << bound << std::endl;
    std::string problem;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, [&] {
        sayProblem(**engine, &problem);
        sayNotes(**log, &notesSaid);
    });
    watch.start(1000);
    waitForSignal(app);

    listener->reset();   // unfinished lines are delivered, the log is closed
    engine->reset();     // counts and stores what was received
    sayNotes(**log, &notesSaid);
    return 0;
}
