// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include "ui/dialogs/capture_dialog.h"
#include "ui/dialogs/device_filter.h"
#include "ui/dialogs/interface_search.h"
#include "ui/dialogs/local_page.h"
#include "ui/dialogs/tzsp_page.h"

using namespace phonehome;

namespace {

const ChosenDevice kSwitch{QStringLiteral("Hall & stairs"), QStringLiteral("24:f5:a2:00:00:01")};

/// A program of its own making in a folder.
QString program(const QTemporaryDir& folder, const char* name, const char* script)
{
    QFile file(folder.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\n");
    file.write(script);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    return file.fileName();
}

struct Found {
    std::optional<CaptureRight> right;
    std::vector<NetworkInterface> interfaces;

    void ask(const QString& helper)
    {
        InterfaceSearch search(helper.toStdString());
        QObject::connect(&search, &InterfaceSearch::found,
                         [this](const CaptureRight& r, const std::vector<NetworkInterface>& i) {
                             right = r;
                             interfaces = i;
                         });
        search.start();
        QTRY_VERIFY_WITH_TIMEOUT(right, 20000);
    }
};

QStringList presetsOf(QWidget* page)
{
    auto* menu = page->findChild<QToolButton*>(QStringLiteral("filterPresets"))->menu();
    emit menu->aboutToShow();
    QStringList out;
    for (const QAction* action : menu->actions())
        out << action->text();
    return out;
}

} // namespace

class TestCapturePages : public QObject {
    Q_OBJECT
private slots:
    void routerCommandsFollowTheFields()
    {
        RecordingOffer offer;
        offer.device = kSwitch;
        TzspPage page(offer);
        auto* commands = page.findChild<QPlainTextEdit*>(QStringLiteral("tzspCommands"));
        auto* address = page.findChild<QComboBox*>(QStringLiteral("tzspAddress"));
        // None by itself: what the router reaches is for a person to say.
        QVERIFY(page.choice().isEmpty());
        QVERIFY(commands->toPlainText().isEmpty());
        QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("tzspCopy"))->isEnabled());
        for (int i = 0; i < address->count(); ++i)
            QVERIFY(!address->itemText(i).startsWith(QStringLiteral("127.")));
        address->setEditText(QStringLiteral("192.168.88.5"));
        QCOMPARE(commands->toPlainText(),
                 QStringLiteral("/tool sniffer set streaming-enabled=yes streaming-server=192.168.88.5 "
                                "filter-stream=yes filter-interface=\"bridge\" "
                                "filter-mac-address=24:F5:A2:00:00:01/FF:FF:FF:FF:FF:FF\n/tool sniffer start"));
        QCOMPARE(page.choice().tzsp, std::optional(TzspListener{IpAddress::v4(192, 168, 88, 5), kTzspPort}));
        page.findChild<QPushButton*>(QStringLiteral("tzspCopy"))->click();
        QCOMPARE(QApplication::clipboard()->text(), commands->toPlainText() + u'\n');
        page.findChild<QLineEdit*>(QStringLiteral("tzspDevice"))->clear();
        QVERIFY(commands->toPlainText().contains(QStringLiteral("filter-mac-address=\"\"")));
        page.findChild<QLineEdit*>(QStringLiteral("tzspDevice"))->setText(QStringLiteral("24:f5"));
        QVERIFY(commands->toPlainText().isEmpty());
        address->setEditText(QStringLiteral("router.lan"));
        QVERIFY(page.choice().isEmpty());
        QVERIFY(page.findChild<QLabel*>(QStringLiteral("tzspAfter"))
                    ->text()
                    .contains(QStringLiteral("/tool sniffer stop; /tool sniffer set streaming-enabled=no")));
    }
    void dialogComesBackToWhereItWas()
    {
        RecordingOffer offer;
        offer.last.tzsp = TzspListener{IpAddress::v4(192, 168, 88, 5), 40000};
        offer.last.interface = QStringLiteral("ether2");
        CaptureDialog dialog(offer);
        QCOMPARE(dialog.findChild<QTabWidget*>(QStringLiteral("captureTabs"))->currentWidget()->objectName(),
                 QStringLiteral("tzspPage"));
        QCOMPARE(dialog.choice().tzsp, offer.last.tzsp);
        QCOMPARE(dialog.choice().title, QStringLiteral("TZSP to 192.168.88.5:40000"));
        QVERIFY(dialog.findChild<QPushButton*>(QStringLiteral("captureStart"))->isEnabled());
    }
    void presetsAreForTheDeviceLookedAt()
    {
        RecordingOffer offer;
        offer.device = kSwitch;
        CaptureDialog dialog(offer);
        auto* page = dialog.findChild<QWidget*>(QStringLiteral("remotePage"));
        auto* field = page->findChild<QLineEdit*>(QStringLiteral("captureFilter"));
        QVERIFY(presetsOf(page).contains(QStringLiteral("Hall && stairs alone")));
        page->findChild<QToolButton*>(QStringLiteral("filterPresets"))->menu()->actions().at(1)->trigger();
        QCOMPARE(field->text(), QStringLiteral("ether host 24:f5:a2:00:00:01"));
        // Another that is typed comes before it.
        field->setText(QStringLiteral("00-11-22-33-44-55"));
        QVERIFY(presetsOf(page).contains(QStringLiteral("00:11:22:33:44:55 and what is said to all")));
        page->findChild<QToolButton*>(QStringLiteral("filterPresets"))->menu()->actions().at(2)->trigger();
        QCOMPARE(field->text(), QStringLiteral("ether host 00:11:22:33:44:55 or multicast"));
        // Alone it stands for its device.
        field->setText(QStringLiteral(" 00:11:22:33:44:AA "));
        QVERIFY(page->findChild<QPlainTextEdit*>(QStringLiteral("remoteScript"))
                    ->toPlainText()
                    .contains(QStringLiteral("(ether host 00:11:22:33:44:aa)")));
    }
    void macAddressesAsTyped()
    {
        QCOMPARE(macIn(QStringLiteral("ether host 24:F5:a2:00:00:01 or arp")), QStringLiteral("24:f5:a2:00:00:01"));
        for (const char* none : {"", "24:f5:a2:00:00", "24:f5:a2:00:00:01:02", "24:f5-a2:00:00:01", "fd00::24:f5"})
            QVERIFY2(macIn(QLatin1String(none)).isEmpty(), none);
        QCOMPARE(filterFromTyped(QStringLiteral(" udp ")), QStringLiteral("udp"));
    }
    void theHelperIsAskedBesideTheWindow()
    {
        const QTemporaryDir folder;
        Found found;
        found.ask(program(folder, "helper",
                          "case $1 in rights) echo '{\"mayCapture\":true}';; list) echo '{\"name\":\"lo\",\"up\":true,"
                          "\"loopback\":true}'; echo '{\"name\":\"eth7\",\"up\":true}';; esac"));
        QCOMPARE(found.right->program, CaptureRight::Program::Helper);
        QCOMPARE(found.interfaces.size(), std::size_t{2});
        QCOMPARE(found.interfaces.front().name, std::string("eth7"));
    }
    void dumpcapStepsIn()
    {
        const QTemporaryDir folder;
        const QString helper =
            program(folder, "helper", "case $1 in rights) echo '{\"mayCapture\":false,\"text\":\"no\"}';; esac");
        program(folder, "dumpcap", "exit 0");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toUtf8() + ":" + path);
        Found found;
        found.ask(helper);
        QCOMPARE(found.right->program, CaptureRight::Program::Dumpcap);
        QCOMPARE(found.right->text, std::string("no"));
        // Nor may dumpcap.
        QFile::remove(folder.filePath(QStringLiteral("dumpcap")));
        program(folder, "dumpcap", "exit 1");
        Found neither;
        neither.ask(helper);
        QCOMPARE(neither.right->program, CaptureRight::Program::None);
        qputenv("PATH", path);
    }
    void withoutAHelperDumpcapLists()
    {
        const QTemporaryDir folder;
        program(folder, "dumpcap",
                "case $1 in -D) printf '1. any\\t\\t\\t0\\t\\tnetwork\\t\\n2. lo\\t\\tLoopback\\t0\\t127.0.0.1,::1"
                "\\tloopback\\t\\n3. nflog\\t\\t\\t0\\t\\tnetwork\\t\\n4. sshdump\\t\\tSSH\\t0\\t\\tnetwork\\t"
                "/usr/lib/sshdump\\n5. phtest9\\t\\tGuests\\t0\\t192.0.2.7\\tnetwork\\n';; esac");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toUtf8() + ":" + path);
        Found found;
        found.ask({});
        qputenv("PATH", path);
        QCOMPARE(found.right->program, CaptureRight::Program::Dumpcap);
        // What is no network, or another program's, is left out; what the kernel does not know is taken to be up.
        QCOMPARE(found.interfaces.size(), std::size_t{3});
        QCOMPARE(found.interfaces[0].name, std::string("phtest9"));
        QCOMPARE(found.interfaces[0].description, std::string("Guests"));
        QVERIFY(found.interfaces[0].up);
        const auto lo = std::find_if(found.interfaces.begin(), found.interfaces.end(),
                                     [](const NetworkInterface& i) { return i.name == "lo"; });
        QVERIFY(lo != found.interfaces.end() && lo->loopback);
        QCOMPARE(lo->addresses, (std::vector<std::string>{"127.0.0.1", "::1"}));
    }
    void withoutAHelperThePageSaysSo()
    {
        const QTemporaryDir folder;
        program(folder, "dumpcap", "case $1 in -D) printf '1. phtest9\\t\\t\\t0\\t\\tnetwork\\t\\n';; esac");
        const QByteArray path = qgetenv("PATH");
        // Ours lies beside the tests: a page that is told of none is what stands where there is none.
        qputenv("PATH", folder.path().toUtf8());
        LocalPage page({}, {});
        auto* list = page.findChild<QTreeWidget*>(QStringLiteral("interfaceList"));
        QTRY_COMPARE(list->topLevelItem(0)->text(0), QStringLiteral("phtest9"));
        qputenv("PATH", path);
        auto* hint = page.findChild<QLabel*>(QStringLiteral("dumpcapHint"));
        QVERIFY(!hint->isHidden());
        QVERIFY(hint->text().contains(QStringLiteral("phonehome-capture is not installed")));
        QCOMPARE(page.choice().program.command.front(), std::string("dumpcap"));
    }
    void nobodyWaitsForAHelperThatHangs()
    {
        const QTemporaryDir folder;
        const QString hanging = program(folder, "phonehome-capture", "exec sleep 1000");
        program(folder, "dumpcap", "exit 1");
        InterfaceSearch search(hanging.toStdString());
        QSignalSpy spy(&search, &InterfaceSearch::found);
        search.start();
        QVERIFY(spy.isEmpty()); // it came back, the answer has not
    }
    void withoutAHelperThereIsAnAnswer()
    {
        Found found;
        found.ask(QStringLiteral("/nowhere/phonehome-capture"));
        QVERIFY(found.interfaces.empty());
    }
    void interfacesAreLookedForWhileTheDialogStands()
    {
        CaptureDialog dialog({});
        auto* list = dialog.findChild<QTreeWidget*>(QStringLiteral("interfaceList"));
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("Looking for interfaces…"));
        QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("captureStart"))->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(
            list->topLevelItemCount() != 1 || list->topLevelItem(0)->text(0) == QLatin1String("lo"), 20000);
    }
};

QTEST_MAIN(TestCapturePages)
#include "tst_capture_pages.moc"
