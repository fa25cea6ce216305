// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QtTest>

#include "ui/views/message_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    QString suggested;
    QString path;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        Questions questions;
        questions.recordingPath = [this](QWidget*, const QString& place, const auto& done) {
            suggested = place;
            done(path);
        };
        window = std::make_unique<MainWindow>(*settings, questions);
        window->show();
    }
    bool open(const QString& file, const LogChoice& logs = {}) const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        window->openFiles({file}, logs);
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60000);
    }
    QAction* action() const { return window->findChild<QAction*>(QStringLiteral("actionExportCapture")); }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
};

LogChoice sampleLog()
{
    LogChoice logs;
    logs.paths = {QFileInfo(samplePath()).dir().filePath(QStringLiteral("pihole.log"))};
    logs.zone = QStringLiteral("UTC");
    return logs;
}

} // namespace

class TestExportCapture : public QObject {
    Q_OBJECT
private slots:
    void theNamesOfTheLogComeBackWithThePackets()
    {
        Desk d;
        QVERIFY(!d.action()->isEnabled());
        QVERIFY(d.open(samplePath(), sampleLog()));
        QVERIFY(d.action()->isEnabled());
        d.path = d.folder.filePath(QStringLiteral("named.pcapng"));
        d.action()->trigger();
        QVERIFY(d.suggested.endsWith(QStringLiteral("/wemo-week-names.pcapng")));
        QVERIFY(!d.action()->isEnabled()); // until it is written
        QTRY_COMPARE_WITH_TIMEOUT(d.settings->recentFiles().value(0), d.path, 30000);
        QVERIFY(d.action()->isEnabled());
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
        SnapshotPtr last;
        QObject::connect(&d.window->session(), &CaptureSession::updated, d.window.get(),
                         [&](const SnapshotPtr& snapshot) { last = snapshot; });
        QVERIFY(d.open(d.path));
        QVERIFY(last && last->logs.empty());
        QCOMPARE(last->totals.packets, std::uint64_t{8565});
        bool named = false;
        for (std::size_t i = 0; i < last->flows.size(); ++i)
            named = named || last->text(last->flows[i].name) == "nat.wemo2.com";
        QVERIFY(named);
    }
    void whatCannotBeWrittenIsSaid()
    {
        Desk d;
        QVERIFY(d.open(samplePath()));
        d.path = d.folder.filePath(QStringLiteral("no/where.pcapng"));
        d.action()->trigger();
        QTRY_VERIFY(d.message().contains(QStringLiteral("where.pcapng can't be written")));
        QVERIFY(d.action()->isEnabled());
    }
};

QTEST_MAIN(TestExportCapture)
#include "tst_export_capture.moc"
