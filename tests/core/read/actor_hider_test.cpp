// SPDX-License-Identifier: GPL-3.0-or-later
// What is hidden counts as it would have counted, and says no more of anybody.
#include "core/read/actor_hider.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <sys/stat.h>

#include "tests/core/store/model.h"

namespace tally {
namespace {

using test::TemporaryDirectory;

// What of the records counts, and why the others do not.
class Counting final : public EventSink {
public:
    void accept(std::span<const Event> events) override
    {
        for (const Event& e : events) {
            std::string line = std::string(e.item) + "|" + std::string(e.type) + "|" + (has(e.parts, Part::Time) ? std::to_string(e.time.us) : "-") + "|" +
                               (has(e.parts, Part::Value) ? toString(e.value) : "-") + "|" + (has(e.parts, Part::Latency) ? std::to_string(e.latencyUs) : "-") + "|" +
                               (has(e.parts, Part::Outcome) ? std::to_string(static_cast<int>(e.outcome)) : "-") + "|" +
                               (has(e.parts, Part::Id) ? std::string(e.id) : "-") + "|" + std::to_string(e.weight);
            ++lines[line];
            if (has(e.parts, Part::Actor)) ++actors[std::string(e.actor)];
        }
    }
    void reject(const RejectedRecord& record) override { ++reasons[record.reason]; }
    std::map<std::string, int> lines, actors;
    std::map<Reason, int> reasons;
    BatchCount count;
};

Counting countAs(std::string_view lines, const ReadOptions& read)
{
    Counting counting;
    const auto shape = detect(lines, false, read);
    EXPECT_TRUE(shape.has_value()) << shape.error().what;
    auto decoder = makeDecoder(*shape, kAllParts);
    PaddedBuffer bytes;
    bytes.assign(lines.substr(std::min(lines.size(), makeCutter(*shape)->preamble(lines))));
    counting.count = (*decoder)->decode(bytes.view(), counting);
    return counting;
}

void expectTheSameButHidden(const std::string& lines, const std::vector<std::string>& secrets)
{
    ActorHider hider({}, ActorKey::random());
    const std::string hidden = hider.hide(lines, true);
    const Counting before = countAs(lines, {}), after = countAs(hidden, ActorHider::readOptions({}));
    EXPECT_EQ(after.lines, before.lines);
    EXPECT_EQ(after.count.records, before.count.records);
    EXPECT_EQ(after.actors.size(), before.actors.size());
    int refusedBefore = 0, refusedAfter = 0;
    for (const auto& [reason, n] : before.reasons) refusedBefore += n;
    for (const auto& [reason, n] : after.reasons) refusedAfter += n;
    EXPECT_EQ(refusedAfter, refusedBefore);
    for (const std::string& secret : secrets) {
        ASSERT_NE(lines.find(secret), std::string::npos) << secret;
        EXPECT_EQ(hidden.find(secret), std::string::npos) << secret << " in " << hidden;
    }
}

TEST(ActorHider, JsonCountsTheSameWithoutItsActors)
{
    expectTheSameButHidden(
        "{\"videoId\":\"a\",\"eventType\":\"like\",\"timestamp\":1795391000.25,\"userId\":\"10.1.2.3\",\"value\":-1.5,\"latencyMs\":12.5,\"status\":503,\"referrer\":\"secret.example\"}\n"
        "{\"videoId\":\"q\\\"\\u00e9\\n\",\"timestamp\":\"2026-11-24T10:00:00Z\",\"userId\":\"al\\u0069ce\",\"eventId\":\"7\"}\n"
        "{\"videoId\":\"b\",\"timestamp\":12,\"userId\":\"10.1.2.3\"}\n"
        "\n"
        "{\"videoId\":\"a\",\"timestamp\":\"10.9.9.9\"}\n"
        "{\"timestamp\":1795391000,\"userId\":\"10.8.8.8\"}\n"
        "{\"videoId\":\"a\",\"timestamp\":1795391000,\"value\":1e18,\"userId\":\"10.7.7.7\"}\n"
        "10.6.6.6 is no object\n",
        {"10.1.2.3", "al\\u0069ce", "secret.example", "10.9.9.9", "10.8.8.8", "10.7.7.7", "10.6.6.6"});
}

TEST(ActorHider, AccessLogsAndCsvToo)
{
    std::string access;
    for (int i = 0; i < 70; ++i)   // more than one group of events, with a refused line between them
        access += i == 30 ? "203.0.113.9 but no request\n"
                          : "203.0.113." + std::to_string(i % 5) + " - carol [24/Nov/2026:10:00:" + (i < 10 ? "0" : "") + std::to_string(i % 60) +
                                " +0000] \"GET /p" + std::to_string(i % 3) + "?q=dave HTTP/1.1\" 200 512 \"http://from.example/\" \"agent\"\n";
    expectTheSameButHidden(access, {"203.0.113.", "carol", "dave", "from.example"});
    expectTheSameButHidden("videoId,timestamp,userId\na,1795391000,alice\n\"b,\"\"c\",1795391001,10.1.2.3\nshort,10.1.2.4\n", {"alice", "10.1.2.3", "10.1.2.4"});
}

TEST(ActorHider, RefusedOnesKeepTheirReasonWhereItCanBeKept)
{
    for (const Reason reason : {Reason::Empty, Reason::NoItem, Reason::BadTime, Reason::ValueRange, Reason::BadWeight, Reason::BadJson}) {
        const std::string good = "{\"item\":\"a\",\"type\":\"view\",\"time\":1795391000000000,\"value\":null,\"latency\":null,\"outcome\":null,\"actor\":null,\"id\":null,\"weight\":1}\n";
        const Counting counting = countAs(good + ActorHider::refused(reason, 100), ActorHider::readOptions({}));
        EXPECT_EQ(counting.reasons, (std::map<Reason, int>{{reason, 1}})) << name(reason);
    }
}

TEST(ActorHider, AHeaderComesOnceAndAnActorIsAlwaysTheSame)
{
    const ActorKey key = ActorKey::random();
    ActorHider hider({}, key);
    const std::string header = "videoId,timestamp,userId\n", row = "a,1795391000,alice\n";
    const std::string first = hider.hide(header + row, true);
    EXPECT_EQ(hider.hide(header + row, true), first);   // was not taken, and comes again
    EXPECT_EQ(hider.hide(row, false), first);
    EXPECT_NE(first.find(key.hash("alice")), std::string::npos);
    EXPECT_NE(key.hash("alice"), ActorKey::random().hash("alice"));
}

TEST(ActorHider, TheKeyIsMadeOnceAndForItsOwnerOnly)
{
    const TemporaryDirectory directory;
    const auto first = ActorKey::of(directory.path());
    ASSERT_TRUE(first.has_value());
    const auto again = ActorKey::of(directory.path());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(first->words, again->words);
    struct stat status {};
    ASSERT_EQ(::stat(directory.file("actor-key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    ::chmod(directory.file("actor-key").c_str(), 0644);
    EXPECT_FALSE(ActorKey::of(directory.path()).has_value());
    ::chmod(directory.file("actor-key").c_str(), 0600);
    std::filesystem::resize_file(directory.file("actor-key"), 10);
    EXPECT_FALSE(ActorKey::of(directory.path()).has_value());   // a new one would make everybody somebody else
}

}  // namespace
}  // namespace tally
