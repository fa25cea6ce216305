// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/dnslog/log_text.h"
#include "core/dnslog/wall_clock.h"

using namespace phonehome;

namespace {

Timestamp utc(const char* text)
{
    return *parseIsoTime(text, 0);
}

/// The moments of these readings, in order.
std::vector<std::int64_t> moments(const std::vector<const char*>& readings, const LogOptions& options,
                                  std::optional<Timestamp> modified)
{
    WallClock clock(options, modified);
    std::size_t consumed = 0;
    for (const char* text : readings)
        clock.survey(*parseSyslogTime(text, consumed));
    std::vector<std::int64_t> out;
    out.reserve(readings.size());
    for (const char* text : readings)
        out.push_back(clock.at(*parseSyslogTime(text, consumed)).value_or(Timestamp{}).ns / 1'000'000'000);
    return out;
}

std::int64_t seconds(const char* text)
{
    return utc(text).ns / 1'000'000'000;
}

LogOptions zone(const char* name)
{
    LogOptions options;
    options.zone = *TimeZone::find(name);
    return options;
}

using Moments = std::vector<std::int64_t>;

} // namespace

class TestWallClock : public QObject {
    Q_OBJECT
private slots:
    void theLastLineIsNotLaterThanTheFile()
    {
        QCOMPARE(moments({"Nov 22 09:00:00"}, zone("UTC"), utc("2026-11-24T00:00:00")),
                 Moments{seconds("2026-11-22T09:00:00")});
        QCOMPARE(moments({"Nov 26 09:00:00"}, zone("UTC"), utc("2026-11-24T00:00:00")),
                 Moments{seconds("2025-11-26T09:00:00")});
        // A day of doubt.
        QCOMPARE(moments({"Nov 24 09:00:00"}, zone("UTC"), utc("2026-11-24T00:00:00")),
                 Moments{seconds("2026-11-24T09:00:00")});
    }
    void theYearTurnsOverNewYear()
    {
        QCOMPARE(moments({"Dec 31 23:59:58", "Jan  1 00:00:01", "Dec 31 23:59:59", "Jan  1 00:00:02"}, zone("UTC"),
                         utc("2027-01-02T00:00:00")),
                 (Moments{seconds("2026-12-31T23:59:58"), seconds("2027-01-01T00:00:01"),
                          seconds("2026-12-31T23:59:59"), seconds("2027-01-01T00:00:02")}));
    }
    void oneLineWithAWrongClockTurnsNoYear()
    {
        QCOMPARE(
            moments({"Nov 22 09:00:00", "Jan  1 00:00:07", "Nov 22 09:00:20"}, zone("UTC"), utc("2026-11-24T00:00:00"))
                .back(),
            seconds("2026-11-22T09:00:20"));
    }
    void theCaptureTellsTheYear()
    {
        LogOptions options = zone("UTC");
        options.capture = LogSpan{utc("2019-05-04T06:00:00"), utc("2019-05-11T06:00:00")};
        // The file was copied years later.
        QCOMPARE(moments({"May  4 07:12:48", "May 12 07:00:00"}, options, utc("2026-11-24T00:00:00")),
                 (Moments{seconds("2019-05-04T07:12:48"), seconds("2019-05-12T07:00:00")}));
        // A log that does not meet the capture keeps its own year.
        QCOMPARE(moments({"Nov 22 09:00:00"}, options, utc("2026-11-24T00:00:00")),
                 Moments{seconds("2026-11-22T09:00:00")});
    }
    void leapDaysTellTheYear()
    {
        QCOMPARE(
            moments({"Feb 28 10:00:00", "Feb 29 10:00:00", "Mar  1 10:00:00"}, zone("UTC"), utc("2026-11-24T00:00:00")),
            (Moments{seconds("2024-02-28T10:00:00"), seconds("2024-02-29T10:00:00"), seconds("2024-03-01T10:00:00")}));
    }
    void theHourThatComesTwiceIsReadTwice()
    {
        // 2026-10-25: 03:00 CEST becomes 02:00 CET.
        QCOMPARE(
            moments({"Oct 25 01:59:59", "Oct 25 02:30:00", "Oct 25 02:59:59", "Oct 25 02:00:00", "Oct 25 02:30:00",
                     "Oct 25 03:00:00"},
                    zone("Europe/Berlin"), utc("2026-11-01T00:00:00")),
            (Moments{seconds("2026-10-24T23:59:59"), seconds("2026-10-25T00:30:00"), seconds("2026-10-25T00:59:59"),
                     seconds("2026-10-25T01:00:00"), seconds("2026-10-25T01:30:00"), seconds("2026-10-25T02:00:00")}));
    }
    void theHourThatComesTwiceIsReadTwiceInEitherOrder()
    {
        // 2026-10-25 in Berlin: 02:10 to 02:50 is 00:10Z to 00:50Z, then 01:10Z to 01:50Z.
        const std::vector<std::pair<const char*, const char*>> rows{
            {"2026-10-25T01:50:00", "2026-10-24T23:50:00"}, {"2026-10-25T02:10:00", "2026-10-25T00:10:00"},
            {"2026-10-25T02:30:00", "2026-10-25T00:30:00"}, {"2026-10-25T02:50:00", "2026-10-25T00:50:00"},
            {"2026-10-25T02:10:00", "2026-10-25T01:10:00"}, {"2026-10-25T02:09:58", "2026-10-25T01:09:58"},
            {"2026-10-25T02:50:00", "2026-10-25T01:50:00"}, {"2026-10-25T03:10:00", "2026-10-25T02:10:00"},
            {"2026-10-26T02:30:00", "2026-10-26T01:30:00"}};
        ZoneClock rising(*TimeZone::find("Europe/Berlin"));
        for (const auto& [wall, moment] : rows)
            QCOMPARE(rising.toUtc(seconds(wall)), seconds(moment));
        ZoneClock falling(*TimeZone::find("Europe/Berlin"));
        for (auto row = rows.rbegin(); row != rows.rend(); ++row)
            QCOMPARE(falling.toUtc(seconds(row->first)), seconds(row->second));
        // An hour that half comes twice, half an hour after it began.
        ZoneClock halves(*TimeZone::find("Australia/Lord_Howe"));
        QCOMPARE(halves.toUtc(seconds("2026-04-05T01:20:00")), seconds("2026-04-04T14:20:00"));
        QCOMPARE(halves.toUtc(seconds("2026-04-05T01:40:00")), seconds("2026-04-04T14:40:00"));
        QCOMPARE(halves.toUtc(seconds("2026-04-05T01:35:00")), seconds("2026-04-04T15:05:00"));
    }
    void aRepeatThatTheZoneKnowsNothingOfIsAdded()
    {
        const Moments found =
            moments({"Oct 25 02:59:59", "Oct 25 02:00:00", "Oct 25 03:10:00"}, zone("UTC"), utc("2026-11-01T00:00:00"));
        QCOMPARE(found[1] - found[0], std::int64_t{1});
        QCOMPARE(found[2] - found[1], std::int64_t{4200});
    }
    void zonesAreFilesOffsetsAndRules()
    {
        for (const char* name : {"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"}) {
            const auto berlin = TimeZone::find(name);
            QVERIFY(berlin.has_value());
            QCOMPARE(berlin->offsetAt(seconds("2026-07-01T00:00:00")), 7200);
            QCOMPARE(berlin->offsetAt(seconds("2026-12-01T00:00:00")), 3600);
            QCOMPARE(berlin->offsetAt(seconds("2060-07-01T00:00:00")), 7200);
            QVERIFY(berlin->isTwice(CivilTime{2026, 10, 25, 2, 30, 0}.seconds()));
            QVERIFY(!berlin->isTwice(CivilTime{2026, 10, 25, 3, 0, 0}.seconds()));
            // The hour that is left out.
            QCOMPARE(berlin->toUtc(CivilTime{2026, 3, 29, 2, 30, 0}.seconds()), seconds("2026-03-29T01:30:00"));
        }
        QCOMPARE(TimeZone::find("-05:30")->offsetAt(0), -(5 * 3600 + 1800));
        QCOMPARE(TimeZone::find("+2")->offsetAt(0), 7200);
        // South of the equator summer spans New Year.
        QCOMPARE(TimeZone::find("AEST-10AEDT,M10.1.0,M4.1.0/3")->offsetAt(seconds("2026-01-01T00:00:00")), 39600);
        for (const char* name : {"", "Nowhere/Town", "../../etc/passwd", "/etc/localtime", "+99", "+1x", "Europe"})
            QVERIFY2(!TimeZone::find(name), name);
    }
    void damagedZoneFilesAreNone()
    {
        QFile file("/usr/share/zoneinfo/Europe/Berlin");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (qsizetype size = 0; size < bytes.size(); size += 7) {
            const auto* data = static_cast<const std::uint8_t*>(static_cast<const void*>(bytes.constData()));
            TimeZone::fromFile(ByteView(data, static_cast<std::size_t>(size)));
        }
        for (qsizetype i = 0; i < 60; ++i) {
            QByteArray wrong = bytes;
            wrong[i] = static_cast<char>(wrong[i] ^ 0x7f);
            const auto* data = static_cast<const std::uint8_t*>(static_cast<const void*>(wrong.constData()));
            TimeZone::fromFile(ByteView(data, static_cast<std::size_t>(wrong.size())));
        }
    }
    void readingsThatDoNotExistAreNone()
    {
        std::size_t consumed = 0;
        for (const char* text :
             {"May 32 07:00:00", "Mai  4 07:00:00", "May  4 24:00:00", "May  4 07:61:00", "May  4 7:00:000", "May", ""})
            QVERIFY2(!parseSyslogTime(text, consumed), text);
        WallClock clock(zone("UTC"), utc("2026-11-01T00:00:00"));
        QVERIFY(!clock.at({2, 30, 0, 0, 0}));
    }
    void isoTimesHaveTheirZone()
    {
        QCOMPARE(parseIsoTime("2020-11-25T18:55:56.519796+03:00")->ns, utc("2020-11-25T15:55:56").ns + 519796000);
        QCOMPARE(parseIsoTime("2020-11-25T18:55:56Z")->ns, utc("2020-11-25T18:55:56").ns);
        for (const char* text : {"2020-11-25T18:55:56", "2020-13-25T18:55:56Z", "2020-02-30T18:55:56Z",
                                 "2020-11-25T18:55:56+9", "2020-11-25T18:55:56.Z", "2020-11-25"})
            QVERIFY2(!parseIsoTime(text), text);
    }
};

QTEST_APPLESS_MAIN(TestWallClock)
#include "tst_wall_clock.moc"
