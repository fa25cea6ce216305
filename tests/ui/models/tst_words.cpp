// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/growing.h"
#include "tests/support/to_cloud.h"
#include "tests/support/turn_talk.h"
#include "ui/charts/lanes.h"
#include "ui/models/event_facts.h"
#include "ui/models/group_facts.h"
#include "ui/models/group_model.h"
#include "ui/models/selection.h"
#include "ui/models/texts.h"
#include "ui/models/time_format.h"

using namespace phonehome;

namespace {

constexpr Timestamp kTime{1588576360204118416};

} // namespace

class TestWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void timesInTheZone()
    {
        qputenv("TZ", "America/New_York");
        TimeFormat time;
        QCOMPARE(time.choice(), ZoneChoice::Local);
        time.setChoice(ZoneChoice::Utc);
        QCOMPARE(time.time(kTime, 3), QStringLiteral("07:12:40.204"));
        QCOMPARE(time.iso(kTime), QStringLiteral("2020-05-04T07:12:40.204118416Z"));
        QCOMPARE(time.zoneText(kTime), QStringLiteral("UTC"));
        QVERIFY(time.dateTime(kTime, 0).contains(QStringLiteral("07:12:40")));
    }
    void spansTellTheYearAndNothingTwice()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        const auto later = [](std::int64_t days) { return kTime + Duration::ofSeconds(days * 86400); };
        QCOMPARE(time.span({kTime, kTime + Duration::ofSeconds(18)}),
                 QStringLiteral("Mon 4 May 2020 07:12:40 – 07:12:58"));
        QCOMPARE(time.span({kTime, later(2)}), QStringLiteral("Mon 4 May 2020 07:12:40 – Wed 6 May 07:12:40"));
        QCOMPARE(time.span({kTime, later(365)}), QStringLiteral("Mon 4 May 2020 07:12:40 – Tue 4 May 2021 07:12:40"));
    }
    void yearsAreToldWhereThereAreSeveral()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        QSignalSpy changed(&time, &TimeFormat::changed);
        time.setSpan({kTime, kTime + Duration::ofSeconds(86400)});
        QCOMPARE(time.dateTime(kTime, 0), QStringLiteral("Mon 4 May 07:12:40"));
        QCOMPARE(changed.count(), 0);
        time.setSpan({kTime, kTime + Duration::ofSeconds(365 * 86400)});
        QCOMPARE(time.dateTime(kTime, 0), QStringLiteral("Mon 4 May 2020 07:12:40"));
        QCOMPARE(changed.count(), 1);
    }
    void periodsAreQuotedInSeconds()
    {
        QCOMPARE(TimeFormat::period(310.03), QStringLiteral("310 s"));
        QCOMPARE(TimeFormat::period(270.06), QStringLiteral("270.1 s"));
        QCOMPARE(TimeFormat::period(0), QStringLiteral("0 s"));
        QCOMPARE(TimeFormat::period(2), QStringLiteral("2.00 s"));
        QCOMPARE(TimeFormat::period(43170), QStringLiteral("12.0 h"));
        QCOMPARE(TimeFormat::interval(Duration::ofMillis(310040)), QStringLiteral("310.04 s"));
        QCOMPARE(TimeFormat::spread(0.04), QStringLiteral("± 0.04 s"));
        QCOMPARE(TimeFormat::spread(0.004), QStringLiteral("± 4 ms"));
    }
    void whatIsComparedIsInOneUnit()
    {
        QCOMPARE(unitFor({7200, 3600}), PeriodUnit::Seconds);
        QCOMPARE(unitFor({43200, 86400, 0}), PeriodUnit::Hours);
        QCOMPARE(unitFor({86400, -60}), PeriodUnit::Seconds);
        QCOMPARE(unitFor({0}), PeriodUnit::Seconds);
        QCOMPARE(TimeFormat::period(3600, PeriodUnit::Hours), QStringLiteral("1.0 h"));
        QCOMPARE(TimeFormat::interval(Duration::ofMillis(7200040), PeriodUnit::Seconds), QStringLiteral("7200.04 s"));

        const SnapshotPtr s = sampleSnapshot();
        const auto withPromise = [&](double period, std::int64_t seconds) {
            Group group = s->groups[mainGroup(*s, {}).value];
            for (CadenceSegment& segment : group.cadence.timers.front().segments)
                segment.period = period;
            group.promise->seconds = group.promise->min = group.promise->max = seconds;
            group.promise->margin = static_cast<double>(seconds) - period;
            return cadenceHeading(*s, group) + u' ' + cadenceExplanation(*s, group);
        };
        const QString shorter = withPromise(7200, 3600);
        for (const char* words : {"every 7200 s", "lifetime 3600 s", "used 3600 s longer"})
            QVERIFY2(shorter.contains(QLatin1String(words)), qPrintable(shorter));
        const QString longer = withPromise(43200, 86400);
        for (const char* words : {"every 12.0 h", "lifetime 24.0 h", "12.0 h to spare"})
            QVERIFY2(longer.contains(QLatin1String(words)), qPrintable(longer));
    }
    void aPeriodIsSaidInTheSameWordsEverywhere()
    {
        const SnapshotPtr s = sampleSnapshot();
        Group group = s->groups[mainGroup(*s, {}).value];
        group.cadence.confidence = 0.6;
        QCOMPARE(periodText(group), QStringLiteral("perhaps 310 s"));
        QVERIFY(cadenceHeading(*s, group).contains(QStringLiteral(": perhaps every 310 s")));
        group.cadence = {};
        group.promise->renewals = std::make_shared<const std::vector<Duration>>(
            std::vector{Duration::ofMillis(270000), Duration::ofMillis(270200)});
        QCOMPARE(periodText(group), QStringLiteral("perhaps 270.1 s"));
        QVERIFY(cadenceHeading(*s, group).contains(QStringLiteral(": perhaps every 270.1 s")));
        group.promise.reset();
        QCOMPARE(periodText(group), QStringLiteral("too few for a period"));
        QVERIFY(cadenceHeading(*s, group).endsWith(QStringLiteral("too few for a period")));
        group.cadence.verdict = CadenceVerdict::NotPeriodic;
        QCOMPARE(periodText(group), QStringLiteral("no fixed period"));
        QVERIFY(cadenceHeading(*s, group).endsWith(QStringLiteral("no fixed period")));
    }
    void zoneChangesAreSaid()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Local);
        const QSignalSpy changed(&time, &TimeFormat::changed);
        time.setChoice(ZoneChoice::Utc);
        time.setChoice(ZoneChoice::Utc);
        QCOMPARE(changed.count(), 1);
    }
    void theSentence()
    {
        const SnapshotPtr s = sampleSnapshot();
        const Group& group = s->groups[mainGroup(*s, {}).value];
        QCOMPARE(cadenceHeading(*s, group), QStringLiteral("STUN Refresh to nat.wemo2.com: every 310 s ± 0.02 s"));
        QCOMPARE(laneTitle(*s, group), QStringLiteral("STUN Refresh → nat.wemo2.com"));
        const QString explanation = cadenceExplanation(*s, group);
        QVERIFY(explanation.contains(QStringLiteral("4 missed")));
        QVERIFY(explanation.contains(QStringLiteral("1 restart(s), 1 jump(s)"))); // one of them with a sign of a start
        // Another period is no restart.
        Group slower = group;
        slower.cadence.changes.front().kind = CadenceChangeKind::Period;
        QVERIFY(cadenceExplanation(*s, slower).contains(QStringLiteral("1 restart(s), 1 change(s) of period")));
        QVERIFY(explanation.contains(QStringLiteral("lifetime 330 s: 20 s to spare")));
        // What it left out on purpose is neither missed nor kept back.
        QVERIFY(!explanation.contains(QStringLiteral("silence")));
        Group resting = group;
        resting.cadence.timers.front().silences = {{second(0), second(900), 2}, {second(9000), second(16'200), 22}};
        QVERIFY(cadenceExplanation(*s, resting).contains(QStringLiteral("2 silence(s), the longest 2 h")));
        const auto facts = groupFacts(*s, mainGroup(*s, {}), TimeFormat());
        QVERIFY(std::none_of(facts.begin(), facts.end(),
                             [](const Fact& fact) { return fact.first == QStringLiteral("silent"); }));
    }
    void lanesOfAnnouncementsDiffer()
    {
        const SnapshotPtr s = sampleSnapshot();
        QStringList titles;
        for (std::size_t i = 0; i < s->groups.size(); ++i) {
            if (s->groups[i].protocol == Protocol::Ssdp)
                titles << laneTitle(*s, s->groups[i]);
        }
        QVERIFY(titles.contains(QStringLiteral("SSDP upnp:rootdevice")));
        QVERIFY(titles.contains(QStringLiteral("SSDP basicevent:1")));
        QCOMPARE(titles.removeDuplicates(), 0);
        QVERIFY(titles.filter(QStringLiteral("239.255")).isEmpty());
    }
    void whoSaysTheSameAtOnceIsToldApartByPort()
    {
        const SnapshotPtr s =
            analysed(inTimeOrder({Turn(10, 50000).life(0, 30, 20, 12), Turn(10, 50001).life(3, 30, 18, 10)}));
        QStringList titles;
        for (std::size_t i = 0; i < s->groups.size(); ++i)
            titles << groupTitle(*s, s->groups[i]);
        titles.sort();
        QCOMPARE(titles, (QStringList{QStringLiteral("STUN Allocate to 198.51.100.10"),
                                      QStringLiteral("STUN Refresh (port 50000) to 198.51.100.10"),
                                      QStringLiteral("STUN Refresh (port 50001) to 198.51.100.10")}));
        // Of a lane's title the middle goes where there is little room.
        int lanes = 0;
        for (std::size_t i = 0; i < s->groups.size(); ++i)
            lanes += laneTitle(*s, s->groups[i]).endsWith(QStringLiteral("198.51.100.10 (port 50001)")) ? 1 : 0;
        QCOMPARE(lanes, 1);
    }
    void whoBeganIsSaid()
    {
        std::vector<TimedFrame> frames;
        const Route there = toCloud(9000, 1883);
        const Route back{there.destinationMac, there.sourceMac, there.destination, there.source};
        const std::vector<std::uint8_t> ping{1, 2, 3};
        frames.reserve(8);
        for (int i = 0; i < 8; ++i)
            frames.push_back({second(i * 30.0), udpFrame(i % 2 == 0 ? there : back, ping)});
        const SnapshotPtr s = analysed(frames);
        QStringList titles;
        for (std::size_t i = 0; i < s->groups.size(); ++i)
            titles << groupTitle(*s, s->groups[i]) << laneTitle(*s, s->groups[i]);
        titles.sort();
        QCOMPARE(titles,
                 (QStringList{QStringLiteral("UDP 1883 data from 198.51.100.7"),
                              QStringLiteral("UDP 1883 data to 198.51.100.7"),
                              QStringLiteral("UDP 1883 ← 198.51.100.7"), QStringLiteral("UDP 1883 → 198.51.100.7")}));
        TimeFormat time;
        for (std::uint32_t i = 0; i < s->events.size(); ++i) {
            const Group& group = s->groups[s->events[i].group.value];
            const bool received = group.direction == Direction::Received;
            const EventFacts facts = eventFacts(*s, EventId{i}, time);
            const std::pair<QString, QString> peer{received ? QStringLiteral("from") : QStringLiteral("to"),
                                                   QStringLiteral("198.51.100.7")};
            QVERIFY(std::find(facts.lines.begin(), facts.lines.end(), peer) != facts.lines.end());
            QVERIFY(facts.title.endsWith(received ? QStringLiteral("received") : QStringLiteral("sent")));
        }
        // By protocol too, what is not decoded has its lane.
        Lanes lanes;
        lanes.update(s, {});
        QCOMPARE(lanes.of(Protocol::Other)->events.size(), s->events.size());
        // Neither an address nor a port that there is not.
        QVERIFY(endpointText({}).isEmpty());
        QCOMPARE(endpointText({kCloud, 0}), QStringLiteral("198.51.100.7"));
        QCOMPARE(endpointText({kCloud, 53}), QStringLiteral("198.51.100.7:53"));
    }
    void factsOfAnEvent()
    {
        const SnapshotPtr s = sampleSnapshot();
        TimeFormat time;
        EventId second;
        int seen = 0;
        for (std::uint32_t i = 0; i < s->events.size() && seen < 2; ++i) {
            if (s->events[i].group == mainGroup(*s, {})) {
                second = EventId{i};
                ++seen;
            }
        }
        const QString text = eventFacts(*s, second, time).plainText();
        for (const char* words :
             {"STUN Refresh to nat.wemo2.com, answered", "310.", "198.51.100.34:3478", "330 s", "TCP"})
            QVERIFY2(text.contains(QLatin1String(words)), words);
        const EventId before = s->events[second.value].before;
        QVERIFY(before.valid());
        QVERIFY(!s->events[before.value].before.valid());
    }
    void theEventsOfAGroupHangTogether()
    {
        for (const SnapshotPtr& s : growingSample()) {
            std::size_t all = 0;
            for (std::uint32_t g = 0; g < s->groups.size(); ++g) {
                std::uint32_t count = 0;
                for (EventId id = s->groups[g].latest; id.valid(); id = s->events[id.value].before) {
                    QCOMPARE(s->events[id.value].group.value, g);
                    ++count;
                }
                QCOMPARE(count, s->groups[g].events);
                all += count;
            }
            QCOMPARE(all, s->events.size());
        }
    }
    void everyErrorIsASentence()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::UnknownEnding); ++code) {
            const Error error{static_cast<ErrorCode>(code), "/tmp/<b>x</b>\x1b.pcap", 3, 120, "detail"};
            const QString text = errorText(error);
            QVERIFY2(text.endsWith(u'.'), qPrintable(text));
            QVERIFY(!text.contains(QChar(0x1b)));
        }
    }
    void everyEnumHasWords()
    {
        for (std::size_t i = 0; i < kProtocolCount; ++i) {
            QVERIFY(!protocolText(static_cast<Protocol>(i)).isEmpty());
            QVERIFY(!protocolTip(static_cast<Protocol>(i)).isEmpty());
        }
        for (int i = 0; i <= static_cast<int>(NameSource::None); ++i)
            QVERIFY(!nameSourceText(static_cast<NameSource>(i)).isEmpty());
        for (int i = 0; i <= static_cast<int>(Outcome::ReplyOnly); ++i)
            for (const Direction direction : {Direction::Sent, Direction::Received})
                QVERIFY(!outcomeText(static_cast<Outcome>(i), direction).isEmpty());
        for (int i = 0; i <= static_cast<int>(PromiseKind::HttpKeepAlive); ++i)
            QVERIFY(!promiseKindText(static_cast<PromiseKind>(i)).isEmpty());
    }
    void theSelectionHasAHistory()
    {
        Selection selection;
        const QSignalSpy changed(&selection, &Selection::focusChanged);
        selection.setDevice(DeviceId{1});
        selection.setGroup(GroupId{4});
        selection.setSpan(TimeSpan{{1}, {2}});
        selection.setSpan(TimeSpan{{1}, {2}}); // changes nothing
        QCOMPARE(changed.count(), 3);
        selection.back();
        QVERIFY(!selection.focus().span);
        QCOMPARE(selection.focus().group, GroupId{4});
        selection.back();
        selection.back();
        QCOMPARE(selection.focus(), Focus{});
        QVERIFY(!selection.canGoBack());
        selection.forward();
        QCOMPARE(selection.focus().device, DeviceId{1});
        selection.setDevice(DeviceId{2}); // a new branch: what was ahead is gone
        QVERIFY(!selection.canGoForward());
        QVERIFY(!selection.focus().group.valid());
    }
    void filtersAndZoomsAreOneHistory()
    {
        Selection selection;
        const QSignalSpy zoomed(&selection, &Selection::zoomChanged);
        const TimeSpan shown{{10}, {90}};
        const TimeSpan zoom{{20}, {30}};
        selection.zoomTo(zoom, shown);
        selection.exclude({{5}, {7}});
        QCOMPARE(zoomed.count(), 1);
        selection.back(); // the exclusion alone
        QCOMPARE(zoomed.count(), 1);
        QVERIFY(selection.focus().excluded.empty());
        selection.back();
        QCOMPARE(zoomed.count(), 2);
        QVERIFY(zoomed.back().front().value<std::optional<TimeSpan>>() == shown);
        selection.forward();
        QVERIFY(zoomed.back().front().value<std::optional<TimeSpan>>() == zoom);
        selection.forward();
        QCOMPARE(selection.focus().excluded, (std::vector<TimeSpan>{{{5}, {7}}}));
        QVERIFY(!selection.canGoForward());
    }
    void whatIsExcludedIsInNoView()
    {
        Selection selection;
        selection.exclude({{50}, {60}});
        selection.exclude({{10}, {20}});
        selection.exclude({{15}, {30}}); // touches: one with it
        QCOMPARE(selection.focus().excluded, (std::vector<TimeSpan>{{{10}, {30}}, {{50}, {60}}}));
        const Focus& f = selection.focus();
        QVERIFY(isTimeInFocus(f, {9}) && isTimeInFocus(f, {31}));
        QVERIFY(!isTimeInFocus(f, {10}) && !isTimeInFocus(f, {30}));
        QVERIFY(!isAnyTimeInFocus(f, {12}, {28}));
        QVERIFY(isAnyTimeInFocus(f, {12}, {55})); // what lies between the two is seen
        selection.setSpan(TimeSpan{{0}, {30}});
        QVERIFY(!isAnyTimeInFocus(selection.focus(), {12}, {55}));
        selection.include({{10}, {30}});
        QVERIFY(isTimeInFocus(selection.focus(), {12}));
    }
};

QTEST_MAIN(TestWords)
#include "tst_words.moc"
