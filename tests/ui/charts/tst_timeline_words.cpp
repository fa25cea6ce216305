// SPDX-License-Identifier: GPL-3.0-or-later
// What a timeline says: in its lanes, and under the pointer.
#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QtTest>

#include "tests/support/shown_timeline.h"
#include "tests/support/temp_file.h"
#include "ui/charts/cadence_plot.h"
#include "ui/charts/timeline_painter.h"
#include "ui/models/flow_model.h"

#include <QAreaSeries>
#include <QChart>

using namespace phonehome;

namespace {

/// All that is written in the picture.
QString writtenOn(const Timeline& timeline)
{
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(timeline.size());
    QPainter painter(&svg);
    TimelinePainter(painter, timeline.rect(), timeline.scene()).paint();
    painter.end();
    return QString::fromUtf8(buffer.data());
}

/// In the middle of a lane, at a time.
QPoint pointOf(const Timeline& timeline, int row, Timestamp time)
{
    const QRectF lane = timeline.laneRect(row);
    const QRectF area(timeline.rect().adjusted(0, 0, static_cast<int>(lane.right()) + 12 - timeline.width(), 0));
    return {static_cast<int>(TimelineLayout(area, timeline.scene()).xOf(time)), static_cast<int>(lane.center().y())};
}

} // namespace

class TestTimelineWords : public QObject {
    Q_OBJECT
private slots:
    void aCaptureWithoutPacketsHasNoAxis()
    {
        const ShownTimeline s(growing(pcapBytes({}), 1).back());
        const QString words = writtenOn(s.timeline);
        QVERIFY(words.contains(QStringLiteral("No packets in this capture.")));
        QVERIFY(!words.contains(QStringLiteral("UTC")));
        QVERIFY(!words.contains(QStringLiteral("resolver")));
    }
    void packetsWithoutTimesAreNotOf1970()
    {
        std::vector<TimedFrame> frames;
        for (std::uint32_t i = 1; i < 5; ++i)
            frames.push_back({Timestamp{0}, binding(7, i)});
        const ShownTimeline s(analysed(frames));
        const QString words = writtenOn(s.timeline);
        QVERIFY(words.contains(QStringLiteral("carry no times")));
        QVERIFY(!words.contains(QStringLiteral("00:00")));
    }
    void aDeviceThatOnlyAnswersIsNotMute()
    {
        ShownTimeline s;
        TimeFormat time;
        FlowModel flows(&time);
        flows.setSnapshot(sampleSnapshot());
        const QString words = QStringLiteral("It only answered others: %1 flow");
        s.selection.setDevice(DeviceId{1});
        QVERIFY(s.timeline.lanes().empty());
        flows.setFocus(s.selection.focus());
        QVERIFY(flows.rowCount() > 0);
        QVERIFY(writtenOn(s.timeline).contains(words.arg(flows.rowCount())));
        // Said once, and of no device that speaks.
        QCOMPARE(writtenOn(s.timeline).count(QStringLiteral("only answered")), 1);
        s.selection.setDevice(DeviceId{0});
        QVERIFY(!writtenOn(s.timeline).contains(QStringLiteral("only answered")));
    }
    void aHollowMarkSaysWhatWasMissed()
    {
        std::vector<double> intervals(60, 60.0);
        intervals[30] = 120;
        ShownTimeline s(beatsEvery(intervals), LaneMode::Group);
        QVERIFY(s.lane(0).beats);
        QCOMPARE(s.lane(0).beats->missed.size(), std::size_t{1});
        const Timestamp missed = s.lane(0).beats->missed.front();
        s.timeline.setVisibleSpan({missed - Duration::ofSeconds(90), missed + Duration::ofSeconds(90)});
        const QString tip = s.timeline.tipAt(pointOf(s.timeline, 0, missed));
        QVERIFY2(tip.contains(QStringLiteral("Missed: due about ")), qPrintable(tip));
        // A beat that is there says what it is.
        const QString beat = s.timeline.tipAt(pointOf(s.timeline, 0, s.lane(0).beats->times.front()));
        QVERIFY(!beat.contains(QStringLiteral("Missed")));
    }
    void whoHasThePaceIsSaidWhereSeveralSpeak()
    {
        std::vector<TimedFrame> frames;
        for (std::uint32_t i = 0; i < 60; ++i)
            frames.push_back({at(60.0 * i), binding(7, i + 1)});
        frames.push_back({at(1), binding(8, 1)});
        ShownTimeline s(analysed(frames));
        const Lane* stun = s.timeline.lanes().of(Protocol::Stun);
        QVERIFY(stun && stun->beats);
        QVERIFY(!stun->row.detail.isEmpty());
        QVERIFY(
            s.timeline.tipAt(s.timeline.laneRect(0).topLeft().toPoint() + QPoint(40, 8)).contains(stun->row.detail));
        s.selection.setDevice(s.timeline.lanes().snapshot()->groups[stun->beats->group.value].device);
        QVERIFY(s.timeline.lanes().of(Protocol::Stun)->row.detail.isEmpty());
        // In the sample, one device speaks.
        QVERIFY(ShownTimeline().timeline.lanes().of(Protocol::Stun)->row.detail.isEmpty());
    }
    void aWishThatNothingEndsWithIsNoSlack()
    {
        const SnapshotPtr s = sampleSnapshot();
        TimeFormat time;
        int wishes = 0;
        for (std::uint32_t g = 0; g < s->groups.size(); ++g) {
            const Group& group = s->groups[g];
            if (!group.cadence.main() || !group.promise)
                continue;
            const auto chart = cadencePlot({s, GroupId{g}, &time, Theme::plain(false), QFont(), QSizeF(800, 400)});
            const auto all = chart->series();
            const bool shaded = std::any_of(all.begin(), all.end(), [](const QAbstractSeries* series) {
                return series->type() == QAbstractSeries::SeriesTypeArea;
            });
            const bool slack = group.promise->margin && *group.promise->margin > 0;
            QVERIFY(slack || !shaded);
            wishes += group.promise->kind == PromiseKind::NtpPoll ? 1 : 0;
        }
        QVERIFY(wishes > 0);
    }
};

QTEST_MAIN(TestTimelineWords)
#include "tst_timeline_words.moc"
