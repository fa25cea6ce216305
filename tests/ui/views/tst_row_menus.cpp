// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen in tables and by whom, and what their context menus offer.
#include <QApplication>
#include <QClipboard>
#include <QFocusEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>
#include <QtTest>

#include "tests/support/growing.h"
#include "tests/support/view_context.h"
#include "ui/models/device_facts.h"
#include "ui/models/device_model.h"
#include "ui/models/texts.h"
#include "ui/views/beats_view.h"
#include "ui/views/details_pane.h"
#include "ui/views/device_list.h"
#include "ui/views/events_view.h"
#include "ui/views/flows_view.h"

using namespace phonehome;

namespace {

/// As a click on a tab, or the Tab key, gives it.
void giveKeyboard(QWidget* widget)
{
    QFocusEvent in(QEvent::FocusIn, Qt::TabFocusReason);
    QApplication::sendEvent(widget, &in);
}

QAction* inMenu(QAbstractItemView* table, const QModelIndex& row, const QString& name)
{
    emit table->customContextMenuRequested(table->visualRect(row).center());
    const auto* menu = table->findChild<QMenu*>(QStringLiteral("rowMenu"));
    return menu ? menu->findChild<QAction*>(name) : nullptr;
}

std::uint32_t idOf(const QTableView* table)
{
    return table->currentIndex().data(TableModel::IdRole).toUInt();
}

} // namespace

class TestRowMenus : public QObject {
    Q_OBJECT
private slots:
    void theKeyboardAloneChoosesNothing()
    {
        Context c;
        DeviceList devices(c.view);
        EventsView events(c.view, nullptr);
        FlowsView flows(c.view, nullptr);
        for (View* view : std::initializer_list<View*>{&devices, &events, &flows}) {
            view->setSnapshot(sampleSnapshot());
            view->show();
        }
        giveKeyboard(devices.findChild<QTreeView*>(QStringLiteral("deviceList")));
        QVERIFY(!c.selection.focus().device.valid());
        giveKeyboard(events.table());
        QVERIFY(!c.selection.event().valid());
        c.selection.setEvent(EventId{42});
        giveKeyboard(flows.table());
        QVERIFY(!c.selection.flow().valid());
        QCOMPARE(c.selection.event(), EventId{42});
        // What the user goes to is chosen, by key and by mouse.
        QTest::keyClick(flows.table(), Qt::Key_Down);
        QVERIFY(c.selection.flow().valid());
        const QRect row = events.table()->visualRect(events.table()->model()->index(0, 0));
        QTest::mouseClick(events.table()->viewport(), Qt::LeftButton, {}, row.center());
        QVERIFY(c.selection.event().valid());
    }
    void theTableGoesWithTheEvent()
    {
        Context c;
        EventsView events(c.view, nullptr);
        events.resize(700, 300);
        events.setSnapshot(sampleSnapshot());
        const EventId event{1500};
        c.selection.setEvent(event);
        QCOMPARE(idOf(events.table()), event.value);
        // Rows made anew keep it, and looking at the tab changes nothing.
        Focus focus;
        focus.protocol = sampleSnapshot()->events[event.value].protocol;
        c.selection.setFocus(focus);
        QCOMPARE(idOf(events.table()), event.value);
        QVERIFY(!c.selection.eventLeads()); // marked, not looked at anew
        events.show();
        giveKeyboard(events.table());
        QCOMPARE(c.selection.event(), event);
        QVERIFY(events.table()->selectionModel()->isRowSelected(events.table()->currentIndex().row()));
        const QRect row = events.table()->visualRect(events.table()->currentIndex());
        QVERIFY(events.table()->viewport()->rect().contains(row.center()));
    }
    void aDeviceHasItsSheet()
    {
        Context c;
        DetailsPane pane(c.view);
        const SnapshotPtr s = sampleSnapshot();
        pane.setSnapshot(s);
        const auto* title = pane.findChild<QLabel*>(QStringLiteral("eventTitle"));
        const DeviceId device{0};
        c.selection.setDevice(device);
        QCOMPARE(title->text(), deviceTitleText(*s, device));
        QVERIFY(pane.selectedText().contains(macText(s->devices[0])));
        QVERIFY(pane.findChild<QTreeView*>(QStringLiteral("fieldTree"))->isHidden());
        // What is looked at more closely comes first, and gives way to another device.
        c.selection.setFlow(FlowId{0});
        QVERIFY(title->text() != deviceTitleText(*s, device));
        c.selection.setDevice(DeviceId{1});
        QCOMPARE(title->text(), deviceTitleText(*s, DeviceId{1}));
        c.selection.setDevice(device);
        c.selection.setEvent(EventId{5});
        QVERIFY(title->text().contains(groupTitle(*s, s->groups[s->events[5].group.value])));
        QVERIFY(!pane.findChild<QTreeView*>(QStringLiteral("fieldTree"))->isHidden());
    }
    void aDevicesMenuCopiesItsAddresses()
    {
        Context c;
        DeviceList list(c.view);
        list.resize(320, 400);
        list.setSnapshot(sampleSnapshot());
        list.show();
        auto* tree = list.findChild<QTreeView*>(QStringLiteral("deviceList"));
        const QModelIndex first = tree->model()->index(0, 0);
        QAction* copy = inMenu(tree, first, QStringLiteral("copyMac"));
        QVERIFY(copy && copy->isEnabled());
        copy->trigger();
        QCOMPARE(QApplication::clipboard()->text(), macText(sampleSnapshot()->devices[0]));
    }
    void everyTableCanBeAFile()
    {
        Context c;
        BeatsView beats(c.view, nullptr);
        beats.setSnapshot(sampleSnapshot());
        beats.show();
        const QSignalSpy wanted(&beats, &View::exportWanted);
        QAction* action = inMenu(beats.table(), beats.table()->model()->index(1, 0), QStringLiteral("exportTable"));
        QVERIFY(action);
        action->trigger();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].value<const QAbstractItemModel*>(), beats.table()->model());
    }
};

QTEST_MAIN(TestRowMenus)
#include "tst_row_menus.moc"
