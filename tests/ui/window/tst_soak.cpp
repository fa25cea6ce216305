// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include <QAbstractItemModelTester>
#include <QtTest>

#include <malloc.h>

#include "core/session/capture_session.h"
#include "tests/support/busy_home.h"
#include "tests/support/temp_file.h"
#include "ui/charts/lanes.h"
#include "ui/models/device_model.h"
#include "ui/models/event_model.h"
#include "ui/models/group_model.h"

#if defined(__SANITIZE_ADDRESS__)
// Of the sanitizer's allocator; gcc comes without the header.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // NOLINT(*reserved-identifier,*-identifier-naming)
#endif

using namespace phonehome;

namespace {

constexpr int kDays = 30;
constexpr int kEarlyDays = 10; ///< from then on nothing is to grow
/// A hundredth of what a recording of the window may hold, so that a month of a home is more than it many times.
constexpr MemoryBudget kBudget{40'000, 256, 2'000, 128 << 10};

/// Bytes that are in use, whatever the allocator holds besides.
double allocatedMb()
{
#if defined(__SANITIZE_ADDRESS__)
    return static_cast<double>(__sanitizer_get_current_allocated_bytes()) / 1e6;
#else
    return static_cast<double>(mallinfo2().uordblks) / 1e6;
#endif
}

std::size_t openFiles()
{
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count;
}

/// What the window shows of a capture, kept up as it does.
class Shown {
    TimeFormat m_time;

public:
    explicit Shown(CaptureSession& session)
    {
        QObject::connect(&session, &CaptureSession::updated, &session,
                         [this](const SnapshotPtr& s, const LoadProgress&) { show(s); });
    }

    SnapshotPtr last;
    double most = 0; ///< MB in use
    std::size_t files = 0;
    EventModel events{&m_time};
    Lanes lanes;

private:
    void show(const SnapshotPtr& s)
    {
        last = s;
        events.setSnapshot(s);
        m_devices.setSnapshot(s);
        m_groups.setSnapshot(s);
        lanes.update(s, {});
        most = std::max(most, allocatedMb());
        files = std::max(files, openFiles());
    }

    DeviceModel m_devices{&m_time};
    GroupModel m_groups{&m_time};
    QAbstractItemModelTester m_tester{&events, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

/// Of each device, in the order in which they began.
std::vector<const Group*> refreshes(const Snapshot& s)
{
    std::vector<const Group*> out;
    for (std::uint32_t g = 0; g < s.groups.size(); ++g) {
        if (s.groups[g].protocol == Protocol::Stun)
            out.push_back(&s.groups[g]);
    }
    return out;
}

/// A recording of so many days, as fast as they can be written and read, from its begin to its end.
class Recording {
public:
    explicit Recording(int days)
    {
        const double before = allocatedMb();
        std::ofstream out(m_folder.path() + "/home.pcap", std::ios::binary);
        counts = writeBusyHome(out, days);
        out.close();
        RecorderPlan plan;
        plan.program.command = {"cat", m_folder.path() + "/home.pcap"};
        plan.folder = m_folder.path() + "/spool";
        plan.limits.freeBytes = 0;
        plan.limits.fileBytes = 1U << 20;
        plan.memory = kBudget;
        bool over = false;
        QObject::connect(&session, &CaptureSession::finished, &session, [&over] { over = true; });
        session.record(plan);
        QTRY_VERIFY_WITH_TIMEOUT(over, 200'000);
        QVERIFY(shown.last && shown.last->final);
        held = allocatedMb() - before;
        most = shown.most - before;
    }

    CaptureSession session;
    Shown shown{session};
    BusyHomeCounts counts;
    double held = 0; ///< MB that are in use once it has ended
    double most = 0; ///< and at most until then

private:
    TempFolder m_folder;
};

} // namespace

/// Thirty days of a dozen devices.
class TestSoak : public QObject {
    Q_OBJECT
private slots:
    void memoryDoesNotGrowWithTime()
    {
        double held = 0;
        double most = 0;
        {
            const Recording early(kEarlyDays);
            held = early.held;
            most = early.most;
        }
        m_month = std::make_unique<Recording>(kDays);
        const QString told = QStringLiteral("%1 MB (at most %2) after %3 days, %4 MB (at most %5) after %6")
                                 .arg(held)
                                 .arg(most)
                                 .arg(kEarlyDays)
                                 .arg(m_month->held)
                                 .arg(m_month->most)
                                 .arg(kDays);
        qInfo() << qPrintable(told);
        QVERIFY2(held > 1 && m_month->held < 1.1 * held, qPrintable(told));
        // On the way it depends on how far apart the snapshots are.
        QVERIFY2(m_month->most < 1.8 * most, qPrintable(told));
    }
    void filesThatWereReadAreClosed()
    {
        QVERIFY(m_month);
        QVERIFY(m_month->shown.last->files.size() > 30);
        QVERIFY2(m_month->shown.files < 40, qPrintable(QString::number(m_month->shown.files)));
    }
    void countsAreOfTheWholeMonth()
    {
        const Snapshot& s = *m_month->shown.last;
        QCOMPARE(s.totals.packets, m_month->counts.packets);
        QCOMPARE(s.events.size(), m_month->counts.events);
        std::uint64_t sum = 0;
        for (std::uint32_t g = 0; g < s.groups.size(); ++g)
            sum += s.groups[g].events;
        QCOMPARE(sum, m_month->counts.events);
        QCOMPARE(refreshes(s).front()->events, m_month->counts.refreshesOfOne);
    }
    void theLatestEventsAreHeld()
    {
        const Snapshot& s = *m_month->shown.last;
        const std::size_t held = s.events.size() - s.events.first();
        QVERIFY(held >= kBudget.events && held <= kBudget.events + kBudget.events / 8 + 1024);
        QCOMPARE(static_cast<std::size_t>(m_month->shown.events.rowCount()), held);
        std::size_t inLanes = 0;
        for (const Lane& lane : m_month->shown.lanes.all())
            inLanes += lane.events.size();
        QCOMPARE(inLanes, held);
        QVERIFY(!s.holds(EventId{0}));
    }
    void cadencesAreOfTheWholeMonth()
    {
        QCOMPARE(refreshes(*m_month->shown.last).size(), std::size_t{kBusyHomeDevices});
        for (const Group* group : refreshes(*m_month->shown.last)) {
            const Cadence& cadence = group->cadence;
            QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
            QCOMPARE(cadence.timers.front().segments.size(), std::size_t{1});
            const CadenceSegment& segment = *cadence.main();
            QVERIFY(std::abs(segment.period / kBusyHomePeriod - 1) < 0.01);
            QCOMPARE(segment.start, group->first);
            QCOMPARE(segment.end, group->last);
            QCOMPARE(segment.beats, group->events);
            QCOMPARE(segment.missed, 0U);
            QCOMPARE(group->promise->seconds, 330);
            QVERIFY(std::abs(*group->promise->margin - 20) < 0.2);
        }
    }
    void whatIsGoneIsNotReadAgain()
    {
        const Snapshot& s = *m_month->shown.last;
        QSignalSpy detail(&m_month->session, &CaptureSession::detailReady);
        m_month->session.requestDetail(EventId{1});
        m_month->session.requestDetail(EventId{static_cast<std::uint32_t>(s.events.first())});
        QTRY_COMPARE(detail.count(), 1);
        const auto got = detail.front().front().value<EventDetail>();
        QCOMPARE(got.event.value, static_cast<std::uint32_t>(s.events.first()));
        QVERIFY(!got.parts.empty());
    }

private:
    std::unique_ptr<Recording> m_month;
};

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
