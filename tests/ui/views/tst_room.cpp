// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

#include "tests/support/growing.h"
#include "tests/support/view_context.h"
#include "ui/models/device_model.h"
#include "ui/models/group_model.h"
#include "ui/models/name_model.h"
#include "ui/views/beats_view.h"
#include "ui/views/device_list.h"
#include "ui/views/names_view.h"

using namespace phonehome;

class TestRoom : public QObject {
    Q_OBJECT
private slots:
    void theDeviceListHasNothingToScrollTo()
    {
        Context c;
        DeviceList list(c.view);
        list.setSnapshot(sampleSnapshot());
        list.resize(300, 500);
        list.show();
        auto* tree = list.findChild<QTreeView*>(QStringLiteral("deviceList"));
        QTRY_COMPARE(tree->horizontalScrollBar()->maximum(), 0);
        // The numbers are there for who asks.
        list.findChild<QToolButton*>(QStringLiteral("deviceColumns"))->click();
        auto* menu = list.findChild<QMenu*>(QStringLiteral("deviceMenu"));
        QVERIFY(menu);
        const auto trigger = [&](const QString& text) {
            for (QAction* action : menu->actions()) {
                if (action->text() == text)
                    action->trigger();
            }
        };
        trigger(QStringLiteral("By Received"));
        QVERIFY(tree->model()->index(0, DeviceModel::Name).data().toString().contains(QStringLiteral("LANNER")));
        trigger(QStringLiteral("Received"));
        QVERIFY(!tree->isColumnHidden(DeviceModel::Received));
        trigger(QStringLiteral("As they were seen"));
        QVERIFY(tree->model()->index(0, DeviceModel::Name).data().toString().contains(QStringLiteral("wemo")));
    }
    void whatMattersIsInSightAt1280()
    {
        Context c;
        BeatsView beats(c.view, nullptr);
        NamesView names(c.view, nullptr);
        const auto room = [](View& view, const char* name, int last) {
            view.setSnapshot(sampleSnapshot());
            view.resize(620, 300); // what the window of that width leaves for the tabs
            const auto* header = view.findChild<QTableView*>(QLatin1String(name))->horizontalHeader();
            return 620 - header->sectionPosition(last) - header->sectionSize(last);
        };
        QVERIFY(room(beats, "groupsTable", GroupModel::Missed) >= 0);
        QVERIFY(room(names, "namesTable", NameModel::Ttl) >= 0);
        const auto* header = beats.findChild<QTableView*>(QStringLiteral("groupsTable"))->model();
        for (int column = 0; column < header->columnCount(); ++column)
            QVERIFY(!header->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    void whatIsSaidTakesTheRoomThatIsLeft()
    {
        Context c;
        BeatsView beats(c.view, nullptr);
        beats.resize(620, 300);
        beats.show();
        beats.setSnapshot(sampleSnapshot());
        auto* table = beats.findChild<QTableView*>(QStringLiteral("groupsTable"));
        const int narrow = table->columnWidth(0);
        beats.resize(900, 300);
        QTRY_VERIFY(table->columnWidth(0) > narrow);
        const QHeaderView* header = table->horizontalHeader();
        const int end = header->sectionPosition(GroupModel::Spread) + header->sectionSize(GroupModel::Spread);
        QCOMPARE(end, table->viewport()->width());
        // No wider than its words, and as wide as its user made it.
        beats.resize(3000, 300);
        QTRY_VERIFY(table->columnWidth(0) < 1000);
        table->setColumnWidth(0, 111);
        beats.resize(900, 300);
        QTest::qWait(0);
        QCOMPARE(table->columnWidth(0), 111);
    }
};

QTEST_MAIN(TestRoom)
#include "tst_room.moc"
