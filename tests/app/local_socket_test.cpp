// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "app/intake/listening_socket.h"
#include "app/intake/tcp_listener.h"
#include "core/log/memory_log.h"
#include "tests/app/stream_client.h"

namespace tally {
namespace {

using test::StreamClient;

struct Folder {
    QTemporaryDir directory;
    ListenAddress at(const std::string& name) const { return *parseLocalAddress(directory.path().toStdString() + "/" + name); }
};

unsigned modeOf(const std::string& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

TEST(LocalSocket, TakesLinesAndFramesAndIsItsOwnersAlone)
{
    const Folder folder;
    const mode_t before = ::umask(0);   // even then
    auto log = std::make_shared<MemoryLog>();
    auto listener = TcpListener::start(folder.at("new/tally"), log);
    ::umask(before);
    ASSERT_TRUE(listener) << listener.error().what;
    const ListenAddress where = (*listener)->address();
    EXPECT_EQ(where.text(), "local:" + where.path);
    EXPECT_EQ(modeOf(where.path), 0600u);
    EXPECT_EQ(modeOf(std::filesystem::path(where.path).parent_path()), 0700u);
    for (const char* said : {"line\nlast", "8 <13>fram5 <1>x\n"}) {
        StreamClient sender(where);
        ASSERT_TRUE(sender.connected());
        sender.say(said);
    }
    std::string all;
    for (int i = 0; i < 50 && all.size() < 22; ++i)
        if (const auto batch = log->next(std::chrono::milliseconds(100)); batch && batch->kind == RawBatch::Kind::Lines) all += batch->bytes;
    for (const char* wanted : {"line\n", "last", "<13>fram\n<1>x\n"}) EXPECT_NE(all.find(wanted), std::string::npos) << all;
    listener->reset();
    EXPECT_FALSE(std::filesystem::exists(where.path));
}

TEST(LocalSocket, ReplacesWhatAnEarlierProcessLeft)
{
    const Folder folder;
    ListenAddress where = folder.at("tally");
    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    where.path.copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(left, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::listen(left, 1);
    EXPECT_EQ(ListeningSocket::open(&where).error().code, ErrorCode::Busy);   // somebody is there
    ::close(left);
    ASSERT_TRUE(std::filesystem::exists(where.path));
    EXPECT_TRUE(ListeningSocket::open(&where));
    EXPECT_FALSE(std::filesystem::exists(where.path));
}

TEST(LocalSocket, TakesNothingElseAway)
{
    const Folder folder;
    ListenAddress where = folder.at("tally");
    std::ofstream(where.path) << "precious";
    EXPECT_EQ(ListeningSocket::open(&where).error().code, ErrorCode::Unreadable);
    std::filesystem::remove(where.path);
    std::filesystem::create_symlink("/nowhere/at/all", where.path);
    EXPECT_FALSE(ListeningSocket::open(&where));
    EXPECT_TRUE(std::filesystem::is_symlink(where.path));
    std::filesystem::remove(where.path);
    {
        const auto first = ListeningSocket::open(&where);
        ASSERT_TRUE(first);
        std::filesystem::remove(where.path);
        std::ofstream(where.path) << "another took it";
    }
    EXPECT_TRUE(std::filesystem::exists(where.path));
}

TEST(LocalSocket, HasANameInTheRuntimeDirectoryOrAPath)
{
    const Folder folder;
    ::setenv("XDG_RUNTIME_DIR", folder.directory.path().toStdString().c_str(), 1);
    ::unsetenv("RUNTIME_DIRECTORY");
    EXPECT_EQ(parseLocalAddress("")->path, folder.directory.path().toStdString() + "/tallyscope/tallyscope");
    EXPECT_EQ(parseLocalAddress("local:web")->path, folder.directory.path().toStdString() + "/tallyscope/web");
    ::setenv("RUNTIME_DIRECTORY", "/run/tally", 1);
    EXPECT_EQ(parseLocalAddress("web")->path, "/run/tally/web");
    ::unsetenv("RUNTIME_DIRECTORY");
    EXPECT_EQ(parseLocalAddress("/a/../b//c")->path, "/b/c");
    EXPECT_TRUE(parseLocalAddress("/" + std::string(106, 'a')));
    for (const std::string& bad : {"/" + std::string(107, 'a'), std::string("/a/"), std::string("/")}) EXPECT_FALSE(parseLocalAddress(bad)) << bad;
}

}  // namespace
}  // namespace tally
