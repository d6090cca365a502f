// SPDX-License-Identifier: GPL-3.0-or-later
// How long questions take while events come in: a listener with journal and store, as `tallyctl serve` has them, takes events of
// "now" over TCP at a steady rate; meanwhile questions about one item and an hour are asked at a steady rate, first to the
// engine, then to its store over a connection of its own. Open loop: each counts from when it was due.
//
//   bench_queries_under_load DIR [EVENTS/S 50000] [QUESTIONS/S 200] [SECONDS 20]      (DIR is made, used and removed)
#include <QCoreApplication>
#include <QTimer>
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "app/intake/listener_log.h"
#include "app/intake/tcp_listener.h"
#include "core/engine/engine.h"
#include "core/generate/random.h"
#include "core/generate/zipf_table.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"

namespace {

using namespace tally;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kItems = 20'000;
constexpr int kBatchesPerSecond = 50;
constexpr std::size_t kHistory = 2'000'000;   // cells of the day before

[[noreturn]] void giveUp(const std::string& what)
{
    fmt::print(stderr, "{}\n", what);
    std::exit(1);
}

std::string itemName(std::uint64_t item) { return fmt::format("video{:06}", item); }

struct Load {
    std::string directory;
    int events = 50'000, questions = 200, seconds = 20;
};

// A day of history, so that the store is not empty.
void writeHistory(const Load& load, std::int64_t now)
{
    auto store = openSqliteStore(load.directory);
    if (!store) giveUp(store.error().what);
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < kItems; ++i) names.push_back(itemName(i));
    RollupBatch batch;
    batch.id = "history";
    batch.items.assign(names.begin(), names.end());
    batch.types = {"view"};
    const std::int32_t first = minuteOf({now}) - 1'440;
    for (std::uint32_t item = 0; item < kItems; ++item)
        for (std::size_t i = 0; i < kHistory / kItems; ++i) {
            BatchCell cell;
            cell.item = item;
            cell.minute = first + static_cast<std::int32_t>(i * 1'380 / (kHistory / kItems));
            cell.tally.count = 1 + item % 7;
            batch.cells.push_back(cell);
        }
    if (const auto done = (*store)->apply(batch); !done) giveUp(done.error().what);
}

// Sends until told to stop; returns how many.
std::uint64_t send(const Load& load, std::uint16_t port, const std::atomic<bool>& stop)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) giveUp("cannot connect");
    const ZipfTable zipf(kItems, 1.0);
    Random random(7);
    std::uint64_t sent = 0;
    const auto start = Clock::now();
    std::string bytes;
    for (std::int64_t turn = 0; !stop; ++turn) {
        std::this_thread::sleep_until(start + turn * std::chrono::microseconds(1'000'000 / kBatchesPerSecond));
        const std::int64_t stamp = SystemClock().nowMicros() / 1'000;
        bytes.clear();
        for (int i = 0; i < load.events / kBatchesPerSecond; ++i, ++sent)
            fmt::format_to(std::back_inserter(bytes), "{{\"videoId\":\"video{:06}\",\"eventType\":\"view\",\"timestamp\":{},\"value\":{}}}\n",
                           zipf.rankOf(random.next()), stamp, sent % 100);
        for (std::size_t at = 0; at < bytes.size();) {
            const ssize_t wrote = ::send(socket, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
            if (wrote <= 0) giveUp("the connection broke");
            at += static_cast<std::size_t>(wrote);
        }
    }
    ::close(socket);
    return sent;
}

Question pointQuestion(Random& random, std::int64_t now)
{
    Question q;
    q.item = itemName(random.next() % kItems);
    q.type = "view";
    const std::int64_t to = now / kMinute * kMinute + kMinute;
    q.range = {{to - kHour}, {to}};
    return q;
}

void print(const char* what, std::vector<double> times, std::uint64_t found)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](std::size_t percent) { return times[std::min(times.size() - 1, times.size() * percent / 100)]; };
    fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {} |\n", what, times.size(), at(50), at(95), at(99), times.back(), found);
    std::fflush(stdout);
}

template <class Ask>
void ask(const char* what, const Load& load, Ask&& one)
{
    Random random(11);
    std::vector<double> times;
    std::uint64_t found = 0;
    const auto start = Clock::now();
    for (int i = 0; i < load.questions * load.seconds; ++i) {
        const auto due = start + std::chrono::microseconds(std::int64_t{1'000'000} * i / load.questions);
        std::this_thread::sleep_until(due);
        const auto answer = one(pointQuestion(random, SystemClock().nowMicros()));
        if (!answer) giveUp(answer.error().what);
        found += answer->events;
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
    }
    print(what, std::move(times), found);
}

void measure(const Load& load, Engine& engine, std::uint16_t port)
{
    std::atomic<bool> stop{false};
    std::uint64_t sent = 0;
    const auto start = Clock::now();
    std::thread sender([&] { sent = send(load, port, stop); });
    std::this_thread::sleep_for(std::chrono::seconds(2));   // until it runs steadily
    fmt::print("| {} questions/s to | asked | p50 ms | p95 ms | p99 ms | longest ms | events found |\n|---|---|---|---|---|---|---|\n", load.questions);
    ask("the engine, through its query service", load, [&](const Question& q) { return engine.queries().value(q).get(); });
    ask("the engine, with all that was counted before", load, [&](const Question& q) { return engine.getViewsCount(*q.item, q.range.from, q.range.to); });
    auto reader = openSqliteReader(load.directory);
    if (!reader) giveUp(reader.error().what);
    StoreSource store(std::move(*reader));
    ask("its store", load, [&](const Question& q) { return store.value(q); });
    stop = true;
    sender.join();
    const double took = std::chrono::duration<double>(Clock::now() - start).count();
    // The last of them are still on their way through the journal.
    for (int i = 0; i < 100 && engine.snapshot()->ledger.received < sent; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const auto snapshot = engine.snapshot();
    fmt::print("sent {} events, {:.0f} a second; received {}, store problem: {}\n", sent, static_cast<double>(sent) / took,
               snapshot->ledger.received, snapshot->storeProblem.empty() ? "none" : snapshot->storeProblem);
}

int number(const char* text)
{
    int value = 0;
    const char* end = text + std::strlen(text);
    if (std::from_chars(text, end, value).ptr != end || value < 1) giveUp(fmt::format("{} is no number", text));
    return value;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) giveUp("bench_queries_under_load DIR [EVENTS/S] [QUESTIONS/S] [SECONDS]   (DIR is made, used and removed)");
    QCoreApplication app(argc, argv);
    Load load;
    load.directory = argv[1];
    if (argc > 2) load.events = number(argv[2]);
    if (argc > 3) load.questions = number(argv[3]);
    if (argc > 4) load.seconds = number(argv[4]);
    std::error_code error;
    if (!std::filesystem::create_directory(load.directory, error)) giveUp(load.directory + " cannot be made, or is there already");
    writeHistory(load, SystemClock().nowMicros());
    EngineOptions options;
    options.dataDirectory = load.directory;
    auto engine = Engine::create(options);
    if (!engine) giveUp(engine.error().what);
    const auto log = openListenerLog(load.directory, "tcp://127.0.0.1:0");
    if (!log) giveUp(log.error().what);
    const auto address = parseListenAddress("tcp://127.0.0.1:0");
    auto listener = TcpListener::bind(*address, *log);
    if (!listener) giveUp(listener.error().what);
    if (const auto listening = (*engine)->listen("tcp://127.0.0.1:0", *log); !listening) giveUp(listening.error().what);
    (*listener)->accept();
    std::thread measuring([&] {
        measure(load, **engine, (*listener)->address().port);
        QMetaObject::invokeMethod(&app, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    measuring.join();
    listener->reset();
    engine->reset();
    std::filesystem::remove_all(load.directory, error);
    return 0;
}
