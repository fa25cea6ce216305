// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "core/saved/saved_session.h"

using namespace phonehome;

namespace {

SavedSession whole()
{
    SavedSession session;
    session.captures = {"/home/me/caps/week.pcap", "/home/me/caps/more/next \"week\".pcapng", "/srv/other.pcap"};
    session.logs = {"/home/me/caps/pihole.log"};
    session.zone = "Europe/Berlin";
    session.logSeconds = -12.5;
    session.view.device = "24:f5:a2:00:00:01";
    session.view.protocol = Protocol::Stun;
    session.view.beat = SavedBeat{Protocol::Stun, false, "Refresh", "nat.wemo2.com"};
    session.view.name = "nat.wemo2.com";
    session.view.span = TimeSpan{{1'588'550'400'123'456'789}, {1'588'560'400'000'000'001}};
    session.view.excluded = {{{-5'000'000'001}, {-1}}, {{10}, {20}}};
    session.view.zoom = TimeSpan{{1'588'550'500'000'000'000}, {1'588'550'600'000'000'000}};
    session.view.parting = Timestamp{-7'000'000'000};
    session.view.tab = "beatsView";
    return session;
}

const std::string kPath = "/home/me/caps/week.phonehome";

std::string textOf(const SavedSession& session, const std::string& path = kPath)
{
    const auto text = sessionText(session, path);
    return text ? *text : "failed: " + text.error().detail;
}

std::string why(std::string_view text)
{
    const auto session = parseSession(text, kPath);
    return session ? "" : session.error().detail;
}

void write(const std::string& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

class TestSavedSession : public QObject {
    Q_OBJECT
private slots:
    void whatIsSavedIsReadAgain()
    {
        const auto again = parseSession(textOf(whole()), kPath);
        QVERIFY(again);
        QVERIFY(*again == whole());
        SavedSession plain;
        plain.captures = {"/a.pcap"};
        QVERIFY(*parseSession(textOf(plain), kPath) == plain);
        QVERIFY(textOf(plain).find("view") == std::string::npos);
    }
    void whatLiesInItsFolderMovesWithIt()
    {
        const std::string text = textOf(whole());
        QVERIFY2(text.find("\"week.pcap\"") != std::string::npos, text.c_str());
        QVERIFY(text.find("\"more/next \\\"week\\\".pcapng\"") != std::string::npos);
        QVERIFY(text.find("\"/srv/other.pcap\"") != std::string::npos);
        const auto moved = parseSession(text, "/mnt/stick/caps/week.phonehome");
        QVERIFY(moved);
        QCOMPARE(moved->captures[0], std::string("/mnt/stick/caps/week.pcap"));
        QCOMPARE(moved->captures[2], std::string("/srv/other.pcap"));
        QCOMPARE(moved->logs[0], std::string("/mnt/stick/caps/pihole.log"));
    }
    void pathsAsTypedAreMadeWhole()
    {
        SavedSession session;
        session.captures = {"week.pcap", "./sub/../other.pcap"};
        const std::string here = std::filesystem::current_path().string();
        const auto again = parseSession(textOf(session, "week.phonehome"), here + "/week.phonehome");
        QVERIFY(again);
        QCOMPARE(again->captures[0], here + "/week.pcap");
        QCOMPARE(again->captures[1], here + "/other.pcap");
    }
    void aNameThatIsNoUtf8IsRefused()
    {
        SavedSession session;
        session.captures = {"/caps/\xff.pcap"};
        const auto text = sessionText(session, kPath);
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::WrongSession);
    }
    void whatIsNoneIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* text, const char* reason) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(reason);
        };
        row("nothing", "", "not JSON, or cut");
        row("cut", R"({"schema":"phonehome-session/1","captures":["a")", "not JSON, or cut");
        row("a list", "[1,2]", "it does not say that it is one");
        row("another's", R"({"captures":["a"]})", "it does not say that it is one");
        row("newer", R"({"schema":"phonehome-session/2","captures":["a"]})",
            "its form is phonehome-session/2, and only phonehome-session/1 is known");
        row("no captures", R"({"schema":"phonehome-session/1"})", "it names no captures");
        row("empty", R"({"schema":"phonehome-session/1","captures":[]})", "it names no captures");
        row("numbers", R"({"schema":"phonehome-session/1","captures":[1]})", "it names no captures");
        row("an empty name", R"({"schema":"phonehome-session/1","captures":[""]})", "it names no captures");
        row("two names in one", "{\"schema\":\"phonehome-session/1\",\"captures\":[\"a\\u0000b\"]}",
            "it names no captures");
        row("logs", R"({"schema":"phonehome-session/1","captures":["a"],"logs":{"a":1}})",
            "its list of logs is damaged");
    }
    void whatIsNoneIsRefusedWithItsReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QCOMPARE(QString::fromStdString(why(text.toStdString())), reason);
    }
    void everyPrefixFailsCleanly()
    {
        const std::string text = textOf(whole());
        for (std::size_t n = 0; n + 2 < text.size(); ++n)
            QVERIFY(!why(std::string_view(text).substr(0, n)).empty());
    }
    void whatOfTheViewCantBeReadIsPassedOver()
    {
        const auto session =
            parseSession(R"({"schema":"phonehome-session/1","captures":["a"],"logs":["b"],"log-offset":1e300,
            "later":true,"view":{"device":7,"protocol":"quantum","beat":{"protocol":"stun","says":5},
            "span":["9","1"],"zoom":["x","y"],"parting":"noon",
            "excluded":[["30","40"],["1"],["10.5","35"],["-3","-2"],[1,2]]}})",
                         kPath);
        QVERIFY(session);
        QVERIFY(!session->logSeconds);
        QVERIFY(session->view.device.empty());
        QVERIFY(!session->view.protocol);
        QVERIFY(session->view.beat == SavedBeat({Protocol::Stun, false, "", ""}));
        QVERIFY(!session->view.span);
        QVERIFY(!session->view.zoom);
        QVERIFY(!session->view.parting);
        // In order, and those that touch as one.
        const std::vector<TimeSpan> expected{{{-3'000'000'000}, {-2'000'000'000}},
                                             {{10'500'000'000}, {40'000'000'000}}};
        QVERIFY(session->view.excluded == expected);
    }
    void withoutLogsTheirClockIsNothing()
    {
        const auto session =
            parseSession(R"({"schema":"phonehome-session/1","captures":["a"],"log-zone":"UTC","log-offset":1})", kPath);
        QVERIFY(session);
        QVERIFY(session->zone.empty());
        QVERIFY(!session->logSeconds);
    }
    void deepNestingIsHarmless()
    {
        const std::string deep(200'000, '[');
        QVERIFY(!why(deep).empty());
        QVERIFY(
            why(R"({"schema":"phonehome-session/1","captures":["a"],"view":)" + deep + std::string(200'000, ']') + "}")
                .empty());
    }
    void itIsToldByItsFirstBytes()
    {
        const QTemporaryDir folder;
        const std::string at = folder.path().toStdString();
        write(at + "/a.phonehome", textOf(whole()));
        write(at + "/b.phonehome", "{\"a\":1}");
        write(at + "/empty", "");
        QVERIFY(isSession(at + "/a.phonehome"));
        QVERIFY(!isSession(at + "/b.phonehome"));
        QVERIFY(!isSession(at + "/empty"));
        QVERIFY(!isSession(at + "/none"));
        QVERIFY(!isSession(at));
        QCOMPARE(readSession(at + "/none").error().code, ErrorCode::NotFound);
        QCOMPARE(readSession(at).error().code, ErrorCode::IsDirectory);
        const auto session = readSession(at + "/a.phonehome");
        QVERIFY(session);
        QCOMPARE(session->captures[0], at + "/week.pcap");
    }
    void oneThatIsTooLargeIsNotRead()
    {
        const QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/large")).toStdString();
        write(path, textOf(whole()) + std::string(std::size_t{5} << 20U, ' '));
        QCOMPARE(readSession(path).error().detail, std::string("too large"));
    }
};

QTEST_APPLESS_MAIN(TestSavedSession)
#include "tst_saved_session.moc"
