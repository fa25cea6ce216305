// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include "tests/support/owner_files.h"
#include "tests/support/temp_file.h"
#include "ui/models/flow_model.h"
#include "ui/models/name_model.h"
#include "ui/views/message_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/owner_import.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

/// The window with the sample, and answers for the two questions that are asked here.
struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    QStringList owners;
    QString namesPath;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        Questions questions;
        questions.owners = [this](QWidget*, const QString&, const auto& done) { done(owners); };
        questions.namesPath = [this](QWidget*, const QString&, const auto& done) { done(namesPath); };
        window = std::make_unique<MainWindow>(*settings, questions);
        window->show();
    }
    bool openSample() const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        LogChoice logs;
        logs.paths = {QFileInfo(samplePath()).dir().filePath(QStringLiteral("pihole.log"))};
        logs.zone = QStringLiteral("UTC");
        window->openFiles({samplePath()}, logs);
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60000);
    }
    void trigger(const char* action) const { window->findChild<QAction*>(QLatin1String(action))->trigger(); }
    QTableView* table(const char* name) const { return window->findChild<QTableView*>(QLatin1String(name)); }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
    int ownedFlows(const QString& owner) const
    {
        const QAbstractItemModel* flows = table("flowsTable")->model();
        int n = 0;
        for (int row = 0; row < flows->rowCount(); ++row)
            n += flows->index(row, FlowModel::Owner).data().toString().contains(owner) ? 1 : 0;
        return n;
    }
};

} // namespace

class TestOwnersAndNames : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const char* kind : {"asn", "country", "other"})
            QVERIFY2(!makeOwners(m_files.path(), kind).empty(), kind);
        m_files.file("ip-ranges.json", std::string_view(kRanges));
    }
    void ownersAreShownBesideAddressesAndRemembered()
    {
        Desk d;
        QVERIFY(d.openSample());
        QVERIFY(d.table("flowsTable")->isColumnHidden(FlowModel::Owner));
        QVERIFY(d.table("namesTable")->isColumnHidden(NameModel::Owner));
        d.owners = {path("asn.mmdb"), path("ip-ranges.json")};
        d.trigger("actionImportOwners");
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
        QVERIFY(!d.table("flowsTable")->isColumnHidden(FlowModel::Owner));
        QVERIFY(!d.table("namesTable")->isColumnHidden(NameModel::Owner));
        QCOMPARE(d.ownedFlows(QStringLiteral("Amazon AWS us-east-1 (EC2), EXAMPLE-CLOUD (AS64500)")), 3);
        // Another kind of file is added to them.
        d.owners = {path("country.mmdb")};
        d.trigger("actionImportOwners");
        QCOMPARE(d.ownedFlows(QStringLiteral("EXAMPLE-CLOUD (AS64500), US")), 3);
        QCOMPARE(d.settings->ownerFiles().size(), 3);
        // The next window knows them; what is opened then shows them.
        d.window = std::make_unique<MainWindow>(*d.settings);
        QVERIFY(d.openSample());
        QCOMPARE(d.ownedFlows(QStringLiteral("Amazon AWS us-east-1 (EC2), EXAMPLE-CLOUD (AS64500), US")), 3);
    }
    void whatIsNoDatabaseIsSaidAndTheOthersStay()
    {
        Desk d;
        d.window->useOwners({path("asn.mmdb")}, true);
        for (const QString& bad : {samplePath(), path("other.mmdb"), path("none.mmdb"), QString(path(""))}) {
            d.owners = {bad};
            d.trigger("actionImportOwners");
            QVERIFY2(d.message().endsWith(u'.'), qPrintable(bad));
            QCOMPARE(d.message().count(u'\n'), 0);
            QCOMPARE(d.settings->ownerFiles(), QStringList{path("asn.mmdb")});
        }
    }
    void aFileThatIsGoneIsSaidOnce()
    {
        const QString copy = path("copy.mmdb");
        QFile::copy(path("asn.mmdb"), copy);
        Desk d;
        d.window->useOwners({copy}, true);
        QFile::remove(copy);
        {
            const MainWindow again(*d.settings);
            QVERIFY(again.findChild<MessageBar*>()->text().contains(QStringLiteral("copy.mmdb is not there.")));
        }
        const MainWindow third(*d.settings);
        QVERIFY(third.findChild<MessageBar*>()->text().isEmpty());
    }
    void aNewerFileOfOneKindTakesThePlaceOfTheOlder()
    {
        const QString newer = path("newer.mmdb");
        QFile::copy(path("asn.mmdb"), newer);
        const OwnerFiles files = addOwnerFiles({path("asn.mmdb"), path("country.mmdb")}, {newer});
        QCOMPARE(files.paths, (QStringList{newer, path("country.mmdb")}));
        QVERIFY(files.sentences.isEmpty());
        QVERIFY(!addOwnerFiles({}, {}).hosting);
    }
    void namesAreSavedByTheNamesEnd()
    {
        Desk d;
        QVERIFY(!d.window->findChild<QAction*>(QStringLiteral("actionExportNames"))->isEnabled());
        QVERIFY(d.openSample());
        const auto saved = [&](const char* name) {
            d.namesPath = d.folder.filePath(QLatin1String(name));
            d.trigger("actionExportNames");
            QFile file(d.namesPath);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(saved("n.hosts").contains("\n198.51.100.20\tnat.wemo2.com\n"));
        QVERIFY(saved("n.csv").startsWith("name,domain,type,address,"));
        QVERIFY(saved("n.json").contains("\"phonehome-names/1\""));
        QVERIFY(d.message().isEmpty());
        QVERIFY(saved("no/where.csv").isEmpty());
        QVERIFY(d.message().contains(QStringLiteral("can't be written")));
    }
    void aNameLeadsToItsFlowsAcrossTabs()
    {
        Desk d;
        QVERIFY(d.openSample());
        auto* tabs = d.window->findChild<QTabWidget*>(QStringLiteral("tabs"));
        tabs->setCurrentIndex(2);
        emit d.table("namesTable")->activated(d.table("namesTable")->model()->index(0, 0));
        QCOMPARE(tabs->currentWidget()->objectName(), QStringLiteral("flows"));
        const QAbstractItemModel* flows = d.table("flowsTable")->model();
        QVERIFY(flows->rowCount() > 0);
        QVERIFY(flows->rowCount() < 5);
        d.trigger("actionBack");
        QVERIFY(flows->rowCount() > 15);
        emit d.table("flowsTable")->activated(flows->index(0, 0));
        QVERIFY(tabs->currentWidget()->objectName() == QStringLiteral("names") ||
                flows->index(0, FlowModel::Name).data() == flows->index(0, FlowModel::Address).data());
    }

private:
    QString path(const char* name) const { return QString::fromStdString(m_files.path()) + u'/' + QLatin1String(name); }

    TempFolder m_files;
};

QTEST_MAIN(TestOwnersAndNames)
#include "tst_owners_and_names.moc"
