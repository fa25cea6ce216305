// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

#include <sys/stat.h>

#include "tests/support/picture.h"
#include "tests/support/temp_file.h"
#include "tests/support/wemo_week.h"
#include "ui/charts/timeline.h"
#include "ui/views/message_bar.h"
#include "ui/views/start_page.h"
#include "ui/window/actions.h"
#include "ui/window/capture_page.h"
#include "ui/window/log_import.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"
#include "ui/window/theme_switch.h"

using namespace phonehome;

namespace {

/// The window as a user has it, with answers ready for what it asks.
struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    QStringList captures;
    QStringList logs;
    QStringList owners;
    QString picturePath;
    QString recordingPath;
    RecordingChoice recording;
    ChartImageOptions picture;
    std::unique_ptr<MainWindow> window;
    std::optional<LoadEnd> end;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        picturePath = folder.filePath(QStringLiteral("chart.png"));
        window = std::make_unique<MainWindow>(
            *settings, Questions{[this](QWidget*, const QString&, const auto& done) { done(captures); },
                                 [this](QWidget*, const ChartImageOptions&, const auto& done) { done(picture); },
                                 [this](QWidget*, const QString&, const auto& done) { done(picturePath); },
                                 [this](QWidget*, const QString&, const auto& done) { done(logs); },
                                 [](QWidget*, const QStringList& paths, const auto& done) {
                                     done({paths, QStringLiteral("UTC"), std::nullopt});
                                 },
                                 [this](QWidget*, const QString&, const auto& done) { done(owners); },
                                 [this](QWidget*, const QString&, const auto& done) { done(picturePath); },
                                 [this](QWidget*, const RecordingOffer&, const auto& done) { done(recording); },
                                 [this](QWidget*, const QString&, const auto& done) { done(captures.value(0)); },
                                 [this](QWidget*, const QString&, const auto& done) { done(recordingPath); },
                                 [](QWidget*, const QString&, const QString&, const auto& done) { done(); }});
        QObject::connect(&window->session(), &CaptureSession::finished, window.get(), [this](LoadEnd e) { end = e; });
        window->resize(1440, 900);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    QAction* action(const char* name) const { return window->findChild<QAction*>(QLatin1String(name)); }
    template <typename T> T* part(const char* name) const { return window->findChild<T*>(QLatin1String(name)); }
    bool open(const QStringList& paths)
    {
        end.reset();
        captures = paths;
        action("actionOpen")->trigger();
        return QTest::qWaitFor([this] { return end.has_value(); }, 60000);
    }
    Timeline* timeline() const { return part<Timeline>("timeline"); }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
    bool onStartPage() const { return window->findChild<StartPage*>()->isVisible(); }
};

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void theMainJob()
    {
        Desk d;
        QVERIFY(d.onStartPage());
        QVERIFY(d.open({samplePath()}));
        QCOMPARE(*d.end, LoadEnd::Complete);
        QVERIFY(!d.onStartPage());

        // The answer, where a screen reader finds it and where an eye does.
        QVERIFY(d.timeline()->accessibleDescription().contains(QStringLiteral("310 s")));
        QVERIFY(d.part<QLabel>("cadenceSentence")->text().contains(QStringLiteral("nat.wemo2.com: every 310 s")));

        // A dragged span narrows every view.
        auto* tabs = d.part<QTabWidget>("tabs");
        tabs->setCurrentIndex(4);
        const QAbstractItemModel* events = d.part<QTableView>("eventsTable")->model();
        const QAbstractItemModel* flows = d.part<QTableView>("flowsTable")->model();
        const int all = events->rowCount();
        const int allFlows = flows->rowCount();
        Timeline* timeline = d.timeline();
        const int y = 40;
        QTest::mousePress(timeline, Qt::LeftButton, {}, {300, y});
        QTest::mouseMove(timeline, {320, y});
        QTest::mouseRelease(timeline, Qt::LeftButton, {}, {340, y});
        d.action("spanFilter")->trigger();
        QVERIFY(d.window->selection().focus().span);
        QVERIFY(events->rowCount() < all / 4);
        QVERIFY(events->rowCount() > 0);
        QVERIFY(flows->rowCount() <= allFlows);
        d.action("actionShowAll")->trigger();
        QCOMPARE(events->rowCount(), all);

        // The chart as a picture: title and legend in it, nothing cut.
        d.action("actionExportChart")->trigger();
        const QImage picture(d.picturePath);
        QVERIFY(!picture.isNull());
        QVERIFY(picture.width() >= 960);
        QVERIFY(colourCount(picture) > 10);
        QVERIFY(bordersAreEmpty(picture, 3));
    }
    void anEventHasFieldsAndBytes()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        d.timeline()->setFocus();
        QTest::keyClick(d.timeline(), Qt::Key_Right);
        QVERIFY(d.window->selection().event().valid());
        const QAbstractItemModel* fields = d.part<QAbstractItemView>("fieldTree")->model();
        QVERIFY(QTest::qWaitFor([&] { return fields->rowCount() >= 1; }, 10000));
        QVERIFY(d.part<QLabel>("eventTitle")->text().startsWith(QStringLiteral("STUN")));
        QVERIFY(!d.part<QWidget>("hexView")->accessibleDescription().isEmpty());
    }
    void badInputIsSaidAndTheWindowLivesOn_data()
    {
        QTest::addColumn<QString>("path");
        const QString folder = QString::fromStdString(m_files.path());
        const auto capture = wemoWeek();
        const auto cut = [&](const char* name, std::size_t size) {
            return QString::fromStdString(m_files.file(name, ByteView(capture).first(size)));
        };
        auto huge = capture;
        huge[24 + 11] = 0x7f;
        auto unknown = capture;
        unknown[20] = 147;
        mkfifo((m_files.path() + "/fifo").c_str(), 0600);
        QTest::newRow("empty") << cut("empty", 0);
        QTest::newRow("text") << QString::fromStdString(
            m_files.file("text", std::string_view("hello\nworld, this is text\n")));
        QTest::newRow("cut in the header") << cut("header", 10);
        QTest::newRow("cut in a record header") << cut("record", 24 + 7);
        QTest::newRow("cut in a packet") << cut("packet", capture.size() - 3);
        QTest::newRow("wrong magic") << QString::fromStdString(m_files.file("magic", std::string(64, '\x01')));
        QTest::newRow("two gigabytes") << QString::fromStdString(m_files.file("huge", huge));
        QTest::newRow("unknown link type") << QString::fromStdString(m_files.file("unknown", unknown));
        QTest::newRow("folder") << folder;
        QTest::newRow("pipe without a writer") << folder + QStringLiteral("/fifo");
        QTest::newRow("not there") << folder + QStringLiteral("/none");
    }
    void badInputIsSaidAndTheWindowLivesOn()
    {
        QFETCH(QString, path);
        Desk d;
        QVERIFY(d.open({path}));
        QVERIFY2(d.message().endsWith(u'.'), qPrintable(d.message()));
        QCOMPARE(d.message().count(u'\n'), 0);
        // And then something good.
        QVERIFY(d.open({samplePath()}));
        QVERIFY(d.message().isEmpty());
        QVERIFY(!d.onStartPage());
    }
    void whatWasReadBeforeTheDamageIsShown()
    {
        const auto capture = wemoWeek();
        Desk d;
        QVERIFY(d.open({QString::fromStdString(m_files.file("half", ByteView(capture).first(capture.size() / 2)))}));
        QVERIFY(d.part<QTableView>("eventsTable")->model()->rowCount() > 1000);
        QVERIFY(!d.message().isEmpty());
    }
    void rowsAppearWhileLoadingAndCancelKeepsThem()
    {
        // The week forty times over: long enough to be caught in the act.
        const auto week = wemoWeek();
        std::vector<std::uint8_t> many(week.begin(), week.begin() + 24);
        for (int i = 0; i < 40; ++i)
            many.insert(many.end(), week.begin() + 24, week.end());
        const QString path = QString::fromStdString(m_files.file("many.pcap", many));
        Desk d;
        d.captures = {path};
        d.action("actionOpen")->trigger();
        const QAbstractItemModel* events = d.part<QTableView>("eventsTable")->model();
        auto* cancel = d.part<QAbstractButton>("cancelLoading");
        QVERIFY(QTest::qWaitFor([&] { return events->rowCount() > 0 && cancel->isVisible(); }, 60000));
        QVERIFY(d.window->session().isLoading());
        const int before = events->rowCount();
        cancel->click();
        QVERIFY(QTest::qWaitFor([&] { return d.end.has_value(); }, 60000));
        QCOMPARE(*d.end, LoadEnd::Cancelled);
        QVERIFY(events->rowCount() >= before);
        QVERIFY(d.message().contains(QStringLiteral("stopped")));
        QVERIFY(!cancel->isVisible());
    }
    void filesMayBeDropped()
    {
        Desk d;
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(samplePath())});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(d.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(d.window.get(), &drop);
        QVERIFY(QTest::qWaitFor([&] { return d.end.has_value(); }, 60000));
        QCOMPARE(*d.end, LoadEnd::Complete);
    }
    void oneZoneForAll()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        const QAbstractItemModel* events = d.part<QTableView>("eventsTable")->model();
        const QString utc = events->index(0, 0).data().toString();
        qputenv("TZ", "Asia/Tokyo");
        d.part<QToolButton>("zoneSwitch")->click();
        QCOMPARE(d.window->time().choice(), ZoneChoice::Local);
        QVERIFY(!d.action("actionTimesInUtc")->isChecked());
        d.part<QToolButton>("zoneSwitch")->click();
        QCOMPARE(events->index(0, 0).data().toString(), utc);
        QCOMPARE(d.settings->zone(), ZoneChoice::Utc);
    }
    void copyGivesRows()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        d.part<QTabWidget>("tabs")->setCurrentIndex(3);
        auto* table = d.part<QTableView>("flowsTable");
        table->setFocus();
        table->selectRow(0);
        d.action("actionCopy")->trigger();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0).count(u'\t'), lines.at(1).count(u'\t'));
    }
    void theFilterFieldNarrowsTheTab()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        d.action("actionFilter")->trigger();
        d.part<QLineEdit>("filterField")->setText(QStringLiteral("ssdp"));
        QCOMPARE(d.part<QTableView>("eventsTable")->model()->rowCount(), 246);
        d.action("actionShowAll")->trigger();
        QVERIFY(d.part<QLineEdit>("filterField")->text().isEmpty());
    }
    void recentFilesAndStateAreRemembered()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        QCOMPARE(d.settings->recentFiles().value(0), samplePath());
        d.part<QTabWidget>("tabs")->setCurrentIndex(3);
        d.window->close();
        MainWindow again(*d.settings);
        QCOMPARE(again.findChild<QTabWidget*>(QStringLiteral("tabs"))->currentIndex(), 3);
    }
    void aResolverLogNamesTheFlows()
    {
        Desk d;
        QVERIFY(!d.action("actionImportLog")->isEnabled());
        QVERIFY(d.open({samplePath()}));
        const auto named = [&](const QString& name) {
            const QAbstractItemModel* flows = d.part<QTableView>("flowsTable")->model();
            for (int row = 0; row < flows->rowCount(); ++row) {
                for (int column = 0; column < flows->columnCount(); ++column) {
                    if (flows->index(row, column).data().toString().contains(name))
                        return true;
                }
            }
            return false;
        };
        QVERIFY(!named(QStringLiteral("openwrt.pool.ntp.org")));
        d.logs = {QFileInfo(samplePath()).dir().filePath(QStringLiteral("pihole.log"))};
        d.end.reset();
        d.action("actionImportLog")->trigger();
        QVERIFY(QTest::qWaitFor([&] { return d.end.has_value(); }, 60000));
        QVERIFY(named(QStringLiteral("openwrt.pool.ntp.org")));
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
        // Dropped, it is known by its content; what is none says so and the names of before are gone.
        d.logs = {samplePath()};
        d.end.reset();
        d.action("actionImportLog")->trigger();
        QVERIFY(QTest::qWaitFor([&] { return d.end.has_value(); }, 60000));
        QVERIFY(d.message().contains(QStringLiteral("not a resolver's log")));
        QVERIFY(!d.onStartPage());
    }
    void filesAreToldApartByTheirContent()
    {
        const QString log = QFileInfo(samplePath()).dir().filePath(QStringLiteral("pihole.log"));
        const SortedFiles files = sortedByContent({log, samplePath(), QStringLiteral("/nowhere/x")});
        QCOMPARE(files.logs, QStringList{log});
        QCOMPARE(files.captures.size(), 2);
    }
    void closingGoesBackToTheStart()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        d.action("actionCloseCapture")->trigger();
        QVERIFY(d.onStartPage());
        QVERIFY(!d.action("actionExportChart")->isEnabled());
    }
    void everyActionIsInAMenuAndNoKeyTwice()
    {
        Desk d;
        QList<QAction*> inMenus;
        for (const QAction* menu : d.window->menuBar()->actions())
            inMenus += menu->menu()->actions();
        for (const QAction* tool : d.part<QToolBar>("toolbar")->actions()) {
            if (!tool->isSeparator() && !tool->text().isEmpty())
                QVERIFY2(inMenus.contains(const_cast<QAction*>(tool)), qPrintable(tool->text()));
        }
        QSet<QString> keys;
        for (const ActionRow& row : actionRows()) {
            const QAction* action = d.window->findChild<QAction*>(QLatin1String(row.name));
            QVERIFY2(action, row.name);
            QVERIFY2(inMenus.contains(const_cast<QAction*>(action)), row.name);
            QVERIFY2(!action->statusTip().isEmpty(), row.name);
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!key.isEmpty(), row.name);
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys.insert(key.toString());
            }
        }
    }
    void aNarrowWindowFoldsTheDetails()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        auto* page = d.part<CapturePage>("capturePage");
        QVERIFY(page->isDetailsShown());
        d.window->resize(1024, 700);
        QVERIFY(QTest::qWaitFor([&] { return !page->isDetailsShown(); }, 3000));
        QVERIFY(d.window->width() <= 1024);
        QVERIFY(d.window->height() <= 700);
        d.action("actionDetails")->trigger(); // asked for, it comes all the same
        QVERIFY(page->isDetailsShown());
    }
    void bothPalettesPaint()
    {
        Desk d;
        QVERIFY(d.open({samplePath()}));
        applyTheme(ThemeChoice::Dark);
        QTest::qWait(50);
        const QImage dark = d.window->grab().toImage();
        applyTheme(ThemeChoice::Light);
        QTest::qWait(50);
        const QImage light = d.window->grab().toImage();
        QVERIFY(qGray(dark.pixel(5, dark.height() / 2)) < 80);
        QVERIFY(qGray(light.pixel(5, light.height() / 2)) > 180);
        QVERIFY(colourCount(dark) > 30);
        QVERIFY(colourCount(light) > 30);
        applyTheme(ThemeChoice::System);
    }

private:
    TempFolder m_files;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
