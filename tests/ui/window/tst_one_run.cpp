// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for one run, and what the window does where there is little room.
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

#include "tests/support/growing.h"
#include "ui/charts/theme.h"
#include "ui/charts/timeline.h"
#include "ui/window/main_window.h"
#include "ui/window/status_line.h"
#include "ui/window/theme_switch.h"

using namespace phonehome;

class TestOneRun : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    }
    void whatTheCommandLineAsksForIsForOneRun()
    {
        Settings settings;
        settings.setZone(ZoneChoice::Local);
        MainWindow window(settings);
        window.time().setChoice(ZoneChoice::Utc);
        window.findChild<Timeline*>()->setLaneMode(LaneMode::Device);
        QCOMPARE(settings.zone(), ZoneChoice::Local);
        QCOMPARE(settings.lanes(), LaneMode::Protocol);
        // What the user chooses is for good.
        window.findChild<QToolButton*>(QStringLiteral("zoneSwitch"))->click();
        window.findChild<QToolButton*>(QStringLiteral("zoneSwitch"))->click();
        QCOMPARE(settings.zone(), ZoneChoice::Utc);
    }
    void aPictureRemembersNothing()
    {
        {
            Settings settings(Settings::Keep::No);
            settings.addRecentFile(QStringLiteral("/tmp/x.pcap"));
            settings.setZone(ZoneChoice::Utc);
            settings.setLastFolder(QStringLiteral("/tmp"));
            settings.setState(QStringLiteral("x"), "y");
        }
        const Settings after;
        QVERIFY(after.recentFiles().isEmpty());
        QCOMPARE(after.zone(), ZoneChoice::Local);
        QVERIFY(after.lastFolder().isEmpty());
        QVERIFY(after.state(QStringLiteral("x")).isEmpty());
    }
    void theFilterStaysWhereThereIsLittleRoom()
    {
        Settings settings;
        MainWindow window(settings);
        window.resize(1024, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* bar = window.findChild<QToolBar*>(QStringLiteral("toolbar"));
        auto* filter = window.findChild<QLineEdit*>(QStringLiteral("filterField"));
        QFont large = bar->font();
        large.setPointSizeF(large.pointSizeF() * 3);
        bar->setFont(large);
        auto* more = bar->findChild<QToolButton*>(QStringLiteral("qt_toolbar_ext_button"));
        QVERIFY(more);
        QTRY_VERIFY(more->isVisible());
        QVERIFY(filter->isVisible());
        QVERIFY(window.rect().contains(QRect(filter->mapTo(&window, QPoint()), filter->size())));
        // And what leads to the others is seen.
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast}) {
            applyTheme(theme);
            const QImage picture = more->grab().toImage();
            double best = 1;
            const QColor back = more->palette().color(QPalette::Window);
            for (int y = 2; y < picture.height() - 2; ++y) {
                for (int x = 2; x < picture.width() - 2; ++x)
                    best = std::max(best, contrastRatio(picture.pixelColor(x, y), back));
            }
            QVERIFY2(best >= 4.5, qPrintable(QString::number(best)));
        }
        applyTheme(ThemeChoice::System);
    }
    void menusHaveAnEdgeOnBlack()
    {
        applyTheme(ThemeChoice::Contrast);
        QMenu menu;
        menu.addAction(QStringLiteral("One"));
        menu.addAction(QStringLiteral("Two"));
        menu.resize(menu.sizeHint());
        const QImage picture = menu.grab().toImage();
        const QColor edge = picture.pixelColor(0, picture.height() / 2);
        QVERIFY2(contrastRatio(edge, Qt::black) >= 3, qPrintable(edge.name()));
        applyTheme(ThemeChoice::System);
    }
    void aLongNameLeavesRoomForTheCounts()
    {
        QStatusBar bar;
        TimeFormat time;
        StatusLine line(&bar, &time);
        const QString name = QString(60, u'a') + QStringLiteral("middle") + QString(60, u'b') + QStringLiteral(".pcap");
        line.setCapture({QStringLiteral("/tmp/") + name}, sampleSnapshot());
        const auto* facts = bar.findChild<QLabel*>(QStringLiteral("statusFacts"));
        QVERIFY(!facts->text().contains(QStringLiteral("middle")));
        QVERIFY(facts->text().startsWith(u'a'));
        QVERIFY(facts->text().contains(QStringLiteral("b.pcap · 8,565 packet")));
        QVERIFY(facts->toolTip().contains(name));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestOneRun)
#include "tst_one_run.moc"
