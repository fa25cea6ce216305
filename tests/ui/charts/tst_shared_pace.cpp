// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"
#include "ui/charts/lanes.h"

using namespace phonehome;

namespace {

constexpr double kSeconds = 40'000;

QString detailOf(const std::vector<PlugHabits>& plugs, Protocol protocol, LaneMode mode = LaneMode::Protocol,
                 DeviceId device = {})
{
    Lanes lanes;
    Focus focus;
    focus.device = device;
    lanes.update(analysed(plugFleet(plugs, kSeconds)), focus, mode);
    const Lane* const lane = lanes.of(protocol);
    return lane ? lane->row.detail : QString();
}

} // namespace

class TestSharedPace : public QObject {
    Q_OBJECT
private slots:
    void whatMostDoAlikeIsSaid()
    {
        QCOMPARE(detailOf(std::vector<PlugHabits>(5), Protocol::Stun), QStringLiteral("5 device(s) every 310 s"));
    }
    void whoDoesOtherwiseIsNotCounted()
    {
        std::vector<PlugHabits> plugs(9);
        plugs[1].refresh = 105;
        QCOMPARE(detailOf(plugs, Protocol::Stun), QStringLiteral("8 device(s) every 310 s"));
    }
    void withoutAMajorityNothingIs()
    {
        std::vector<PlugHabits> plugs(4);
        plugs[0].refresh = 105;
        plugs[1].refresh = 150;
        QCOMPARE(detailOf(plugs, Protocol::Stun), QString());
    }
    void ofOneDeviceItsOwnPaceIs()
    {
        QCOMPARE(detailOf(std::vector<PlugHabits>(1), Protocol::Stun), QString());
        QVERIFY(!detailOf(std::vector<PlugHabits>(5), Protocol::Stun, LaneMode::Protocol, DeviceId{1})
                     .contains(QStringLiteral("every")));
    }
};

QTEST_MAIN(TestSharedPace)
#include "tst_shared_pace.moc"
