// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QtTest>

#include "core/analysis/group_period.h"
#include "core/decode/stun.h"
#include "tests/support/analysed.h"
#include "tests/support/growing.h"
#include "tests/support/stun_builder.h"
#include "tests/support/temp_file.h"
#include "tests/support/to_cloud.h"
#include "tests/support/turn_talk.h"
#include "tests/support/wire_messages.h"
#include "ui/models/device_model.h"
#include "ui/models/event_model.h"
#include "ui/models/facts_model.h"
#include "ui/models/field_model.h"
#include "ui/models/finding_model.h"
#include "ui/models/flow_model.h"
#include "ui/models/group_model.h"
#include "ui/models/name_model.h"
#include "ui/models/texts.h"

using namespace phonehome;

namespace {

using Make = TableModel* (*)(const TimeFormat*);

struct Row {
    const char* name;
    Make make;
};

const Row kModels[] = {
    {"devices", [](const TimeFormat* t) -> TableModel* { return new DeviceModel(t); }},
    {"names", [](const TimeFormat* t) -> TableModel* { return new NameModel(t); }},
    {"flows", [](const TimeFormat* t) -> TableModel* { return new FlowModel(t); }},
    {"events", [](const TimeFormat* t) -> TableModel* { return new EventModel(t); }},
    {"findings", [](const TimeFormat* t) -> TableModel* { return new FindingModel(t); }},
    {"groups", [](const TimeFormat* t) -> TableModel* { return new GroupModel(t); }},
};

bool isSorted(const TableModel& model, int column, Qt::SortOrder order)
{
    for (int row = 1; row < model.rowCount(); ++row) {
        const QVariant a = model.index(row - 1, column).data(TableModel::SortRole);
        const QVariant b = model.index(row, column).data(TableModel::SortRole);
        const auto less = [](const QVariant& x, const QVariant& y) {
            if (x.typeId() == QMetaType::QString && y.typeId() == QMetaType::QString)
                return x.toString().compare(y.toString(), Qt::CaseInsensitive) < 0;
            return x.typeId() == y.typeId() && x.toDouble() < y.toDouble();
        };
        // What has no number is last either way.
        const auto isNone = [](const QVariant& x) { return x.typeId() == QMetaType::Double && qIsInf(x.toDouble()); };
        if (isNone(a) != isNone(b) ? isNone(a) : order == Qt::AscendingOrder ? less(b, a) : less(a, b))
            return false;
    }
    return true;
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT
private slots:
    void table_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kModels)); ++i)
            QTest::newRow(kModels[i].name) << i;
    }
    void table()
    {
        QFETCH(int, index);
        TimeFormat time;
        const std::unique_ptr<TableModel> model(kModels[index].make(&time));
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 0);
        // Growing while unsorted, sorted and filtered.
        for (const SnapshotPtr& s : growingSample())
            model->setSnapshot(s);
        const int all = model->rowCount();
        QVERIFY(all > 0);
        QCOMPARE(static_cast<std::uint32_t>(all), model->total());
        for (int column = 0; column < model->columnCount(); ++column) {
            QVERIFY(!model->headerData(column, Qt::Horizontal).toString().isEmpty());
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model->sort(column, order);
                QVERIFY(isSorted(*model, column, order));
                QCOMPARE(model->rowCount(), all);
            }
        }
        model->setSnapshot(nullptr);
        QCOMPARE(model->rowCount(), 0);
        for (const SnapshotPtr& s : growingSample())
            model->setSnapshot(s); // sorted by the last column
        QCOMPARE(model->rowCount(), all);
        model->setFilter(QStringLiteral("no row holds this"));
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(model->total(), static_cast<std::uint32_t>(all));
        model->setFilter({});
        model->sort(-1);
        QCOMPARE(model->rowCount(), all);
        for (int row = 0; row < all; row += 7)
            QCOMPARE(model->rowOf(model->idAt(row)), row);
    }
    void whatTurnsOutToBeAnothersIsShownNoMore()
    {
        const auto capture =
            pcapBytes(inTimeOrder({Turn(10, 50000).life(0, 30, 20, 12), Turn(10, 50001).life(3, 30, 18, 10)}));
        TimeFormat time;
        EventModel model(&time);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Focus focus;
        focus.group = GroupId{1};
        model.setFocus(focus);
        for (const SnapshotPtr& s : growing(capture, 25)) {
            model.setSnapshot(s);
            QCOMPARE(model.rowCount(), s->groups.size() < 2 ? 0 : static_cast<int>(s->groups[1].events));
        }
        QCOMPARE(model.rowCount(), 12);
    }
    void aSelectedRowStaysSelectedWhileRowsMove()
    {
        TimeFormat time;
        FlowModel model(&time);
        model.setSnapshot(growingSample().front());
        model.sort(FlowModel::BytesOut, Qt::DescendingOrder);
        const QPersistentModelIndex kept(model.index(1, 0));
        const std::uint32_t id = model.idAt(1);
        model.setSnapshot(growingSample().back());
        model.sort(FlowModel::Address, Qt::AscendingOrder);
        QVERIFY(kept.isValid());
        QCOMPARE(model.idAt(kept.row()), id);
    }
    void aSpanNarrowsEveryTable()
    {
        TimeFormat time;
        const SnapshotPtr s = sampleSnapshot();
        EventModel events(&time);
        events.setSnapshot(s);
        const int all = events.rowCount();
        Focus focus;
        focus.span = TimeSpan{s->totals.first, s->totals.first + Duration::ofSeconds(3600)};
        events.setFocus(focus);
        QVERIFY(events.rowCount() > 0);
        QVERIFY(events.rowCount() < all / 50);
        for (int row = 0; row < events.rowCount(); ++row)
            QVERIFY(s->events[events.idAt(row)].time <= focus.span->to);
    }
    void filterWordsMustAllBeThere()
    {
        TimeFormat time;
        EventModel model(&time);
        model.setSnapshot(sampleSnapshot());
        model.setFilter(QStringLiteral("refresh nat.wemo2"));
        QCOMPARE(model.rowCount(), 1944);
        model.setFilter(QStringLiteral("REFRESH ntp"));
        QCOMPARE(model.rowCount(), 0);
    }
    void aPeerAtHomeGoesByItsName()
    {
        constexpr MacAddress kLamp{{2, 0, 0, 0, 0, 9}};
        const IpAddress lampIp = IpAddress::v4(192, 168, 1, 77);
        DhcpFields request;
        request.type = 3;
        request.clientMac = kLamp;
        request.options = {{12, {'l', 'a', 'm', 'p'}}};
        const IpAddress none = IpAddress::v4(0);
        const IpAddress all = IpAddress::v4(0xFFFFFFFF);
        const MacAddress everyone{{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}};
        std::vector<TimedFrame> frames{
            {second(-5), udpFrame({kLamp, everyone, {none, 68}, {all, 67}}, dhcpPacket(request))},
            {second(-4), arpRequestFrame(kLamp, lampIp, kDeviceIp)}};
        for (std::uint16_t i = 0; i < 10; ++i)
            frames.push_back({second(60.0 * i), echoFrame({kDevice, kLamp, {kDeviceIp, 0}, {lampIp, 0}}, false, 7, i)});
        const SnapshotPtr s = analysed(frames);
        const Group* const ping = findGroup(*s, Protocol::Icmp, "echo request", lampIp.text());
        QVERIFY(ping);
        QCOMPARE(groupTitle(*s, *ping), QStringLiteral("ICMP echo request to lamp"));
        const TimeFormat time;
        GroupModel groups(&time);
        EventModel events(&time);
        for (TableModel* const model : std::initializer_list<TableModel*>{&groups, &events}) {
            model->setSnapshot(s);
            for (const QString& word : {QStringLiteral("lamp"), QStringLiteral("192.168.1.77")}) {
                model->setFilter("echo " + word);
                QCOMPARE(model->rowCount(), model == &groups ? 1 : 10);
            }
        }
    }
    void theMainGroupIsTheKeepalive()
    {
        const SnapshotPtr s = sampleSnapshot();
        const GroupId id = mainGroup(*s, {});
        QVERIFY(id.valid());
        QCOMPARE(s->text(s->groups[id.value].kind), std::string("Refresh"));
        Focus ntp;
        ntp.protocol = Protocol::Ntp;
        QCOMPARE(s->groups[mainGroup(*s, ntp).value].protocol, Protocol::Ntp);
        Focus tls;
        tls.protocol = Protocol::Icmp;
        QVERIFY(!mainGroup(*s, tls).valid());
    }
    void whatMattersStandsFirst()
    {
        TimeFormat time;
        GroupModel model(&time);
        const SnapshotPtr s = sampleSnapshot();
        model.setSnapshot(s);
        QCOMPARE(GroupId{model.idAt(0)}, mainGroup(*s, {}));
        QCOMPARE(model.index(0, GroupModel::Promised).data().toString(), QStringLiteral("lifetime 330 s"));
        const auto row = [&](int n) -> const Group& { return s->groups[model.idAt(n)]; };
        for (int n = 1; n < model.rowCount(); ++n) {
            QVERIFY(groupRank(row(n)) <= groupRank(row(n - 1)));
            // Not one without a period before one with it.
            QVERIFY(!groupPeriod(row(n)) || groupPeriod(row(n - 1)));
        }
    }
    void aKeepaliveStandsFirstHoweverShortTheCapture()
    {
        const SnapshotPtr s = sampleSnapshot();
        Group once = s->groups[mainGroup(*s, {}).value];
        Focus focus;
        focus.protocol = Protocol::Ntp;
        const Group timer = s->groups[mainGroup(*s, focus).value];
        once.cadence = {};
        once.promise->renewals = std::make_shared<const std::vector<Duration>>(1, Duration::ofSeconds(310));
        QVERIFY(groupRank(timer) < groupRank(once));
        // Nor does a question asked long after its answer ran out outdo a timer.
        Group asked = timer;
        asked.promise = Promise{PromiseKind::DnsTtl, 39, 39, 39, std::nullopt, -1461.0, std::nullopt, {}, nullptr};
        asked.cadence.evidence = 1e9;
        Group kept = asked;
        kept.promise->margin = 1;
        QCOMPARE(std::get<0>(groupRank(asked)), GroupMerit::Timer);
        QCOMPARE(std::get<0>(groupRank(kept)), GroupMerit::TimerPromised);
    }
    void theUsersOwnOrderIsKept()
    {
        TimeFormat time;
        GroupModel model(&time);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto titles = [&] {
            QStringList out;
            for (int row = 0; row < model.rowCount(); ++row)
                out << model.index(row, GroupModel::What).data().toString();
            return out;
        };
        const auto inOrder = [&] {
            const QStringList shown = titles();
            QStringList sorted = shown;
            sorted.sort(Qt::CaseInsensitive);
            return shown == sorted;
        };
        const auto& snapshots = growingSample();
        model.setSnapshot(snapshots.front());
        model.sort(GroupModel::What, Qt::AscendingOrder);
        model.setSnapshot(snapshots.back());
        QVERIFY(model.rowCount() > 3 && inOrder());
        // A third click on the header takes it back.
        model.sort(-1);
        QVERIFY(!inOrder());
        QCOMPARE(GroupId{model.idAt(0)}, mainGroup(*snapshots.back(), {}));
    }
    void devicesSayWhatTheySpeak()
    {
        TimeFormat time;
        DeviceModel model(&time);
        model.setSnapshot(sampleSnapshot());
        model.setFilter(QStringLiteral("wemo"));
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex row = model.index(0, 0);
        QCOMPARE(row.data(DeviceModel::MarksRole).toUInt(), 0b01111U); // all but DNS
        QCOMPARE(row.data(DeviceModel::SourceRole).toString(), QStringLiteral("DHCP"));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("STUN NTP SSDP mDNS")));
    }
    void tooltipsNeverReadMarkup()
    {
        TimeFormat time;
        NameModel model(&time);
        model.setSnapshot(sampleSnapshot());
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(!model.index(row, NameModel::Name).data(Qt::ToolTipRole).toString().contains(u'<'));
    }
    void fieldsAreATree()
    {
        TimeFormat time;
        FieldModel model(&time);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        StunBuilder grant(stun_type::kRefreshSuccess, {1});
        const auto bytes = grant.number(stun_attribute::kLifetime, 330).message();
        DetailPart part;
        part.frame = 7;
        part.protocol = Protocol::Stun;
        part.fields = describe(Message(*decodeStun(bytes)));
        part.bytes = bytes;
        model.setDetail({EventId{3}, {part, part}});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.rowCount(model.index(0, 0)) >= 4);
        bool found = false;
        for (int row = 0; row < model.rowCount(model.index(1, 0)); ++row) {
            const QModelIndex field = model.index(row, 0, model.index(1, 0));
            if (field.data().toString() == QStringLiteral("LIFETIME")) {
                found = true;
                QCOMPARE(field.siblingAtColumn(1).data().toString(), QStringLiteral("330 s"));
                QCOMPARE(field.data(FieldModel::PartRole).toInt(), 1);
                QVERIFY(field.data(FieldModel::SizeRole).toInt() >= 4);
            }
        }
        QVERIFY(found);
        model.setDetail({});
        QCOMPARE(model.rowCount(), 0);
    }
    void factsAreTheChartsNumbers()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        FactsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        const SnapshotPtr s = sampleSnapshot();
        model.setFacts(groupFacts(*s, mainGroup(*s, {}), time));
        const auto value = [&](const char* label) {
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.index(row, FactsModel::Label).data().toString() == QLatin1String(label))
                    return model.index(row, FactsModel::Value).data().toString();
            }
            return QString();
        };
        QCOMPARE(value("period"), QStringLiteral("310.03 s"));
        QCOMPARE(value("missed"), QStringLiteral("4"));
        QCOMPARE(value("lifetime"), QStringLiteral("330 s"));
        QCOMPARE(value("asked for"), QStringLiteral("nothing"));
        QCOMPARE(value("margin"), QStringLiteral("20 s, 6.1 %"));
        QVERIFY(value("pace").startsWith(QStringLiteral("cannot tell")));
        QStringList starts;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, FactsModel::Label).data() == QStringLiteral("device came up"))
                starts += model.index(row, FactsModel::Value).data().toString();
        }
        QStringList known;
        for (const DeviceRestart& restart : s->restarts)
            known += time.dateTime(restart.time, 0);
        QVERIFY(!known.isEmpty());
        QCOMPARE(starts, known);
        QVERIFY(value("tries in it").isEmpty()); // TCP repeats by itself
        QVERIFY(value("seen from outside as").startsWith(QStringLiteral("203.0.113.99:")));
        model.setFacts({{QStringLiteral("<b>"), QStringLiteral("<i>x</i>")}});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;i&gt;x&lt;/i&gt;"));
    }
    void everyVerdictHasItsSentence()
    {
        Promise promise{PromiseKind::StunLifetime, 330, 330, 600, std::nullopt, 20.0, std::nullopt, {}, nullptr};
        promise.verdict.levels = 2;
        QStringList said;
        for (const PromiseClass kind :
             {PromiseClass::CannotTell, PromiseClass::FixedMargin, PromiseClass::Follows, PromiseClass::Ignores}) {
            promise.verdict.kind = kind;
            said << promiseVerdictText(promise, PeriodUnit::Seconds);
        }
        QCOMPARE(said.removeDuplicates(), 0);
        QVERIFY(said[1].contains(QStringLiteral("20 s")));
        promise.margin.reset();
        QVERIFY(promiseVerdictText(promise, PeriodUnit::Seconds).isEmpty());
    }
    void aLeaseSaysWhenItIsToBeRenewed()
    {
        Promise promise{PromiseKind::DhcpLease,   7200, 7200,   7200, std::nullopt, 3540.0,
                        RenewalTime{3600, false}, {},   nullptr};
        QCOMPARE(renewalText(promise, PeriodUnit::Seconds),
                 QStringLiteral("after 3,600 s, half the lease: asked 60 s later"));
        promise.margin = 3599.6;
        QCOMPARE(renewalText(promise, PeriodUnit::Seconds),
                 QStringLiteral("after 3,600 s, half the lease: asked then"));
        promise.margin = 3600;
        promise.renewal = RenewalTime{5400, true};
        QCOMPARE(renewalText(promise, PeriodUnit::Seconds),
                 QStringLiteral("after 5,400 s, as the server says: asked 1,800 s before that"));
        promise.margin.reset();
        QCOMPARE(renewalText(promise, PeriodUnit::Seconds), QStringLiteral("after 5,400 s, as the server says"));
        promise.renewal.reset();
        QVERIFY(renewalText(promise, PeriodUnit::Seconds).isEmpty());
    }
};

QTEST_MAIN(TestModels)
#include "tst_models.moc"
