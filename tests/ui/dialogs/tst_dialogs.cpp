// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QtTest>

#include "ui/dialogs/chart_dialog.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/window/actions.h"

using namespace phonehome;

class TestDialogs : public QObject {
    Q_OBJECT
private slots:
    void sizeAndScaleAreAsked()
    {
        ChartImageOptions suggested;
        suggested.size = {1000, 500};
        ChartDialog dialog(suggested);
        QCOMPARE(dialog.options().size, QSize(1000, 500));
        dialog.findChild<QSpinBox*>(QStringLiteral("chartWidth"))->setValue(1600);
        dialog.findChild<QDoubleSpinBox*>(QStringLiteral("chartScale"))->setValue(3);
        QCOMPARE(dialog.options().size, QSize(1600, 500));
        QCOMPARE(dialog.options().scale, 3.0);
        dialog.findChild<QSpinBox*>(QStringLiteral("chartWidth"))->setValue(1); // below what can be drawn
        QCOMPARE(dialog.options().size.width(), 480);
    }
    void theLogsZoneAndClockAreAsked()
    {
        LogDialog dialog({QStringLiteral("/x/pihole.log"), QStringLiteral("/x/pihole.log.1")});
        QVERIFY(dialog.choice().zone.isEmpty());
        QVERIFY(!dialog.choice().seconds);
        auto* zone = dialog.findChild<QComboBox*>(QStringLiteral("logZone"));
        zone->setCurrentIndex(zone->findData(QStringLiteral("America/New_York")));
        dialog.findChild<QCheckBox*>(QStringLiteral("logFindShift"))->setChecked(false);
        dialog.findChild<QDoubleSpinBox*>(QStringLiteral("logShift"))->setValue(-37);
        QCOMPARE(dialog.choice().zone, QStringLiteral("America/New_York"));
        QCOMPARE(dialog.choice().seconds.value_or(0), -37.0);
        QCOMPARE(dialog.choice().paths.size(), 2);
    }
    void theShortcutPageListsEveryActionWithKeys()
    {
        QWidget window;
        const Actions actions(&window);
        ShortcutsDialog dialog(actions.shortcuts());
        QStringList texts;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            texts << label->text();
        std::size_t withKeys = 0;
        for (const ActionRow& row : actionRows())
            withKeys += row.keys ? 1 : 0;
        QCOMPARE(actions.shortcuts().size(), withKeys);
        for (const auto& [title, keys] : actions.shortcuts()) {
            QVERIFY2(texts.contains(title), qPrintable(title));
            QVERIFY2(texts.contains(keys), qPrintable(keys));
        }
        // Nothing of it is cut at the side.
        dialog.show();
        const auto* scroll = dialog.findChild<QScrollArea*>();
        QVERIFY(scroll->viewport()->width() >= scroll->widget()->minimumSizeHint().width());
    }
};

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
