// SPDX-License-Identifier: GPL-3.0-or-later
// A store that is looked at again is shown as it was left; another one is not.
#include "app/desktop/session/window_keeper.h"
#include "tests/app/window_fixture.h"

namespace tally {
namespace {

class SessionStore : public WindowTest {
protected:
    SessionStore() : WindowTest((QDir::tempPath() + QStringLiteral("/tally_session_store_%1").arg(QCoreApplication::applicationPid())).toStdString()) {}
    ~SessionStore() override
    {
        keeper.reset();
        const QString data = QString::fromStdString(controller->dataDirectory());
        window.reset();
        sources.reset();
        controller.reset();
        QDir(data).removeRecursively();
    }
    void openWindow()
    {
        window.reset();
        keeper.reset();
        range = std::make_unique<TimeRangeController>();
        config = std::make_unique<ConfigFile>(QString(), &settings);
        keeper = std::make_unique<WindowKeeper>(PageContext{controller.get(), range.get(), &settings}, sources.get(), config.get(), session());
        keeper->load();
        keeper->open({QSize(1280, 800), {}, true});
        ASSERT_TRUE(QTest::qWaitFor([this] { return controller->shown()->items > 0 && range->known() && keeper->window()->settled(); }, 20000));
    }
    QString session() const { return folder.filePath(QStringLiteral("session.json")); }
    std::unique_ptr<ConfigFile> config;
    std::unique_ptr<WindowKeeper> keeper;
};

TEST_F(SessionStore, KeepsItsRange)
{
    open(writeLog());
    openWindow();
    constexpr qint64 kStart = 1'699'999'980 * kSecond;   // a whole minute
    range->choose({RangeMode::Absolute, kStart + 2 * kMinute, kStart + 5 * kMinute, 0});
    const ViewRange left = range->asked();
    keeper->keep();
    openWindow();
    EXPECT_EQ(range->asked(), left);
    // What was kept of another store says nothing about this one.
    QFile file(session());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    const QByteArray here = controller->dataDirectory().c_str();
    ASSERT_TRUE(text.contains(here));
    text.replace(here, "/srv/other");
    keeper.reset();
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    openWindow();
    EXPECT_NE(range->asked(), left);
}

}  // namespace
}  // namespace tally
