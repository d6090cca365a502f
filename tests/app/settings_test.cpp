// SPDX-License-Identifier: GPL-3.0-or-later
// config.toml and session.json: what is read, what is refused, what is kept.
#include <QDir>
#include <QFileInfo>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/pages/videos_page.h"
#include "app/desktop/session/session_file.h"
#include "app/desktop/session/whole_file.h"
#include "app/desktop/settings/config_file.h"
#include "app/desktop/settings/config_keys.h"
#include "app/desktop/panels/chart_panel.h"
#include "tests/app/window_fixture.h"

namespace tally {

namespace {

QByteArray written(const QString& path) { return readWholeFile(path).value_or(QByteArray("(nothing)")); }

void put(const QString& path, const QByteArray& text)
{
    QString problem;
    ASSERT_TRUE(writeWholeFile(path, text, &problem)) << problem.toStdString();
}

ConfigReading read(const QByteArray& text, Settings* settings, const QStringList& actions = {}) { return readConfig(text, Settings{}, actions, settings); }

}  // namespace

TEST(ConfigText, EveryKeyIsReadAsItIsWritten)
{
    Settings settings;
    for (const ConfigKey& key : configKeys()) {
        const QVariant before = key.get(Settings{});
        const QVariant other = key.kind == ConfigKind::Flag     ? QVariant(!before.toBool())
                               : key.kind == ConfigKind::Number ? QVariant(key.least + (key.most - key.least) / 4)
                               : key.kind == ConfigKind::Choice ? QVariant(QLatin1String(key.choices.back()))
                               : key.kind == ConfigKind::Zone   ? QVariant(QStringLiteral("Europe/Paris"))
                                                                : QVariant(QStringLiteral("a \"b\" \\ \n ü"));
        const auto text = editConfig({}, QLatin1String(key.key), tomlLiteral(other));
        ASSERT_TRUE(text) << key.key;
        const ConfigReading reading = read(*text, &settings);
        EXPECT_TRUE(reading.notes.empty()) << key.key;
        EXPECT_EQ(key.get(settings), other) << text->toStdString();
    }
}

TEST(ConfigText, AWrongKeyIsAnsweredWithTheNearestAndItsLine)
{
    Settings settings;
    const ConfigReading reading = read("# mine\n[window]\nteme = \"dark\"\n[tary]\nshow = false\n[keys]\n\"range.bakc\" = \"F4\"\n", &settings, {QStringLiteral("range.back")});
    ASSERT_EQ(reading.notes.size(), 3u);
    EXPECT_FALSE(reading.broken);
    const auto note = [&](int line) {
        for (const ConfigNote& one : reading.notes)
            if (one.line == line) return one.what;
        return QString();
    };
    EXPECT_TRUE(note(3).contains(QStringLiteral("window.theme"))) << note(3).toStdString();
    EXPECT_TRUE(note(4).contains(QStringLiteral("“tray”"))) << note(4).toStdString();
    EXPECT_TRUE(note(7).contains(QStringLiteral("keys.range.back"))) << note(7).toStdString();
    EXPECT_EQ(settings.theme, ThemeChoice::System);
}

TEST(ConfigText, AWrongValueIsLeftOutAndTheRestHolds)
{
    Settings settings;
    const ConfigReading reading =
        read("[window]\ntheme = \"drak\"\nrestore = \"yes\"\nlanguage = \"de\"\n[wall]\nrotate_seconds = -5\n[objective]\nlatency_limit = nan\n[keys]\n\"a\" = \"Hyper+?+\"\n", &settings);
    EXPECT_EQ(reading.notes.size(), 5u);
    EXPECT_EQ(settings.theme, ThemeChoice::System);
    EXPECT_TRUE(settings.restore);
    EXPECT_EQ(settings.wallSeconds, 0);
    EXPECT_EQ(settings.latency.limitSeconds, 1);
    EXPECT_EQ(settings.language, QStringLiteral("de"));
}

TEST(ConfigText, AChangeKeepsCommentsOrderAndUnknownKeys)
{
    const QByteArray text = "# top\n[window] # of mine\n  theme   =  \"light\"   # by day – ü\nfuture = 1\n\n[tray]\nshow = true\n";
    const auto changed = editConfig(text, QStringLiteral("window.theme"), tomlLiteral(QStringLiteral("dark")));
    ASSERT_TRUE(changed);
    EXPECT_EQ(*changed, QByteArray(text).replace("\"light\"", "\"dark\""));
    const auto added = editConfig(text, QStringLiteral("window.language"), tomlLiteral(QStringLiteral("de")));
    ASSERT_TRUE(added);
    EXPECT_EQ(*added, QByteArray(text).replace("future = 1\n", "future = 1\nlanguage = \"de\"\n"));
    const auto shortcut = editConfig(*added, QStringLiteral("keys.range.back"), tomlLiteral(QStringLiteral("F4")));
    ASSERT_TRUE(shortcut);
    EXPECT_TRUE(shortcut->endsWith("\n[keys]\n\"range.back\" = \"F4\"\n")) << shortcut->toStdString();
    EXPECT_EQ(editConfig(*shortcut, QStringLiteral("keys.range.back"), std::nullopt), *added + "\n[keys]\n");
}

TEST(ConfigText, OtherLayoutsAreChangedOrLeftAlone)
{
    EXPECT_EQ(editConfig("window.theme = 'light'", QStringLiteral("window.theme"), QStringLiteral("\"dark\"")), QByteArray("window.theme = \"dark\""));
    EXPECT_EQ(editConfig("window = { theme = \"light\" } # in line\n", QStringLiteral("window.theme"), QStringLiteral("\"dark\"")), QByteArray("window = { theme = \"dark\" } # in line\n"));
    EXPECT_EQ(editConfig("window = 3\n", QStringLiteral("window.theme"), QStringLiteral("\"dark\"")), std::nullopt);
    EXPECT_EQ(editConfig("window = [\n", QStringLiteral("window.theme"), QStringLiteral("\"dark\"")), std::nullopt);
    for (const QByteArray& text : {QByteArray("window = { theme = \"light\" }\n"), QByteArray("window.theme = \"light\"\n")}) {
        const auto made = editConfig(text, QStringLiteral("window.language"), QStringLiteral("\"de\""));
        Settings settings;
        if (!made) continue;
        EXPECT_TRUE(read(*made, &settings).notes.empty()) << made->toStdString();
        EXPECT_EQ(settings.language, QStringLiteral("de"));
    }
}

TEST(ConfigText, AnyBytesAreRead)
{
    Settings settings;
    for (const QByteArray& text : {QByteArray("\xff\xfe\x00[window", 10), QByteArray("window"), QByteArray("[[window]]\n"), QByteArray("[keys]\na = 3\n"), QByteArray(2 << 20, '#'), QByteArray(100, '[')})
        EXPECT_FALSE(read(text, &settings).notes.empty()) << text.left(20).toStdString();
}

TEST(ConfigFile, WritesOnlyWhatChangedAndSeesChangesFromOutside)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sub/config.toml"));
    Settings settings;
    ConfigFile file(path, &settings);
    EXPECT_FALSE(file.load());
    file.sync();
    EXPECT_FALSE(QFileInfo::exists(path));          // nothing to say, no file
    settings.theme = ThemeChoice::Dark;
    settings.keys[QStringLiteral("range.back")] = QStringLiteral("F4");
    file.sync();
    EXPECT_TRUE(written(path).contains("[window]\ntheme = \"dark\"\n")) << written(path).toStdString();
    EXPECT_TRUE(written(path).contains("\"range.back\" = \"F4\"\n"));
    EXPECT_FALSE(written(path).contains("language"));
    int changes = 0;
    QObject::connect(&file, &ConfigFile::changed, [&] { ++changes; });
    put(path, QByteArray(written(path)).replace("\"dark\"", "\"light\" # by hand"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return changes == 1; }, 5000));
    EXPECT_EQ(settings.theme, ThemeChoice::Light);
    settings.keys.clear();
    file.sync();
    EXPECT_TRUE(written(path).contains("\"light\" # by hand"));
    EXPECT_FALSE(written(path).contains("F4"));
    put(path, "[window]\ntheme = \n");              // while it is being edited
    ASSERT_TRUE(QTest::qWaitFor([&] { return !file.problems().isEmpty(); }, 5000));
    EXPECT_EQ(settings.theme, ThemeChoice::Light);
    EXPECT_EQ(changes, 1);
}

TEST(ConfigFile, SeesAFileThatWasNotThereAtTheStart)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sub/config.toml"));
    Settings settings;
    ConfigFile file(path, &settings);
    EXPECT_FALSE(file.load());
    put(path, "[window]\nlanguage = \"de\"\n");
    EXPECT_TRUE(QTest::qWaitFor([&] { return settings.language == QStringLiteral("de"); }, 5000));
}

TEST(ConfigFile, WhatIsNoTomlIsSetAsideNotOverwritten)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("config.toml"));
    put(path, "[window\nmine\n");
    Settings settings;
    ConfigFile file(path, &settings);
    EXPECT_TRUE(file.load());
    EXPECT_FALSE(file.problems().isEmpty());
    EXPECT_EQ(written(path), "[window\nmine\n");
    settings.theme = ThemeChoice::Dark;
    file.sync();
    EXPECT_EQ(written(path + QStringLiteral(".broken-1")), "[window\nmine\n");
    EXPECT_TRUE(written(path).contains("theme = \"dark\""));
    EXPECT_TRUE(file.problems().isEmpty());
}

TEST(Session, IsReadAsItIsWritten)
{
    Settings settings;
    settings.geometry = "abc";
    settings.compareUs = -1;
    settings.lastSpanUs = kHour;
    settings.itemColumns = {QStringLiteral("item"), QStringLiteral("-share")};
    settings.recents = {{QStringLiteral("/a/b.log"), {QStringLiteral("--map"), QStringLiteral("item=x"), QStringLiteral("--no-time")}, QStringLiteral("today"), QStringLiteral("3"), QStringLiteral("1 2")}};
    Session session;
    session.range = ViewRange{RangeMode::Absolute, 1'700'000'000'000'000, 1'700'000'060'000'000, 0};
    session.paused = true;
    session.data = QStringLiteral("/srv/store");
    session.view = {{QStringLiteral("page"), QStringLiteral("videos")}};
    session.sources = {{OpenSource::Kind::Follow, settings.recents.front()}, {OpenSource::Kind::Demo, {}}};
    Settings read;
    const auto back = parseSession(sessionText(session, settings), &read);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->range, session.range);
    EXPECT_TRUE(back->paused);
    EXPECT_EQ(back->data, session.data);
    EXPECT_EQ(back->view, session.view);
    EXPECT_EQ(back->sources, session.sources);
    EXPECT_EQ(read.recents, settings.recents);
    EXPECT_EQ(read.geometry, settings.geometry);
    EXPECT_EQ(read.compareUs, -1);
    EXPECT_EQ(read.lastSpanUs, kHour);
    EXPECT_EQ(read.itemColumns, settings.itemColumns);
}

TEST(Session, WhatIsWrongIsAsIfItWereNotThere)
{
    Settings settings;
    for (const QByteArray& text : {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("{\"version\":2}"), QByteArray(100000, '[')}) EXPECT_FALSE(parseSession(text, &settings));
    const auto odd = parseSession("{\"version\":1,\"range\":{\"mode\":\"absolute\",\"from\":1e300,\"to\":-5},\"sources\":[3,{\"kind\":\"x\"},{\"kind\":\"log\"}],"
                                  "\"remembered\":{\"compare\":-9e99,\"recents\":[{},7]},\"view\":{\"page\":\"nowhere\",\"pages\":{\"videos\":{\"order\":999,\"filter\":[]}}}}",
                                  &settings);
    ASSERT_TRUE(odd);
    EXPECT_FALSE(odd->range);
    EXPECT_TRUE(odd->sources.empty());
    EXPECT_TRUE(settings.recents.empty());
    EXPECT_EQ(settings.compareUs, 0);
}

TEST_F(WindowTest, GoesOnWithFilterOrderAndRange)
{
    const QString log = writeLog();
    open(log);
    ASSERT_EQ(sources->openSources().size(), 1u);
    window->setViewState({{QStringLiteral("page"), QStringLiteral("videos")},
                          {QStringLiteral("pages"), QJsonObject{{QStringLiteral("videos"), QJsonObject{{QStringLiteral("filter"), QStringLiteral("alp")}, {QStringLiteral("order"), 1}}},
                                                                {QStringLiteral("trends"), QJsonObject{{QStringLiteral("type"), QStringLiteral("view")}}}}}});
    const QJsonObject view = window->viewState();
    EXPECT_EQ(view[QStringLiteral("page")], QStringLiteral("videos"));
    const QJsonObject videos = view[QStringLiteral("pages")][QStringLiteral("videos")].toObject();
    EXPECT_EQ(videos[QStringLiteral("filter")], QStringLiteral("alp"));
    EXPECT_EQ(videos[QStringLiteral("order")], 1);
    EXPECT_EQ(view[QStringLiteral("pages")][QStringLiteral("trends")][QStringLiteral("type")], QStringLiteral("view"));
    const ViewRange minutes{RangeMode::Absolute, 1700000040LL * 1000000, 1700000160LL * 1000000, 0};
    sources->reopen(std::vector<OpenSource>(sources->openSources()));
    window->recallRange(minutes);
    EXPECT_EQ(window->wantedRange(), minutes);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !sources->opening() && controller->shown()->items > 0; }, 20000));
    EXPECT_EQ(range->range(), minutes);
    window->setViewState({{QStringLiteral("page"), QStringLiteral("nowhere")}, {QStringLiteral("pages"), QJsonObject{{QStringLiteral("videos"), QJsonObject{{QStringLiteral("order"), 999}}}}}});
    EXPECT_EQ(window->page(), QStringLiteral("videos"));
}

TEST_F(WindowTest, ChartsAreDrawnAsTheyWereChosen)
{
    open(writeLog());
    EXPECT_TRUE(window->viewState()[QStringLiteral("charts")].toObject().isEmpty()) << "nothing was chosen";
    const QJsonObject charts{{QStringLiteral("traffic"), QJsonObject{{QStringLiteral("as"), QStringLiteral("bars")}, {QStringLiteral("log"), true}}}};
    window->setViewState({{QStringLiteral("page"), QStringLiteral("overview")}, {QStringLiteral("charts"), charts}});
    EXPECT_EQ(window->viewState()[QStringLiteral("charts")].toObject(), charts);
    for (const ChartPanel* panel : window->findChildren<ChartPanel*>())
        EXPECT_TRUE(panel->name() != QStringLiteral("traffic") || panel->chart()->mode() == ChartMode::Bars);
    window->setViewState({{QStringLiteral("charts"), QJsonObject{{QStringLiteral("traffic"), QJsonObject{{QStringLiteral("as"), QStringLiteral("pie")}}}, {QStringLiteral("x"), 3}}}});
    EXPECT_EQ(window->viewState()[QStringLiteral("charts")][QStringLiteral("traffic")][QStringLiteral("as")], QStringLiteral("bars"));
}

TEST_F(WindowTest, ASourceThatFailsIsNotOpenedAgain)
{
    const QString log = writeLog();
    sources->openLogs({log, folder.filePath(QStringLiteral("gone.ndjson"))}, {});
    EXPECT_EQ(sources->openSources().size(), 2u);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !sources->opening(); }, 20000));
    ASSERT_EQ(sources->openSources().size(), 1u);
    EXPECT_EQ(sources->openSources().front().how.path, log);
}

TEST_F(WindowTest, KeysOfTheUserHoldEverywhere)
{
    settings.keys = {{QStringLiteral("range.back"), QStringLiteral("F4")}, {QStringLiteral("view.pause"), QString()}};
    window->applyKeys();
    const ActionRegistry& registry = window->registry();
    EXPECT_EQ(registry.action(QStringLiteral("range.back"))->shortcut(), QKeySequence(Qt::Key_F4));
    EXPECT_TRUE(registry.action(QStringLiteral("view.pause"))->shortcut().isEmpty());
    settings.keys.clear();
    window->applyKeys();
    EXPECT_EQ(registry.action(QStringLiteral("view.pause"))->shortcut(), registry.usualKeys(QStringLiteral("view.pause")));
    EXPECT_EQ(registry.action(QStringLiteral("view.pause"))->shortcut(), QKeySequence(Qt::Key_Space));
}

}  // namespace tally
