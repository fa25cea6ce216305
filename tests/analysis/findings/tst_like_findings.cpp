// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <functional>
#include <set>

#include "core/analysis/findings/findings.h"
#include "core/export/finding_list.h"
#include "core/export/finding_text.h"
#include "tests/support/given_findings.h"

using namespace phonehome;

namespace {

constexpr const char* kPeer = "nat.example.com";

/// How many devices each finding has that a reader sees, in order.
std::vector<std::size_t> sizesIn(const Snapshot& s)
{
    std::vector<std::size_t> out;
    for (const LikeFindings& like : likeFindingsIn(s))
        out.push_back(like.members.size());
    return out;
}

std::string sentence(const Snapshot& s, std::size_t at = 0)
{
    return findingSentence(s, likeFindingsIn(s).at(at));
}

struct Row {
    const char* name;
    std::function<void(GivenFindings&)> add;
    std::vector<std::size_t> sizes;
    const char* sentence; ///< of the first, that it begins with
};

/// A finding of a new device with nothing but what is set here.
Finding plain(GivenFindings& home, FindingKind kind, std::uint64_t count, std::vector<std::string> about = {})
{
    Finding f;
    f.kind = kind;
    f.weight = FindingWeight::Note;
    f.device = home.device("d");
    f.count = count;
    f.about = std::move(about);
    f.first = givenSecond(100);
    f.last = givenSecond(200);
    return f;
}

/// Of talk of a new device.
Finding ofTalk(GivenFindings& home, FindingKind kind, std::uint64_t count, std::uint64_t of = 0, double seconds = 310)
{
    Finding f = plain(home, kind, count);
    f.group = home.talk(f.device, {.period = seconds});
    f.of = of;
    f.seconds = seconds;
    return f;
}

void addMargins(GivenFindings& home, const std::vector<double>& spare)
{
    for (const double seconds : spare)
        home.addMargin(home.device("d"), kPeer, seconds);
}

const std::vector<Row>& rows()
{
    static const std::vector<Row> kRows{
        {"twelve alike",
         [](auto& h) { addMargins(h, std::vector<double>(12, 20)); },
         {12},
         "STUN Refresh to nat.example.com has 20 s to spare of the 330 s that were promised"},
        {"one margin is another",
         [](auto& h) {
             addMargins(h, {20, 20, 5, 20});
         },
         {3, 1},
         "STUN"},
        {"margins as good as one",
         [](auto& h) {
             addMargins(h, {20.04, 19.96, 20});
         },
         {3},
         "STUN Refresh to nat.example.com has 20 s to spare of the 330 s that were promised"},
        {"margins nearly alike are told as a range",
         [](auto& h) {
             addMargins(h, {20.9, 20.3});
         },
         {2},
         "STUN Refresh to nat.example.com has 20.3 s to 20.9 s to spare of the 330 s"},
        {"nothing to spare is not little",
         [](auto& h) {
             addMargins(h, {0.5, -0.5});
         },
         {1, 1},
         "STUN"},
        {"none has a thing to spare",
         [](auto& h) {
             addMargins(h, {-0.5, -0.7});
         },
         {2},
         "STUN Refresh to nat.example.com has nothing to spare of the 330 s"},
        // Each is near the one before it; only what is near the first counts.
        {"no chain",
         [](auto& h) {
             addMargins(h, {40, 41.5, 43, 44.5, 46});
         },
         {2, 2, 1},
         "STUN"},
        {"two peers",
         [](auto& h) {
             for (const char* peer : {"a.example.com", "b.example.com", "a.example.com"})
                 h.addMargin(h.device("d"), peer, 20);
         },
         {2, 1},
         "STUN Refresh to a.example.com has"},
        {"another promise",
         [](auto& h) {
             h.addMargin(h.device("d"), kPeer, 20, 330);
             h.addMargin(h.device("d"), kPeer, 20, 630);
         },
         {1, 1},
         "STUN"},
        {"one device twice",
         [](auto& h) {
             const DeviceId device = h.device("d");
             h.addMargin(device, kPeer, 20);
             h.addMargin(device, kPeer, 20);
         },
         {1, 1},
         "STUN"},
        {"sockets of their own",
         [](auto& h) {
             for (const std::uint16_t port : {40001, 40002}) {
                 Finding f = ofTalk(h, FindingKind::NeverAnswered, 5);
                 f.group = h.talk(f.device, {.ownPort = port});
                 h.add(f);
             }
         },
         {1, 1},
         "STUN"},
        {"another message",
         [](auto& h) {
             for (const char* kind : {"Refresh", "Binding"}) {
                 Finding f = ofTalk(h, FindingKind::NeverAnswered, 5);
                 f.group = h.talk(f.device, {.kind = kind});
                 h.add(f);
             }
         },
         {1, 1},
         "STUN"},
        {"a UUID of each one's own",
         [](auto& h) {
             for (const char* kind : {"uuid:Socket-1_0-1", "uuid:Socket-1_0-2", "upnp:rootdevice"}) {
                 Finding f = plain(h, FindingKind::BeatsMissed, 4);
                 f.group = h.talk(f.device, {.peer = "239.255.255.250", .kind = kind, .protocol = Protocol::Ssdp});
                 f.of = 700;
                 f.seconds = 900;
                 h.add(f);
             }
         },
         {2, 1},
         "SSDP uuid:… to 239.255.255.250 missed 4 of 700 beats each, every 900 s"},
        {"another weight",
         [](auto& h) {
             Finding f = ofTalk(h, FindingKind::NoLongerAnswered, 5);
             h.add(f);
             f = ofTalk(h, FindingKind::NoLongerAnswered, 5);
             f.weight = FindingWeight::Warning;
             h.add(f);
         },
         {1, 1},
         "STUN"},
        {"missed beats of like shares",
         [](auto& h) {
             h.add(ofTalk(h, FindingKind::BeatsMissed, 4, 1944));
             h.add(ofTalk(h, FindingKind::BeatsMissed, 5, 1950));
             h.add(ofTalk(h, FindingKind::BeatsMissed, 40, 1950));
             h.add(ofTalk(h, FindingKind::BeatsMissed, 4, 1944, 60));
         },
         {2, 1, 1},
         "STUN Refresh to nat.example.com missed 4 to 5 of 1944 to 1950 beats each, every 310 s"},
        {"never answered, however often asked",
         [](auto& h) {
             h.add(ofTalk(h, FindingKind::NeverAnswered, 5));
             h.add(ofTalk(h, FindingKind::NeverAnswered, 700));
         },
         {2},
         "STUN Refresh to nat.example.com was asked 5 to 700 times each and never answered"},
        {"the same silence",
         [](auto& h) {
             for (int i = 0; i < 12; ++i)
                 h.addSilence(h.device("d"), {1000.0 + i, 4060.0 + i, 11});
             h.addSilence(h.device("d"), {9000, 12060, 0});
         },
         {12, 1},
         "were silent once each, for 51 min at most, from 2020-09-13 12:43:20 UTC at the earliest"},
        {"others beyond are still said",
         [](auto& h) {
             for (int i = 0; i < 3; ++i)
                 h.addSilence(h.device("d"), {1000, 4060, 4});
         },
         {3},
         "were silent once each, for 51 min at most, from 2020-09-13 12:43:20 UTC at the earliest, and 2 others with "
         "them"},
        {"a period later is the same silence, two are not",
         [](auto& h) {
             h.addSilence(h.device("d"), {1000, 4000, 2, 60});
             h.addSilence(h.device("d"), {1060, 4060, 2, 60});
             h.addSilence(h.device("d"), {1121, 4121, 2, 60});
             h.addSilence(h.device("d"), {1121, 4121, 2, 130});
         },
         {3, 1},
         "were silent"},
        // Within a period, but the short one kept little of the long one.
        {"a short silence in a long one",
         [](auto& h) {
             h.addSilence(h.device("d"), {0, 2000, 0, 600});
             h.addSilence(h.device("d"), {500, 1500, 1, 60});
         },
         {1, 1},
         "was silent"},
        {"gone together, by timers of their own",
         [](auto& h) {
             h.addSilence(h.device("d"), {1000, 86400, 1, 60, true});
             h.addSilence(h.device("d"), {1200, 86400, 1, 310, true});
         },
         {2},
         "have not been heard since 2020-09-13 12:46:40 UTC, though they spoke every 60 s to 310 s"},
        {"came up together, or not",
         [](auto& h) {
             for (const double at : {100.0, 160.0, 5000.0}) {
                 Finding f = plain(h, FindingKind::CameUp, 1);
                 f.first = f.last = givenSecond(at);
                 h.add(f);
             }
         },
         {2, 1},
         "came up once each while they were watched"},
        {"about the same",
         [](auto& h) {
             h.add(plain(h, FindingKind::HardCoded, 2, {"192.0.2.1", "192.0.2.2"}));
             h.add(plain(h, FindingKind::HardCoded, 1, {"192.0.2.1"}));
             h.add(plain(h, FindingKind::HardCoded, 2, {"192.0.2.1", "192.0.2.2"}));
         },
         {2, 1},
         "talk to 2 addresses that no lookup gave: 192.0.2.1, 192.0.2.2"},
        {"told to ask another",
         [](auto& h) {
             for (const char* told : {"192.168.1.1", "192.168.1.1", "192.168.1.2"}) {
                 Finding f = plain(h, FindingKind::TimeServersIgnored, 1, {"time.example.com"});
                 f.offered = {told};
                 h.add(f);
             }
         },
         {2, 1},
         "ask time.example.com for the time, where they are told to ask 192.168.1.1"},
        {"which they ask too",
         [](auto& h) {
             for (const bool too : {true, true, false}) {
                 Finding f = plain(h, FindingKind::ResolversIgnored, 1, {"192.0.2.53"});
                 f.offered = {"192.168.1.1"};
                 f.offeredToo = too;
                 h.add(f);
             }
         },
         {2, 1},
         "look names up at 192.0.2.53, where they are told to ask 192.168.1.1, which they ask too"},
        {"requests in the clear, as many or many more",
         [](auto& h) {
             for (const std::uint64_t count : {10, 15, 16})
                 h.add(plain(h, FindingKind::PlainHttp, count, {"a.example.com"}));
         },
         {2, 1},
         "sent 10 to 15 requests each in the clear to a.example.com"},
        {"a port that is open, or was",
         [](auto& h) {
             for (const bool over : {false, true, false}) {
                 Finding f = plain(h, FindingKind::PortOpened, 1, {"UDP 9000"});
                 f.group = h.talk(f.device, {.peer = "192.168.1.1"});
                 f.over = over;
                 h.add(f);
             }
         },
         {2, 1},
         "have the router let the internet in: UDP 9000, granted by 192.168.1.1"},
        {"of the home",
         [](auto& h) {
             for (int i = 0; i < 2; ++i) {
                 Finding f = plain(h, FindingKind::ClockSetBack, 1);
                 f.device = DeviceId{};
                 h.add(f);
             }
         },
         {1, 1},
         "the capture's clock was set back once"},
        {"none", [](auto&) {}, {}, nullptr},
    };
    return kRows;
}

} // namespace

class TestLikeFindings : public QObject {
    Q_OBJECT
private slots:
    void whatSaysTheSameIsOne_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(rows().size()); ++i)
            QTest::newRow(rows()[static_cast<std::size_t>(i)].name) << i;
    }
    void whatSaysTheSameIsOne()
    {
        QFETCH(const int, index);
        const Row& row = rows()[static_cast<std::size_t>(index)];
        GivenFindings home;
        row.add(home);
        const SnapshotPtr s = home.snapshot();
        QCOMPARE(sizesIn(*s), row.sizes);
        if (row.sentence)
            QVERIFY2(sentence(*s).starts_with(row.sentence), sentence(*s).c_str());
        // Each finding in one of them, in order, none of a device twice.
        std::vector<bool> seen(findingsIn(*s).size());
        for (const LikeFindings& like : likeFindingsIn(*s)) {
            QVERIFY(std::is_sorted(like.members.begin(), like.members.end()));
            std::set<DeviceId> devices;
            for (const std::uint32_t place : like.members) {
                QVERIFY(!seen[place]);
                seen[place] = true;
                QVERIFY(devices.insert(findingsIn(*s)[place].device).second);
                QVERIFY(!findingSentence(*s, aloneAt(findingsIn(*s), place)).empty());
            }
        }
        QVERIFY(std::find(seen.begin(), seen.end(), false) == seen.end());
        for (std::size_t i = 1; i < likeFindingsIn(*s).size(); ++i)
            QVERIFY(likeFindingsIn(*s)[i - 1].members.front() < likeFindingsIn(*s)[i].members.front());
    }
    void numbersAsGoodAsOneAreTold_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::addColumn<double>("one"); // 0: they are two
        QTest::newRow("the same") << 309.987 << 309.987 << 309.987;
        QTest::newRow("nearly") << 599.8 << 600.1 << 600.0;
        QTest::newRow("apart") << 590.0 << 600.0 << 0.0;
        QTest::newRow("small") << 0.02999 << 0.03001 << 0.03;
        QTest::newRow("below nothing") << -0.7001 << -0.7 << -0.7;
        QTest::newRow("to both sides") << -1.0 << 1.0 << 0.0;
    }
    void numbersAsGoodAsOneAreTold()
    {
        QFETCH(const double, least);
        QFETCH(const double, most);
        QFETCH(const double, one);
        const auto told = asOne({least, most});
        QCOMPARE(told.has_value(), one != 0);
        QVERIFY(!told || std::abs(*told - one) < 1e-9);
    }
    void jsonHasEachDeviceAndSaysWhichAreAlike()
    {
        const Json list = findingList(*twelveAlike());
        QCOMPARE(list.size(), std::size_t{13});
        for (std::size_t i = 0; i < 12; ++i)
            QCOMPARE(list[i].at("same_as").get<int>(), 0);
        QVERIFY(!list[12].contains("same_as"));
    }
    void hostileNamesStayVisibleTextAndManyStayQuick()
    {
        GivenFindings home;
        const std::string evil = "\x1b[31m\u202Eevil\n";
        for (int i = 0; i < 3; ++i)
            home.addMargin(home.device("d"), evil, 20);
        const SnapshotPtr s = home.snapshot();
        QCOMPARE(sizesIn(*s), std::vector<std::size_t>{3});
        QVERIFY(sentence(*s).find('\x1b') == std::string::npos && sentence(*s).find('\n') == std::string::npos);
        GivenFindings many;
        const std::vector<std::string> about(100, std::string(100, 'a'));
        for (int i = 0; i < 2000; ++i) {
            std::vector<std::string> own = about;
            own.back() += std::to_string(i % 500);
            many.add(plain(many, FindingKind::EncryptedLookups, 100, own));
        }
        QCOMPARE(sizesIn(*many.snapshot()), std::vector<std::size_t>(500, 4));
    }
};

QTEST_APPLESS_MAIN(TestLikeFindings)
#include "tst_like_findings.moc"
