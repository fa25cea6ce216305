// SPDX-License-Identifier: GPL-3.0-or-later
// Devices go by what the user calls them: asked in the window, kept in a file, and shown everywhere.
#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

#include "core/analysis/own_names.h"
#include "tests/support/growing.h"
#include "ui/dialogs/device_name_dialog.h"
#include "ui/models/device_facts.h"
#include "ui/models/texts.h"
#include "ui/views/breadcrumb.h"
#include "ui/views/message_bar.h"
#include "ui/window/capture_page.h"
#include "ui/window/main_window.h"
#include "ui/window/own_names_file.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    OwnName answer;
    std::optional<DeviceNameOffer> offer;
    RecordingChoice recording;
    std::unique_ptr<MainWindow> window;

    Desk() { start(); }
    /// The program's next start.
    void start()
    {
        window.reset();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        Questions questions;
        questions.deviceName = [this](QWidget*, const DeviceNameOffer& asked, const auto& done) {
            offer = asked;
            done(answer);
        };
        questions.recording = [this](QWidget*, const RecordingOffer&, const auto& done) { done(recording); };
        window = std::make_unique<MainWindow>(*settings, questions);
        window->resize(1440, 900);
        window->show();
    }
    bool openSample() const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        window->openFiles({samplePath()});
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60000);
    }
    QAction* rename() const { return window->findChild<QAction*>(QStringLiteral("actionRenameDevice")); }
    QTreeView* list() const { return window->findChild<QTreeView*>(QStringLiteral("deviceList")); }
    QString titleOf(int row) const { return list()->model()->index(row, 0).data().toString(); }
    QString file() const { return settings->deviceNamesFile(); }
    QByteArray kept() const
    {
        QFile in(file());
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
};

bool write(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile out(path);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
}

} // namespace

class TestDeviceNamesInWindow : public QObject {
    Q_OBJECT
private slots:
    void aNameHoldsAtOnceAndAtTheNextStart()
    {
        Desk d;
        QVERIFY(!d.rename()->isEnabled());
        QVERIFY(d.openSample());
        QVERIFY(!d.rename()->isEnabled()); // which one?
        const QString before = d.titleOf(0);
        const QString mac = macText(sampleSnapshot()->devices[0]);
        d.window->selection().setDevice(DeviceId{0});
        QVERIFY(d.rename()->isEnabled());
        d.answer = {"Hall switch", "behind the coats"};
        d.rename()->trigger();
        QCOMPARE(d.offer->itself, before);
        QVERIFY(d.offer->card.startsWith(mac));
        QVERIFY(d.offer->own.empty());
        QCOMPARE(d.titleOf(0), QStringLiteral("Hall switch"));
        QVERIFY(d.kept().endsWith("\n" + mac.toUtf8() + " Hall switch\tbehind the coats\n"));
        // The device stays chosen, and its sheet says it all.
        QCOMPARE(d.list()->currentIndex().row(), 0);
        QCOMPARE(d.window->selection().focus().device, DeviceId{0});
        const auto labels = d.window->findChild<QWidget*>(QStringLiteral("detailsPane"))->findChildren<QLabel*>();
        const auto says = [&labels](const QString& text) {
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* l) { return l->text() == text; });
        };
        QVERIFY(says(QStringLiteral("Hall switch – named by you")));
        QVERIFY(says(QStringLiteral("behind the coats")));
        const auto parts = d.window->findChild<Breadcrumb*>()->findChildren<QAbstractButton*>();
        QVERIFY(std::any_of(parts.begin(), parts.end(), [](const QAbstractButton* part) {
            return part->text().contains(QStringLiteral("Hall switch"));
        }));
        d.start();
        QVERIFY(d.openSample());
        QCOMPARE(d.titleOf(0), QStringLiteral("Hall switch"));
        d.window->selection().setDevice(DeviceId{0});
        d.answer = {};
        d.rename()->trigger();
        QCOMPARE(d.offer->own, (OwnName{"Hall switch", "behind the coats"}));
        QCOMPARE(d.offer->itself, before.contains(u'(') ? mac : before);
        QCOMPARE(d.titleOf(0), before);
        QVERIFY(!d.kept().contains("Hall"));
    }
    void handsMayEditTheFile()
    {
        Desk d;
        const QByteArray mac = macText(sampleSnapshot()->devices[0]).toUtf8();
        QVERIFY(write(d.file(), "# my things\n" + mac + " Lamp\nwhat is this?\n"));
        QVERIFY(d.openSample()); // read as a capture is opened
        QCOMPARE(d.titleOf(0), QStringLiteral("Lamp"));
        // And again before it is written.
        QVERIFY(write(d.file(), "# my things\nda:a1:19:00:00:02 Phone\n" + mac + " Lamp\nwhat is this?\n"));
        d.window->selection().setDevice(DeviceId{0});
        d.answer = {"Lamp two", {}};
        d.rename()->trigger();
        QCOMPARE(d.kept(), QByteArray("# my things\nda:a1:19:00:00:02 Phone\n" + mac + " Lamp two\nwhat is this?\n"));
    }
    void anotherFileTakesItsPlace()
    {
        Desk d;
        const QString other = d.folder.filePath(QStringLiteral("new/ethers"));
        d.window->useDeviceNames(other);
        QVERIFY(d.message().isEmpty());
        QVERIFY(d.openSample());
        d.window->selection().setDevice(DeviceId{0});
        d.answer = {"Lamp", {}};
        d.rename()->trigger();
        QVERIFY(QFile::exists(other));
        QVERIFY(!QFile::exists(d.file()));
        QCOMPARE(readOwnNames(other).value()->begin()->second.name, std::string("Lamp"));
    }
    void whatCannotBeKeptIsSaid()
    {
        Desk d;
        QVERIFY(d.openSample());
        d.window->useDeviceNames(d.folder.path());
        QVERIFY(d.message().contains(QStringLiteral("is a folder")));
        const QString before = d.titleOf(0);
        d.window->selection().setDevice(DeviceId{0});
        d.answer = {"Lamp", {}};
        d.rename()->trigger();
        QCOMPARE(d.titleOf(0), before);
        // Too large for names: somebody's own file is left alone.
        const QString large = d.folder.filePath(QStringLiteral("large"));
        QVERIFY(write(large, QByteArray((1 << 20) + 1, '#')));
        d.window->useDeviceNames(large);
        d.rename()->trigger();
        QCOMPARE(QFileInfo(large).size(), (1 << 20) + 1);
    }
    void aCaptureUnderWayIsNamedToo()
    {
        Desk d;
        d.recording.title = QStringLiteral("eth9");
        d.recording.program.command = {"sh", "-c",
                                       QStringLiteral("cat '%1'; exec sleep 60").arg(samplePath()).toStdString()};
        d.window->findChild<QAction*>(QStringLiteral("actionRecord"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(d.list()->model()->rowCount() > 0, 20000);
        d.window->selection().setDevice(DeviceId{0});
        d.answer = {"Hall switch", {}};
        d.rename()->trigger();
        QCOMPARE(d.titleOf(0), QStringLiteral("Hall switch"));
        // Where the display stands still, a name does not wait for it to go on; nor one that is taken back.
        auto* const pause = d.window->findChild<QAction*>(QStringLiteral("actionPauseDisplay"));
        pause->trigger();
        d.answer = {"Lamp", {}};
        d.rename()->trigger();
        QCOMPARE(d.titleOf(0), QStringLiteral("Lamp"));
        d.answer = {};
        d.rename()->trigger();
        QVERIFY(!d.titleOf(0).contains(QStringLiteral("Lamp")) && !d.titleOf(0).contains(QStringLiteral("Hall")));
        d.answer = {"Lamp", {}};
        d.rename()->trigger();
        const QSignalSpy finished(&d.window->session(), &CaptureSession::finished);
        d.window->findChild<QAction*>(QStringLiteral("actionRecord"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20000);
        QCOMPARE(d.titleOf(0), QStringLiteral("Lamp"));
    }
    void listAndSheetAskForIt()
    {
        Desk d;
        QVERIFY(d.openSample());
        d.answer = {"Lamp", {}};
        emit d.list()->customContextMenuRequested(d.list()->visualRect(d.list()->model()->index(1, 0)).center());
        auto* menu = d.list()->findChild<QMenu*>(QStringLiteral("rowMenu"));
        QVERIFY(menu);
        menu->findChild<QAction*>(QStringLiteral("renameDevice"))->trigger();
        QCOMPARE(d.titleOf(1), QStringLiteral("Lamp"));
        auto* button = d.window->findChild<QPushButton*>(QStringLiteral("detailsRename"));
        d.window->selection().setDevice(DeviceId{0});
        QVERIFY(button->isVisible());
        d.answer = {"Switch", {}};
        button->click();
        QCOMPARE(d.titleOf(0), QStringLiteral("Switch"));
        d.window->selection().setFlow(FlowId{0});
        QVERIFY(!button->isVisible()); // what is looked at is no device
    }
    void theKeyWorksInTheList()
    {
        Desk d;
        QVERIFY(d.openSample());
        QVERIFY(QTest::qWaitForWindowActive(d.window.get()));
        d.window->selection().setDevice(DeviceId{0});
        d.list()->setFocus();
        d.answer = {"Lamp", {}};
        QTest::keyClick(d.list(), Qt::Key_F2);
        QCOMPARE(d.titleOf(0), QStringLiteral("Lamp"));
    }
    void theDialogAsksForBoth()
    {
        DeviceNameOffer offer;
        offer.itself = QStringLiteral("wemo");
        offer.own = {"Hall switch", "cellar"};
        offer.file = QStringLiteral("/home/anna/.config/phonehome/device-names");
        DeviceNameDialog dialog(offer);
        auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("deviceName"));
        auto* note = dialog.findChild<QLineEdit*>(QStringLiteral("deviceNote"));
        QCOMPARE(dialog.own(), offer.own);
        QCOMPARE(name->placeholderText(), offer.itself);
        QCOMPARE(name->selectedText(), QStringLiteral("Hall switch"));
        name->setText(QStringLiteral("  -  "));
        note->setText(QStringLiteral("two\nlines # here"));
        QCOMPARE(dialog.own(), (OwnName{{}, "two lines here"}));
        const auto* hint = dialog.findChild<QLabel*>(QStringLiteral("deviceNameHint"));
        QVERIFY(hint->text().contains(offer.file));
        QVERIFY(!hint->text().contains(QStringLiteral("private")));
        offer.isPrivate = true;
        const DeviceNameDialog other(offer);
        QVERIFY(other.findChild<QLabel*>(QStringLiteral("deviceNameHint"))->text().contains(QStringLiteral("private")));
    }
};

QTEST_MAIN(TestDeviceNamesInWindow)
#include "tst_device_names_in_window.moc"
