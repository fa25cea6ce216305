// SPDX-License-Identifier: GPL-3.0-or-later
// Names that are looked up afterwards, in the window.
#include <QAction>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "core/session/resolver/reverse_lookups.h"
#include "tests/resolver/fake_name_server.h"
#include "ui/models/flow_model.h"
#include "ui/models/name_model.h"
#include "ui/views/message_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

/// The window with the sample, its reverse lookups answered by a server here.
struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    FakeNameServer server;
    QStringList questions;
    bool sure = true;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        server.targets[QStringLiteral("11.2.0.192.in-addr.arpa")] =
            FakeNameServer::labels({"<b>time</b>", "example", "org"});
        makeWindow();
    }
    void makeWindow()
    {
        Questions asked;
        asked.sure = [this](QWidget*, const QString& question, const QString&, const auto& done) {
            questions << question;
            if (sure)
                done();
        };
        window = std::make_unique<MainWindow>(*settings, asked);
        lookups()->setServers([this] { return std::vector{server.place()}; });
        window->show();
    }
    ReverseLookups* lookups() const { return window->findChild<ReverseLookups*>(); }
    QAction* action() const { return window->findChild<QAction*>(QStringLiteral("actionLookUpNames")); }
    bool openSample() const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        window->openFiles({samplePath()});
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60'000);
    }
    QString cell(const char* table, int keyColumn, const QString& key, int column) const
    {
        const QAbstractItemModel* model = window->findChild<QTableView*>(QLatin1String(table))->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, keyColumn).data().toString() == key)
                return model->index(row, column).data().toString();
        }
        return {};
    }
    QString asker() const { return cell("namesTable", NameModel::Name, kName, NameModel::DeviceName); }
    QString source() const { return cell("namesTable", NameModel::Name, kName, NameModel::Source); }

    static inline const QString kName = QStringLiteral("<b>time</b>.example.org");
};

} // namespace

class TestReverseInWindow : public QObject {
    Q_OBJECT
private slots:
    void nothingIsAskedBeforeSomebodySaysSo();
    void namesOfNowAreShownAsSuch();
    void switchingOffTakesThemAway();
    void aSilentServerIsSaid();
    void closingStopsIt();
};

void TestReverseInWindow::nothingIsAskedBeforeSomebodySaysSo()
{
    Desk d;
    QVERIFY(d.openSample());
    QVERIFY(!d.action()->isChecked());
    d.sure = false;
    d.action()->trigger();
    QVERIFY(!d.action()->isChecked());
    QCOMPARE(d.questions.size(), 1);
    // Who is told, and what.
    QVERIFY2(d.questions.front().contains(QStringLiteral("127.0.0.1")), qPrintable(d.questions.front()));
    QVERIFY(d.questions.front().contains(QStringLiteral("learns which addresses you look at")));
    QVERIFY(!d.lookups()->news().underWay);
    QCOMPARE(d.lookups()->news().wanted, std::size_t{0});
    QVERIFY(d.server.asked.isEmpty());
    // Allowed once is not allowed for ever.
    d.sure = true;
    d.action()->trigger();
    QVERIFY(d.action()->isChecked());
    d.makeWindow();
    QVERIFY(!d.action()->isChecked());
}

void TestReverseInWindow::namesOfNowAreShownAsSuch()
{
    Desk d;
    d.action()->trigger();
    QVERIFY(d.openSample());
    QTRY_VERIFY_WITH_TIMEOUT(!d.source().isEmpty(), 20'000);
    QVERIFY2(d.source().contains(QStringLiteral("looked up now")), qPrintable(d.source()));
    QCOMPARE(d.asker(), QStringLiteral("this computer"));
    QTRY_VERIFY(!d.lookups()->news().underWay);
    const auto asked = d.server.asked.size();
    QVERIFY(asked > 0);
    for (const QString& name : d.server.asked)
        QVERIFY2(!name.endsWith(QStringLiteral(".168.192.in-addr.arpa")), qPrintable(name));
    // Again, and with the same capture: nobody is asked twice.
    QVERIFY(d.openSample());
    QTRY_VERIFY(!d.source().isEmpty());
    QCOMPARE(d.server.asked.size(), asked);
}

void TestReverseInWindow::switchingOffTakesThemAway()
{
    Desk d;
    QVERIFY(d.openSample());
    d.action()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!d.source().isEmpty(), 20'000);
    d.action()->trigger();
    QVERIFY(!d.action()->isChecked());
    QVERIFY(d.source().isEmpty());
    QVERIFY(!d.lookups()->news().underWay);
    QCOMPARE(d.questions.size(), 1); // off needs no question
}

void TestReverseInWindow::aSilentServerIsSaid()
{
    Desk d;
    QUdpSocket free;
    QVERIFY(free.bind(QHostAddress::LocalHost));
    const NameServer nobody{QHostAddress(QHostAddress::LocalHost), free.localPort()};
    free.close();
    d.lookups()->setServers([nobody] { return std::vector{nobody}; });
    QVERIFY(d.openSample());
    d.action()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(
        d.window->findChild<MessageBar*>()->text().contains(QStringLiteral("No DNS server of this computer answers")),
        20'000);
    // Said once, and not asked for again by itself.
    QVERIFY(!d.lookups()->news().underWay);
    QCOMPARE(d.window->findChild<MessageBar*>()->text().count(QStringLiteral("No DNS server")), 1);
}

void TestReverseInWindow::closingStopsIt()
{
    Desk d;
    d.server.silent = true;
    QVERIFY(d.openSample());
    d.action()->trigger();
    QTRY_VERIFY(!d.server.asked.isEmpty());
    d.window->session().close();
    QVERIFY(!d.lookups()->news().underWay);
    QCOMPARE(d.window->findChild<MessageBar*>()->text(), QString());
}

QTEST_MAIN(TestReverseInWindow)
#include "tst_reverse_in_window.moc"
