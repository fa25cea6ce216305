// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStandardItemModel>
#include <QtTest>

#include "tests/support/growing.h"
#include "ui/export/table_csv.h"
#include "ui/models/event_model.h"

using namespace phonehome;

class TestTableCsv : public QObject {
    Q_OBJECT
private slots:
    void cellsAreQuotedAndNoFormulas()
    {
        QStandardItemModel table(2, 2);
        table.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Count")});
        table.setItem(0, 0, new QStandardItem(QStringLiteral("=HYPERLINK(\"http://x\",\"y\")")));
        table.setItem(0, 1, new QStandardItem(QStringLiteral("1,947")));
        table.setItem(1, 0, new QStandardItem(QStringLiteral("two\nlines")));
        table.setItem(1, 1, new QStandardItem(QStringLiteral("-1")));
        QCOMPARE(tableAsCsv(table), QByteArray("\"Name\",\"Count\"\r\n"
                                               "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\"1,947\"\r\n"
                                               "\"two\nlines\",\"'-1\"\r\n"));
    }
    void membersStandBelowWhatTheyBelongTo()
    {
        QStandardItemModel tree(0, 1);
        tree.setHorizontalHeaderLabels({QStringLiteral("Name")});
        auto* domain = new QStandardItem(QStringLiteral("a.com"));
        domain->appendRow(new QStandardItem(QStringLiteral("x.a.com")));
        tree.appendRow(domain);
        tree.appendRow(new QStandardItem(QStringLiteral("b.com")));
        QCOMPARE(tableAsCsv(tree), QByteArray("\"Name\"\r\n\"a.com\"\r\n\"x.a.com\"\r\n\"b.com\"\r\n"));
    }
    void itIsWhatIsShown()
    {
        TimeFormat time;
        EventModel events(&time);
        events.setSnapshot(sampleSnapshot());
        events.setFilter(QStringLiteral("Refresh"));
        events.sort(EventModel::Time, Qt::DescendingOrder);
        const QList<QByteArray> lines = tableAsCsv(events).split('\n');
        QCOMPARE(lines.size(), events.rowCount() + 2); // the titles, and nothing behind the last
        QVERIFY(lines[1].startsWith('"' + events.index(0, 0).data().toString().toUtf8() + '"'));
    }
};

QTEST_MAIN(TestTableCsv)
#include "tst_table_csv.moc"
