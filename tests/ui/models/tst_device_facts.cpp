// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/growing.h"
#include "tests/support/wire_messages.h"
#include "ui/models/device_facts.h"
#include "ui/models/device_model.h"
#include "ui/models/texts.h"

using namespace phonehome;

namespace {

constexpr MacAddress kMac{{0x24, 0xf5, 0xa2, 0x00, 0xbe, 0x01}};

/// Two devices; the first changes its address.
SnapshotPtr movedHome()
{
    std::vector<TimedFrame> frames;
    const auto asks = [&frames](const MacAddress& mac, const IpAddress& address, std::int64_t second) {
        const Route route{mac, {{2, 0, 0, 0, 0, 0xfe}}, {address, 40000}, {IpAddress::v4(192, 168, 1, 1), 53}};
        const auto id = static_cast<std::uint16_t>(second);
        frames.push_back({Timestamp{(1'700'000'000 + second) * 1'000'000'000},
                          udpFrame(route, dnsQuestion(id, 0x0100, "example.com", 1))});
    };
    asks(kMac, IpAddress::v4(192, 168, 1, 50), 1);
    asks({{2, 0, 0, 0, 0, 7}}, IpAddress::v4(192, 168, 1, 60), 2);
    asks(kMac, IpAddress::v4(192, 168, 1, 77), 3);
    return analysed(frames);
}

int rowOf(const Snapshot& s, const MacAddress& mac)
{
    for (std::size_t i = 0; i < s.devices.size(); ++i) {
        if (s.devices[i].mac == mac)
            return static_cast<int>(i);
    }
    return -1;
}

QStringList valuesOf(const EventFacts& facts, const QString& label)
{
    QStringList out;
    bool within = false;
    for (const auto& [name, value] : facts.lines) {
        within = name == label || (within && name.isEmpty());
        if (within)
            out << value;
    }
    return out;
}

} // namespace

class TestDeviceFacts : public QObject {
    Q_OBJECT
private slots:
    void aDeviceIsFoundByItsMacAndEveryAddress_data()
    {
        QTest::addColumn<QString>("words");
        for (const char* words : {"24:f5:a2:00:be:01", "24-F5-A2-00-BE-01", "24f5a200be01", "24f5.a200.be01",
                                  "F5:A2:00", "a200be", "192.168.1.50", "192.168.1.77"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }
    void aDeviceIsFoundByItsMacAndEveryAddress()
    {
        QFETCH(const QString, words);
        const SnapshotPtr s = movedHome();
        TimeFormat time;
        DeviceModel model(&time);
        model.setSnapshot(s);
        QVERIFY(model.rowCount() > 1);
        model.setFilter(words);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(static_cast<int>(model.idAt(0)), rowOf(*s, kMac));
    }
    void anAddressIsNoMac()
    {
        const SnapshotPtr s = movedHome();
        TimeFormat time;
        DeviceModel model(&time);
        model.setSnapshot(s);
        model.setFilter(QStringLiteral("2.00"));
        QCOMPARE(model.rowCount(), 0);
    }
    void theSheetHasAllThatIsKnown()
    {
        const SnapshotPtr s = movedHome();
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        const EventFacts facts = deviceFacts(*s, DeviceId{static_cast<std::uint32_t>(rowOf(*s, kMac))}, time);
        QCOMPARE(valuesOf(facts, QStringLiteral("MAC")), QStringList{QStringLiteral("24:f5:a2:00:be:01")});
        QVERIFY(valuesOf(facts, QStringLiteral("vendor")).value(0).startsWith(QStringLiteral("Belkin")));
        const QStringList addresses = valuesOf(facts, QStringLiteral("address"));
        QCOMPARE(addresses.size(), 2);
        QVERIFY(addresses[0].startsWith(QStringLiteral("192.168.1.50; ")));
        QVERIFY(addresses[1].startsWith(QStringLiteral("192.168.1.77; ")));
        for (const char* label : {"first seen", "last seen", "sent", "received", "peers", "messages"})
            QVERIFY2(!valuesOf(facts, QString::fromLatin1(label)).isEmpty(), label);
    }
    void everyNameStandsWithItsSourceAndTimes()
    {
        const SnapshotPtr s = sampleSnapshot();
        TimeFormat time;
        for (std::uint32_t d = 0; d < s->devices.size(); ++d) {
            const QStringList names = valuesOf(deviceFacts(*s, DeviceId{d}, time), QStringLiteral("name"));
            QCOMPARE(static_cast<std::size_t>(names.size()), s->devices[d].names.size());
            for (qsizetype i = 0; i < names.size(); ++i) {
                const DeviceName& name = s->devices[d].names[static_cast<std::size_t>(i)];
                QVERIFY(names[i].contains(nameSourceText(name.source)));
                QVERIFY(names[i].contains(time.dateTime(name.first, 0)));
            }
        }
    }
    void theTooltipSaysWhoItIs()
    {
        const SnapshotPtr s = movedHome();
        TimeFormat time;
        DeviceModel model(&time);
        model.setSnapshot(s);
        const QString tip = model.index(rowOf(*s, kMac), 0).data(Qt::ToolTipRole).toString();
        for (const char* part : {"24:f5:a2:00:be:01", "Belkin", "192.168.1.50", "192.168.1.77"})
            QVERIFY2(tip.contains(QString::fromLatin1(part)), part);
        QVERIFY(tip.contains(QStringLiteral("<br>"))); // lines, not a row of words
        // And what each square stands for.
        const QStringList marks = model.index(rowOf(*s, kMac), 0).data(DeviceModel::MarkTextsRole).toStringList();
        QCOMPARE(marks.size(), static_cast<qsizetype>(kCategories.size()));
        QVERIFY(marks.contains(QStringLiteral("STUN: none seen")));
        QVERIFY(marks.constLast().startsWith(QStringLiteral("DNS: 2 message")));
    }
    void whatLooksLikeMarkupIsShown()
    {
        QCOMPARE(tipText(QStringLiteral("<b>x</b>\ny & z")),
                 QStringLiteral("<qt>&lt;b&gt;x&lt;/b&gt;<br>y &amp; z</qt>"));
        QVERIFY(tipText({}).isEmpty());
    }
};

QTEST_MAIN(TestDeviceFacts)
#include "tst_device_facts.moc"
