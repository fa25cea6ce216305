// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

#include "ui/dialogs/filter_field.h"

using namespace phonehome;

namespace {

/// A program that judges like phonehome-capture does; "slow" takes until it is ended.
ProcessPlan judge(const QString& filter)
{
    return {{"sh", "-c",
             "case \"$0\" in slow) exec sleep 60;; bad*) echo '{\"ok\":false,\"text\":\"<b>syntax</b> error\"}';; "
             "*) echo '{\"ok\":true}';; esac",
             filter.toStdString()},
            {}};
}

} // namespace

class TestFilterField : public QObject {
    Q_OBJECT
private slots:
    void saysWhatTheParserSays()
    {
        FilterField field(judge);
        const auto* verdict = field.findChild<QLabel*>(QStringLiteral("filterVerdict"));
        QVERIFY(field.isGood());
        QVERIFY(verdict->text().contains(QStringLiteral("every packet")));
        field.setFilter(QStringLiteral("bad one"));
        QTRY_VERIFY(!field.isGood());
        QCOMPARE(verdict->text(), QStringLiteral("✗ <b>syntax</b> error"));
        QCOMPARE(verdict->textFormat(), Qt::PlainText);
        field.setFilter(QStringLiteral("udp"));
        QTRY_VERIFY(field.isGood());
        QVERIFY(verdict->text().startsWith(QStringLiteral("✓")));
    }
    /// What is typed later is judged alone.
    void aSlowVerdictIsNotWaitedFor()
    {
        FilterField field(judge);
        field.setFilter(QStringLiteral("slow"));
        field.setFilter(QStringLiteral("bad"));
        QTRY_VERIFY(!field.isGood());
        field.setFilter(QStringLiteral("slow"));
    }
    void typedTextIsJudgedByItself()
    {
        FilterField field(judge);
        field.show();
        QTest::keyClicks(field.findChild<QLineEdit*>(QStringLiteral("captureFilter")), QStringLiteral("bad"));
        QTRY_VERIFY(!field.isGood());
    }
    void withoutAJudgeNoneIsRefused()
    {
        FilterField field([](const QString&) { return ProcessPlan{{""}, {}}; });
        field.setFilter(QStringLiteral("whatever"));
        QVERIFY(field.isGood());
        QVERIFY(!field.findChild<QLabel*>(QStringLiteral("filterVerdict"))->text().isEmpty());
    }
};

QTEST_MAIN(TestFilterField)
#include "tst_filter_field.moc"
