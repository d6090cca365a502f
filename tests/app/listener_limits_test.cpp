// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers may do to a TCP listener, and that it harms only themselves.
#include <gtest/gtest.h>
#include <thread>

#include "app/intake/tcp_listener.h"
#include "core/base/clock.h"
#include "core/log/memory_log.h"
#include "tests/app/stream_client.h"

namespace tally {
namespace {

using test::StreamClient;
using Millis = std::chrono::milliseconds;

struct Rig {
    explicit Rig(ListenerOptions options = {}, std::size_t capacity = 64u << 20) : log(std::make_shared<MemoryLog>(capacity))
    {
        options.tickEvery = std::chrono::hours(1);
        auto started = TcpListener::start({}, log, std::make_shared<ManualClock>(0), options);
        EXPECT_TRUE(started) << started.error().what;
        listener = std::move(*started);
    }
    StreamClient client() const { return StreamClient(listener->address()); }
    std::uint64_t hits(SocketLimit limit) const { return listener->stats().limits[static_cast<std::size_t>(limit)]; }
    // All that comes in the next moments, up to `wanted`.
    std::string taken(std::string_view wanted)
    {
        std::string all;
        for (int i = 0; i < 50 && all.size() < wanted.size(); ++i)
            if (const auto batch = log->next(Millis(100))) all += batch->bytes;
        return all;
    }
    bool becomes(const std::function<bool()>& so) const
    {
        for (int i = 0; i < 500 && !so(); ++i) std::this_thread::sleep_for(Millis(10));
        return so();
    }

    std::shared_ptr<MemoryLog> log;
    std::unique_ptr<TcpListener> listener;
};

ListenerOptions with(const std::function<void(ListenerOptions&)>& change)
{
    ListenerOptions options;
    change(options);
    return options;
}

TEST(ListenerLimits, ALineThatIsNotEndedInTimeEndsItsSender)
{
    Rig rig(with([](auto& o) { o.limits.lineTime = Millis(300); }));
    StreamClient slow = rig.client(), good = rig.client();
    slow.say("whole\nhalf");
    good.say("good\n");
    EXPECT_EQ(slow.hear(), "error a record must be whole in time");
    EXPECT_EQ(rig.taken("whole\ngood\nhalf").size(), std::string("whole\ngood\nhalf").size());   // as when it had gone
    good.say("again\n");
    EXPECT_EQ(rig.taken("again\n"), "again\n");
    EXPECT_EQ(rig.hits(SocketLimit::LineTime), 1u);
}

// A byte now and then is no excuse.
TEST(ListenerLimits, ADrippingLineEndsItsSenderToo)
{
    Rig rig(with([](auto& o) { o.limits.lineTime = Millis(400); }));
    StreamClient slow = rig.client();
    std::string said;
    for (int i = 0; i < 40 && said.empty(); ++i) {
        slow.say("x");
        said = slow.hear(100);
    }
    EXPECT_EQ(said, "error a record must be whole in time");
}

TEST(ListenerLimits, NobodyIsBlamedForALogWithoutRoom)
{
    Rig rig(with([](auto& o) {
                o.limits.lineTime = Millis(300);
                o.limits.idleTime = Millis(300);
            }),
            64 << 10);
    std::atomic<bool> over{false};
    std::thread writing([&] {
        StreamClient sender = rig.client();
        sender.say((QByteArray(999, 'x') + '\n').repeated(1000) + "half");
        while (!over) std::this_thread::sleep_for(Millis(10));
    });
    std::this_thread::sleep_for(Millis(1200));
    EXPECT_EQ(rig.hits(SocketLimit::LineTime) + rig.hits(SocketLimit::IdleTime), 0u);
    std::uint64_t lines = 0;
    for (int idle = 0; idle < 10 && lines < 1000;) {
        const auto batch = rig.log->next(Millis(100));
        idle = batch ? 0 : idle + 1;
        if (batch) lines += static_cast<std::uint64_t>(std::count(batch->bytes.begin(), batch->bytes.end(), '\n'));
    }
    over = true;
    writing.join();
    EXPECT_EQ(lines, 1000u);
}

TEST(ListenerLimits, ASilentSenderLeavesWithoutAWord)
{
    Rig rig(with([](auto& o) { o.limits.idleTime = Millis(300); }));
    StreamClient silent = rig.client(), never = rig.client();
    silent.say("line\n");
    EXPECT_TRUE(silent.closed());
    EXPECT_EQ(silent.hear(0), "");
    EXPECT_TRUE(never.closed());
    EXPECT_EQ(rig.hits(SocketLimit::IdleTime), 2u);
    EXPECT_EQ(rig.taken("line\n"), "line\n");
}

TEST(ListenerLimits, AFirstLineThatHasBegunMustEnd)
{
    Rig rig(with([](auto& o) { o.limits.helloTime = Millis(300); }));
    StreamClient slow = rig.client();
    slow.say("#tally 1 sen");
    EXPECT_EQ(slow.hear(), "error no first line came in time");
    EXPECT_EQ(rig.hits(SocketLimit::HelloTime), 1u);
    StreamClient quiet = rig.client();                 // says nothing, and nothing is asked of it
    std::this_thread::sleep_for(Millis(800));
    quiet.say("line\n");
    EXPECT_EQ(rig.taken("line\n"), "line\n");
}

TEST(ListenerLimits, ANewcomerTakesThePlaceOfOneThatHasSentNothing)
{
    Rig rig(with([](auto& o) {
        o.limits.connectionsOfOne = 2;
        o.settling = Millis(0);
    }));
    StreamClient silent = rig.client(), busy = rig.client();
    busy.say("busy\n");
    EXPECT_EQ(rig.taken("busy\n"), "busy\n");
    StreamClient late = rig.client();
    late.say("late\n");
    EXPECT_EQ(rig.taken("late\n"), "late\n");
    EXPECT_TRUE(silent.closed());
    StreamClient more = rig.client();                  // both that are there have sent
    EXPECT_TRUE(more.closed());
    busy.say("still\n");
    EXPECT_EQ(rig.taken("still\n"), "still\n");
    EXPECT_EQ(rig.hits(SocketLimit::ConnectionsOfOne), 2u);
    EXPECT_EQ(rig.listener->stats().refused, 2u);
}

// A crowd that comes all at once.
TEST(ListenerLimits, NobodyIsTurnedOutAtOnce)
{
    Rig rig(with([](auto& o) {
        o.limits.connections = 2;
        o.settling = std::chrono::hours(1);
    }));
    StreamClient first = rig.client(), second = rig.client(), third = rig.client();
    EXPECT_TRUE(third.closed());
    first.say("first\n");
    EXPECT_EQ(rig.taken("first\n"), "first\n");
    EXPECT_EQ(rig.hits(SocketLimit::Connections), 1u);
}

TEST(ListenerLimits, AllTogetherMayHoldSoMuchUnfinished)
{
    Rig rig(with([](auto& o) { o.limits.unfinished = 1 << 20; }));
    std::vector<std::unique_ptr<StreamClient>> greedy;
    StreamClient modest = rig.client();
    modest.say("mod");
    for (int i = 0; i < 4; ++i) {
        greedy.push_back(std::make_unique<StreamClient>(rig.listener->address()));
        greedy.back()->say(QByteArray(400'000, 'x'));
    }
    EXPECT_TRUE(rig.becomes([&] { return rig.hits(SocketLimit::Unfinished) > 0; }));
    modest.say("est\n");
    EXPECT_EQ(rig.taken("modest\n"), "modest\n");
}

TEST(ListenerLimits, FramesThatCannotBeCutEndTheirSender)
{
    Rig rig;
    StreamClient sender = rig.client();
    sender.say("8 <13>good7 <13>two?? no length here\n");
    EXPECT_EQ(sender.hear(), "error a frame must begin with its length: LEN SP MSG");
    EXPECT_EQ(rig.taken("<13>good\n<13>two\n"), "<13>good\n<13>two\n");
    EXPECT_EQ(rig.hits(SocketLimit::Framing), 1u);
}

// --- who may send --------------------------------------------------------------------------------------------------

const std::string kToken = "0123456789abcdef0123456789abcdef";

TEST(ListenerToken, OnlyWhoBringsItIsHeard)
{
    Rig rig(with([](auto& o) { o.credentials.token = kToken; }));
    const QByteArray token = QByteArray::fromStdString(kToken);
    for (const QByteArray& bad : {QByteArray("line\n"), QByteArray("#tally 1 sender=a\nline\n"), QByteArray("#tally 1 token=wrong\nline\n"),
                                  "#tally 1 token=" + token + "x\nline\n", "#tally 1 token=" + token.chopped(1) + "\nline\n", "19 <13>" + token + "\n"}) {
        StreamClient stranger = rig.client();
        stranger.say(bad);
        const std::string said = stranger.hear();
        EXPECT_EQ(said.substr(0, 6), "error ") << bad.toStdString();
        EXPECT_EQ(said.find(kToken.substr(0, 8)), std::string::npos);
        EXPECT_TRUE(stranger.closed());
    }
    EXPECT_EQ(rig.hits(SocketLimit::Token), 6u);
    StreamClient friendly = rig.client();
    friendly.say("#tally 1 token=" + token + "\nmine\n");
    EXPECT_EQ(rig.taken("mine\n"), "mine\n");
}

// Neither a first line that never ends nor the end of its sender is a way in.
TEST(ListenerToken, WhoNeverEndsTheFirstLineIsNotHeard)
{
    Rig rig(with([](auto& o) {
        o.credentials.token = kToken;
        o.limits.helloTime = Millis(300);
    }));
    StreamClient cut = rig.client();
    cut.say("#tally 9");
    cut.socket().disconnectFromHost();
    StreamClient silent = rig.client();
    EXPECT_EQ(silent.hear(), "error no first line came in time");
    EXPECT_TRUE(rig.becomes([&] { return rig.listener->stats().open == 0; }));
    rig.listener.reset();
    EXPECT_FALSE(rig.log->next(Millis(50)).has_value());
}

TEST(ListenerToken, ANewOneCountsForWhoComesFromThenOn)
{
    Rig rig(with([](auto& o) { o.credentials.token = kToken; }));
    const QByteArray before = "#tally 1 token=" + QByteArray::fromStdString(kToken) + "\n";
    StreamClient old = rig.client();
    old.say(before + "a\n");
    EXPECT_EQ(rig.taken("a\n"), "a\n");
    rig.listener->renew({"fedcba9876543210", {}});
    StreamClient late = rig.client();
    late.say(before);
    EXPECT_EQ(late.hear(), "error the token is wrong");
    old.say("b\n");
    EXPECT_EQ(rig.taken("b\n"), "b\n");
}

TEST(ListenerToken, OtherMachinesAreNotHeardWithoutTlsAndAToken)
{
    ListenAddress everywhere;
    everywhere.host = QHostAddress(QHostAddress::AnyIPv4);
    const auto bind = [&](const ListenerOptions& options) { return TcpListener::bind(everywhere, std::make_shared<MemoryLog>(), {}, options); };
    EXPECT_EQ(bind({}).error().code, ErrorCode::Usage);
    EXPECT_EQ(bind(with([](auto& o) { o.credentials.token = kToken; })).error().code, ErrorCode::Usage);
    EXPECT_EQ(bind(with([](auto& o) { o.credentials.tls.emplace(); })).error().code, ErrorCode::Usage);
    EXPECT_TRUE(bind(with([](auto& o) { o.insecure = true; })));
    EXPECT_TRUE(bind(with([](auto& o) {
        o.credentials.token = kToken;
        o.credentials.tls.emplace();
    })));
}

}  // namespace
}  // namespace tally
