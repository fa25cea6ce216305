// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "ui/charts/timeline.h"
#include "ui/models/group_model.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

/// The window with the sample.
struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        window = std::make_unique<MainWindow>(*settings);
        window->resize(1440, 900);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    bool openSample() const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        window->openFiles({samplePath()});
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60000);
    }
    QAction* action(const char* name) const { return window->findChild<QAction*>(QLatin1String(name)); }
    template <typename T> T* part(const char* name) const { return window->findChild<T*>(QLatin1String(name)); }
    Timeline* timeline() const { return part<Timeline>("timeline"); }
};

} // namespace

class TestTimelineInWindow : public QObject {
    Q_OBJECT
private slots:
    void whatIsExcludedIsSaidAndCanComeBack()
    {
        Desk d;
        QVERIFY(d.openSample());
        const QAbstractItemModel* events = d.part<QTableView>("eventsTable")->model();
        const int all = events->rowCount();
        const QAbstractItemModel* beats = d.part<QTableView>("groupsTable")->model();
        const auto beatsOfFirst = [&] { return beats->index(0, GroupModel::Beats).data().toString(); };
        const QString allBeats = beatsOfFirst();
        Timeline* timeline = d.timeline();
        const int y = static_cast<int>(timeline->laneRect(0).center().y());
        const auto exclude = [&](int from, int to) {
            QTest::mousePress(timeline, Qt::LeftButton, {}, {from, y});
            QTest::mouseMove(timeline, {to, y});
            QTest::mouseRelease(timeline, Qt::LeftButton, {}, {to, y});
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QTest::keyClick(menu, Qt::Key_E);
        };
        auto* chip = d.part<QToolButton>("crumbExcluded");
        QVERIFY(!chip->isVisible());
        exclude(300, 400);
        const int rest = events->rowCount();
        QVERIFY(rest < all);
        QVERIFY(chip->isVisible());
        QVERIFY(beatsOfFirst() != allBeats);
        // Undo and Back, Redo and Forward are one history.
        d.action("actionUndo")->trigger();
        QCOMPARE(events->rowCount(), all);
        QCOMPARE(beatsOfFirst(), allBeats);
        QVERIFY(!chip->isVisible());
        QVERIFY(!d.action("actionBack")->isEnabled());
        d.action("actionForward")->trigger();
        QCOMPARE(events->rowCount(), rest);
        QVERIFY(!d.action("actionRedo")->isEnabled());
        // The chip itself takes it back, as a step that can be undone.
        chip->click();
        QCOMPARE(events->rowCount(), all);
        d.action("actionUndo")->trigger();
        QCOMPARE(events->rowCount(), rest);
        exclude(500, 600);
        QVERIFY(events->rowCount() < rest);
        chip->click(); // of two, it asks
        auto* menu = d.part<QMenu>("excludedMenu");
        QVERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 4);
        menu->actions().back()->trigger();
        QCOMPARE(events->rowCount(), all);
    }
    void theKindOfLanesIsRemembered()
    {
        Desk d;
        QVERIFY(d.openSample());
        QCOMPARE(d.timeline()->laneMode(), LaneMode::Protocol);
        d.action("actionLanes_device")->trigger();
        QCOMPARE(d.timeline()->laneMode(), LaneMode::Device);
        QCOMPARE(d.part<QComboBox>("laneMode")->currentIndex(), 2);
        MainWindow next(*d.settings);
        QCOMPARE(next.findChild<Timeline*>()->laneMode(), LaneMode::Device);
        QVERIFY(next.findChild<QAction*>(QStringLiteral("actionLanes_device"))->isChecked());
    }
};

QTEST_MAIN(TestTimelineInWindow)
#include "tst_timeline_in_window.moc"
