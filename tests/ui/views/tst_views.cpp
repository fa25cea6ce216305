// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

#include "tests/support/frame_builder.h"
#include "tests/support/growing.h"
#include "tests/support/temp_file.h"
#include "tests/support/view_context.h"
#include "tests/support/wire_messages.h"
#include "ui/models/device_model.h"
#include "ui/models/field_model.h"
#include "ui/models/group_model.h"
#include "ui/models/name_model.h"
#include "ui/views/beats_view.h"
#include "ui/views/breadcrumb.h"
#include "ui/views/cadence_view.h"
#include "ui/views/details_pane.h"
#include "ui/views/device_list.h"
#include "ui/views/empty_state.h"
#include "ui/views/events_view.h"
#include "ui/views/flows_view.h"
#include "ui/views/hex_view.h"
#include "ui/views/loading_bar.h"
#include "ui/views/message_bar.h"
#include "ui/views/names_view.h"
#include "ui/views/vantage_panel.h"

using namespace phonehome;

namespace {

QString emptyLine(const View& view)
{
    const auto* empty = view.findChild<EmptyState*>();
    return empty && !empty->isHidden() ? empty->line() : QString();
}

SnapshotPtr emptyCapture()
{
    return growing(pcapBytes({}), 1).back();
}

bool holdsText(const QWidget& widget, const QString& part)
{
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (!label->isHidden() && label->text().contains(part))
            return true;
    }
    return false;
}

} // namespace

class TestViews : public QObject {
    Q_OBJECT
private slots:
    void emptyViewsSayWhyAndWhatToDo()
    {
        for (const ViewRow& row : tabViews()) {
            Context c;
            const std::unique_ptr<View> view(row.create(c.view, nullptr));
            view->setSnapshot(nullptr);
            view->show();
            QVERIFY2(emptyLine(*view).contains(QStringLiteral("No capture")), row.id);
            view->setSnapshot(emptyCapture());
            QVERIFY2(!emptyLine(*view).isEmpty(), row.id);
            QVERIFY(view->selectedText().isEmpty() || row.id == QByteArray("cadence"));
        }
        Context c;
        NamesView names(c.view, nullptr);
        names.setSnapshot(growing(pcapBytes({}), 1).back());
        QVERIFY(!emptyLine(names).isEmpty());
    }
    void aFilterThatFitsNothingSaysSo()
    {
        Context c;
        EventsView events(c.view, nullptr);
        events.setSnapshot(sampleSnapshot());
        events.show();
        QVERIFY(emptyLine(events).isEmpty());
        events.setFilter(QStringLiteral("zzz"));
        QVERIFY(emptyLine(events).contains(QStringLiteral("zzz")));
    }
    void aSpanThatHoldsNothingSaysSo()
    {
        Context c;
        EventsView events(c.view, nullptr);
        events.setSnapshot(sampleSnapshot());
        events.show();
        c.selection.setSpan(TimeSpan{{0}, {1}});
        QVERIFY(!emptyLine(events).isEmpty());
        c.selection.setSpan(std::nullopt);
        QVERIFY(emptyLine(events).isEmpty());
    }
    void theCadenceViewSpeaksInASentence()
    {
        Context c;
        CadenceView view(c.view, nullptr);
        for (const SnapshotPtr& s : growingSample())
            view.setSnapshot(s);
        auto* sentence = view.findChild<QLabel*>(QStringLiteral("cadenceSentence"));
        QVERIFY(sentence->text().startsWith(QStringLiteral("STUN Refresh to nat.wemo2.com: every 310 s")));
        // The numbers of the chart stand in a table beside it.
        const auto* facts = view.findChild<QTableView*>(QStringLiteral("factsTable"))->model();
        QCOMPARE(facts->index(0, 1).data().toString(), QStringLiteral("310.03 s"));
        c.selection.setProtocol(Protocol::Ntp);
        QVERIFY(!sentence->text().contains(QStringLiteral("Refresh")));
        c.selection.back();
        QVERIFY(sentence->text().contains(QStringLiteral("Refresh")));
    }
    /// An empty frame with two marks of nothing told nobody anything.
    void whatWasSeenOnceHasNoChart()
    {
        const Route route{{{2, 0, 0, 0, 0, 1}},
                          {{2, 0, 0, 0, 0, 2}},
                          {IpAddress::v4(192, 168, 1, 50), 40000},
                          {IpAddress::v4(192, 168, 1, 1), 53}};
        const auto asks = [&route](std::uint16_t id) {
            return TimedFrame{Timestamp{id * 1'000'000'000LL},
                              udpFrame(route, dnsQuestion(id, 0x0100, "example.com", 1))};
        };
        Context c;
        CadenceView view(c.view, nullptr);
        const auto* chart = view.findChild<QWidget*>(QStringLiteral("cadenceChart"));
        view.setSnapshot(growing(pcapBytes({asks(10)}), 1).back());
        QVERIFY(chart->isHidden());
        view.setSnapshot(growing(pcapBytes({asks(10), asks(90)}), 1).back());
        QVERIFY(!chart->isHidden());
    }
    void choosingABeatDrivesAllViews()
    {
        Context c;
        BeatsView beats(c.view, nullptr);
        CadenceView cadence(c.view, nullptr);
        for (const SnapshotPtr& s : growingSample()) {
            beats.setSnapshot(s);
            cadence.setSnapshot(s);
        }
        auto* table = beats.findChild<QTableView*>(QStringLiteral("groupsTable"));
        const QModelIndex marked = table->currentIndex();
        QVERIFY(marked.siblingAtColumn(GroupModel::What).data().toString().contains(QStringLiteral("Refresh")));
        QVERIFY(!c.selection.focus().group.valid()); // marked, not chosen
        const int other = marked.row() == 3 ? 4 : 3;
        table->setCurrentIndex(table->model()->index(other, 0));
        QVERIFY(c.selection.focus().group.valid());
        QCOMPARE(table->currentIndex().row(), other);
        const auto* sentence = cadence.findChild<QLabel*>(QStringLiteral("cadenceSentence"));
        QVERIFY(!sentence->text().contains(QStringLiteral("Refresh")));
        c.selection.back();
        QVERIFY(sentence->text().contains(QStringLiteral("Refresh")));
        QCOMPARE(table->currentIndex().row(), marked.row());
    }
    void detailsShowTheLatestOfWhatTheViewsAreAbout()
    {
        Context c;
        DetailsPane pane(c.view);
        const QSignalSpy wanted(&pane, &DetailsPane::detailWanted);
        pane.setSnapshot(sampleSnapshot());
        QCOMPARE(wanted.count(), 1);
        const auto* title = pane.findChild<QLabel*>(QStringLiteral("eventTitle"));
        QVERIFY(title->text().startsWith(QStringLiteral("STUN Refresh to nat.wemo2.com, answered")));
        c.selection.setProtocol(Protocol::Ntp);
        QVERIFY(title->text().startsWith(QStringLiteral("NTP")));
        QVERIFY(!c.selection.event().valid());
    }
    void fromANameToItsFlowsAndBack()
    {
        Context c;
        NamesView names(c.view, nullptr);
        FlowsView flows(c.view, nullptr);
        DetailsPane pane(c.view);
        for (View* view : {static_cast<View*>(&names), static_cast<View*>(&flows), static_cast<View*>(&pane)})
            view->setSnapshot(sampleSnapshot());
        const QSignalSpy toFlows(&names, &View::tabWanted);
        const QSignalSpy toNames(&flows, &View::tabWanted);
        auto* table = names.findChild<QTableView*>(QStringLiteral("namesTable"));
        auto* list = flows.findChild<QTableView*>(QStringLiteral("flowsTable"));
        const int all = list->model()->rowCount();
        // A name that is looked at says what it knows; asked for its flows, it shows them alone.
        table->setCurrentIndex(table->model()->index(0, 0));
        const QString name = table->currentIndex().data().toString();
        auto* title = pane.findChild<QLabel*>(QStringLiteral("eventTitle"));
        QCOMPARE(title->text(), name);
        QVERIFY(pane.findChild<QTreeView*>(QStringLiteral("fieldTree"))->isHidden());
        emit table->activated(table->currentIndex());
        QCOMPARE(toFlows.value(0).value(0).toString(), QStringLiteral("flows"));
        const int its = list->model()->rowCount();
        QVERIFY(its > 0);
        QVERIFY(its < all);
        // And a flow leads to the row that its name is from.
        list->setCurrentIndex(list->model()->index(0, 0));
        QVERIFY(c.selection.flow().valid());
        QVERIFY(pane.selectedText().contains(QStringLiteral("named by: ● ")));
        table->clearSelection();
        emit list->activated(list->currentIndex());
        QCOMPARE(toNames.value(0).value(0).toString(), QStringLiteral("names"));
        QCOMPARE(table->currentIndex().data().toString(), name);
        QCOMPARE(title->text(), name);
        c.selection.setFocus({});
        QCOMPARE(list->model()->rowCount(), all);
        // An event has bytes again.
        c.selection.setEvent(EventId{5});
        QVERIFY(!pane.findChild<QTreeView*>(QStringLiteral("fieldTree"))->isHidden());
        QVERIFY(!c.selection.name().valid());
    }
    void namesStandByDomain()
    {
        Context c;
        NamesView names(c.view, nullptr);
        names.setSnapshot(sampleSnapshot());
        names.show();
        auto* tree = names.findChild<QTreeView*>(QStringLiteral("namesTree"));
        auto* table = names.findChild<QTableView*>(QStringLiteral("namesTable"));
        QVERIFY(table->isVisible());
        names.findChild<QToolButton*>(QStringLiteral("groupNames"))->click();
        QVERIFY(tree->isVisible());
        QVERIFY(!table->isVisible());
        const QModelIndex group = tree->model()->index(0, 0);
        QVERIFY(group.data().toString().startsWith(QStringLiteral("wemo2.com")));
        tree->expand(group);
        tree->setCurrentIndex(tree->model()->index(0, 0, group));
        QVERIFY(c.selection.name().valid());
        QVERIFY(names.selectedText().contains(QStringLiteral("nat.wemo2.com")));
        // What is open stays open when the rows are made anew.
        tree->sortByColumn(NameModel::Last, Qt::DescendingOrder);
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));
        names.findChild<QToolButton*>(QStringLiteral("groupNames"))->click();
        QVERIFY(table->isVisible());
    }
    void choosingADeviceNarrowsTheOthers()
    {
        Context c;
        DeviceList list(c.view);
        list.setSnapshot(sampleSnapshot());
        auto* tree = list.findChild<QTreeView*>(QStringLiteral("deviceList"));
        QCOMPARE(tree->model()->rowCount(), 2);
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QVERIFY(c.selection.focus().device.valid());
        list.findChild<QLineEdit*>(QStringLiteral("deviceFilter"))->setText(QStringLiteral("lanner"));
        QCOMPARE(tree->model()->rowCount(), 1);
        QVERIFY(c.selection.focus().device.valid()); // a filter chooses nothing by itself
        list.findChild<QLineEdit*>(QStringLiteral("deviceFilter"))->clear();
        tree->sortByColumn(DeviceModel::Received, Qt::DescendingOrder);
        QVERIFY(tree->model()->index(0, DeviceModel::Name).data().toString().contains(QStringLiteral("LANNER")));
        QVERIFY(list.selectedText().contains(u'\t'));
        QVERIFY(!list.grab().isNull());
    }
    void detailsLightTheBytesOfAField()
    {
        Context c;
        DetailsPane pane(c.view);
        pane.resize(360, 700);
        pane.setSnapshot(sampleSnapshot());
        const QSignalSpy wanted(&pane, &DetailsPane::detailWanted);
        c.selection.setEvent(EventId{5});
        QCOMPARE(wanted.count(), 1);
        EventDetail detail{EventId{5}, {DetailPart{}}};
        detail.parts[0].bytes = {1, 2, 3, 4, 5, 6, 7, 8};
        detail.parts[0].fields = {{"one", "1", 0, 0, 2}, {"two", "2", 0, 2, 6}, {"inner", "3", 1, 4, 1}};
        pane.setDetail({EventId{6}, {}}); // of another event: not ours
        auto* tree = pane.findChild<QTreeView*>(QStringLiteral("fieldTree"));
        QCOMPARE(tree->model()->rowCount(), 0);
        pane.setDetail(detail);
        QCOMPARE(tree->model()->rowCount(), 1);
        auto* hex = pane.findChild<HexView*>();
        QCOMPARE(hex->text(), QStringLiteral("01 02 03 04 05 06 07 08"));
        // A click on a byte finds the innermost field.
        emit hex->byteClicked(4);
        QCOMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("inner"));
        QVERIFY(pane.selectedText().contains(u'\n'));
        QVERIFY(!pane.grab().isNull());
        pane.setSnapshot(nullptr);
    }
    void nothingIsReadAsMarkup()
    {
        Context c;
        DetailsPane pane(c.view);
        pane.setSnapshot(sampleSnapshot());
        c.selection.setEvent(EventId{0});
        MessageBar bar;
        bar.setMessages({QStringLiteral("<b>x</b> is not a capture.")});
        for (const QWidget* widget : {static_cast<QWidget*>(&pane), static_cast<QWidget*>(&bar)}) {
            for (const QLabel* label : widget->findChildren<QLabel*>())
                QVERIFY2(label->textFormat() == Qt::PlainText || label->text().size() == 1, qPrintable(label->text()));
        }
        QCOMPARE(bar.text(), QStringLiteral("<b>x</b> is not a capture."));
    }
    void theBreadcrumbLeadsBack()
    {
        Context c;
        Breadcrumb crumb(c.view);
        crumb.setSnapshot(sampleSnapshot());
        crumb.show();
        Focus focus;
        focus.device = DeviceId{0};
        focus.group = GroupId{3};
        focus.span = TimeSpan{sampleSnapshot()->totals.first, sampleSnapshot()->totals.last};
        c.selection.setFocus(focus);
        auto* device = crumb.findChild<QToolButton*>(QStringLiteral("crumbDevice"));
        QCOMPARE(device->text(), QStringLiteral("wemo"));
        QVERIFY(!crumb.findChild<QToolButton*>(QStringLiteral("crumbGroup"))->isHidden());
        device->click();
        QVERIFY(!c.selection.focus().group.valid());
        QVERIFY(c.selection.focus().device.valid());
        crumb.findChild<QToolButton*>(QStringLiteral("allDevices"))->click();
        QVERIFY(!c.selection.focus().device.valid());
        QVERIFY(c.selection.focus().span);
    }
    void theVantageIsSaid()
    {
        QAction import;
        const QSignalSpy wanted(&import, &QAction::triggered);
        VantagePanel panel(&import);
        panel.setSnapshot(sampleSnapshot());
        QVERIFY(holdsText(panel, QStringLiteral("internet: yes")));
        QVERIFY(holdsText(panel, QStringLiteral("devices at home: no")));
        QVERIFY(holdsText(panel, QStringLiteral("resolver is probably on the LAN")));
        QVERIFY(holdsText(panel, QStringLiteral("12 address")));
        QVERIFY(holdsText(panel, QStringLiteral("of which no lookup was captured")));
        auto* button = panel.findChild<QPushButton*>(QStringLiteral("importLog"));
        QVERIFY(!button->isHidden());
        button->click();
        QCOMPARE(wanted.count(), 1);
    }
    void loadingShowsBytesAndCancels()
    {
        LoadingBar bar;
        bar.start();
        QVERIFY(bar.isHidden()); // short loads do not flash
        QTest::qWait(350);
        bar.setProgress({500, 1000, 42});
        QVERIFY(!bar.isHidden());
        QVERIFY(holdsText(bar, QStringLiteral("42")));
        const QSignalSpy cancelled(&bar, &LoadingBar::cancelled);
        bar.findChild<QAbstractButton*>(QStringLiteral("cancelLoading"))->click();
        QCOMPARE(cancelled.count(), 1);
        bar.stop();
        QVERIFY(bar.isHidden());
    }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
