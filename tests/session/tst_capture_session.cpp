// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "core/session/capture_session.h"

using namespace phonehome;

namespace {

const QString kSample = QStringLiteral(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap");

/// Listens as the window does.
struct Listener {
    CaptureSession session;
    SnapshotPtr last;
    std::optional<LoadEnd> end;
    std::optional<Error> failure;
    std::optional<EventDetail> detail;
    int revisionsBackwards = 0;

    Listener()
    {
        QObject::connect(&session, &CaptureSession::updated, &session,
                         [this](const SnapshotPtr& s, const LoadProgress&) {
                             revisionsBackwards += last && s->revision <= last->revision ? 1 : 0;
                             last = s;
                         });
        QObject::connect(&session, &CaptureSession::finished, &session, [this](LoadEnd e) { end = e; });
        QObject::connect(&session, &CaptureSession::failed, &session, [this](const Error& e) { failure = e; });
        QObject::connect(&session, &CaptureSession::detailReady, &session,
                         [this](const EventDetail& d) { detail = d; });
    }
    bool load(const QStringList& paths)
    {
        end.reset();
        session.open(paths);
        return QTest::qWaitFor([this] { return end.has_value(); }, 30000);
    }
};

} // namespace

class TestCaptureSession : public QObject {
    Q_OBJECT
private slots:
    void opensReadsAndEnds()
    {
        Listener l;
        QVERIFY(l.load({kSample}));
        QCOMPARE(*l.end, LoadEnd::Complete);
        QVERIFY(l.last->final);
        QCOMPARE(l.last->totals.packets, std::uint64_t{8565});
        QVERIFY(!l.session.isLoading());
        QCOMPARE(l.revisionsBackwards, 0);
    }
    void logsOfResolversAreJoined()
    {
        Listener l;
        LogInputs logs;
        logs.zone = TimeZone();
        logs.paths = {PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log"};
        l.session.open({kSample}, logs);
        QTRY_VERIFY_WITH_TIMEOUT(l.end.has_value(), 30000);
        QCOMPARE(*l.end, LoadEnd::Complete);
        QCOMPARE(l.last->logs.size(), std::size_t{1});
        QCOMPARE(l.last->logs[0].clock.matched, l.last->logs[0].clock.of);
        // The next one is opened without.
        QVERIFY(l.load({kSample}));
        QVERIFY(l.last->logs.empty());
    }
    void detailsAreReadAgain()
    {
        Listener l;
        QVERIFY(l.load({kSample}));
        std::uint32_t stun = 0;
        while (l.last->events[stun].protocol != Protocol::Stun || l.last->events[stun].replyFrame == 0)
            ++stun;
        l.session.requestDetail(EventId{0});
        l.session.requestDetail(EventId{stun}); // the last one wins
        QVERIFY(QTest::qWaitFor([&] { return l.detail && l.detail->event == EventId{stun}; }, 10000));
        QVERIFY(l.detail->parts.size() >= 2);
        QVERIFY(!l.detail->parts.front().fields.empty());
        QVERIFY(!l.detail->parts.front().bytes.empty());
        l.session.requestDetail(EventId{0xfffffff0}); // none of ours: nothing happens
        l.session.requestDetail({});
    }
    void aFailureIsSaid()
    {
        Listener l;
        QVERIFY(l.load({QStringLiteral("/nowhere/a.pcap")}));
        QCOMPARE(*l.end, LoadEnd::Failed);
        QCOMPARE(l.failure->code, ErrorCode::NotFound);
        QVERIFY(l.load({kSample})); // and life goes on
        QCOMPARE(*l.end, LoadEnd::Complete);
    }
    void cancelKeepsWhatWasRead()
    {
        Listener l;
        l.session.open({kSample});
        l.session.cancel();
        QVERIFY(QTest::qWaitFor([&] { return l.end.has_value(); }, 30000));
        QVERIFY(l.last->final);
        QVERIFY(*l.end == LoadEnd::Cancelled || l.last->totals.packets == 8565);
    }
    void anotherOpenForgetsTheFirst()
    {
        Listener l;
        for (int i = 0; i < 5; ++i)
            l.session.open({kSample});
        QVERIFY(l.load({kSample}));
        QCOMPARE(l.last->totals.packets, std::uint64_t{8565});
    }
    void closingWhileLoading()
    {
        Listener l;
        const QSignalSpy closed(&l.session, &CaptureSession::closed);
        l.session.open({kSample});
        l.session.close();
        QCOMPARE(closed.count(), 1);
        QTest::qWait(50);
        QVERIFY(!l.end);
        QVERIFY(l.session.paths().isEmpty());
    }
    void endingWhileLoading()
    {
        for (int i = 0; i < 5; ++i) {
            CaptureSession session;
            session.open({kSample});
        }
    }
};

QTEST_GUILESS_MAIN(TestCaptureSession)
#include "tst_capture_session.moc"
