// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/pipeline/capture_run.h"
#include "tests/support/frame_builder.h"
#include "tests/support/temp_file.h"
#include "ui/models/field_model.h"

using namespace phonehome;

namespace {

/// What the tree says of a packet beside its number.
QString endsOf(const DetailPart& part)
{
    TimeFormat time;
    time.setChoice(ZoneChoice::Utc);
    FieldModel model(&time);
    model.setDetail({EventId{0}, {part}});
    return model.index(0, FieldModel::Value).data().toString();
}

DetailPart between(const char* from, const char* to, std::uint16_t port = 0)
{
    DetailPart part;
    part.from = {IpAddress::parse(from).value(), port};
    part.to = {IpAddress::parse(to).value(), port};
    return part;
}

} // namespace

class TestPacketEnds : public QObject {
    Q_OBJECT
private slots:
    void whereThereIsNoPortNoneIsSaid()
    {
        QVERIFY(endsOf(between("10.10.10.1", "10.10.10.7")).startsWith(QStringLiteral("10.10.10.1 → 10.10.10.7, ")));
        QVERIFY(endsOf(between("::", "ff02::16")).startsWith(QStringLiteral(":: → ff02::16, ")));
        QVERIFY(endsOf(between("10.10.10.1", "10.10.10.7", 53))
                    .startsWith(QStringLiteral("10.10.10.1:53 → 10.10.10.7:53, ")));
        QVERIFY(!endsOf(DetailPart()).contains(u'→')); // below IP
    }
    void arpHasSenderAndTarget()
    {
        const TempFolder folder;
        const auto frame = arpRequestFrame({{0x24, 0xf5, 0xa2, 0, 0, 1}}, IpAddress::v4(192, 168, 1, 50),
                                           IpAddress::v4(192, 168, 1, 1));
        CaptureRun run({folder.capture("arp.pcap", {{Timestamp{1'700'000'000'000'000'000}, frame}})});
        run.run({});
        const auto again = run.readAgain(0, 1, Protocol::Arp);
        QCOMPARE(again.size(), std::size_t{1});
        QVERIFY(endsOf(again.front()).startsWith(QStringLiteral("192.168.1.50 → 192.168.1.1, ")));
    }
};

QTEST_MAIN(TestPacketEnds)
#include "tst_packet_ends.moc"
