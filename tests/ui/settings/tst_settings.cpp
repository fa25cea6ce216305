// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QStandardPaths>
#include <QtTest>

#include "ui/settings/settings.h"

using namespace phonehome;

class TestSettings : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void init() { Settings().clearRecentFiles(); }
    void whatIsSetIsThereNextTime()
    {
        {
            Settings s;
            s.setTheme(ThemeChoice::Dark);
            s.setZone(ZoneChoice::Utc);
            s.setLanes(LaneMode::Peer);
            s.setLanguage(QStringLiteral("de"));
            s.setLastFolder(QStringLiteral("/captures"));
            s.setState(QStringLiteral("geometry"), QByteArray("\0\1\2", 3));
        }
        const Settings s;
        QCOMPARE(s.theme(), ThemeChoice::Dark);
        QCOMPARE(s.zone(), ZoneChoice::Utc);
        QCOMPARE(s.lanes(), LaneMode::Peer);
        QCOMPARE(s.language(), QStringLiteral("de"));
        QCOMPARE(s.lastFolder(), QStringLiteral("/captures"));
        QCOMPARE(s.state(QStringLiteral("geometry")), QByteArray("\0\1\2", 3));
    }
    void recentFilesAreTenAndLatestFirst()
    {
        Settings s;
        for (int i = 0; i < 14; ++i)
            s.addRecentFile(QStringLiteral("/c/%1.pcap").arg(i));
        s.addRecentFile(QStringLiteral("/c/9.pcap"));
        const QStringList recent = s.recentFiles();
        QCOMPARE(recent.size(), 10);
        QCOMPARE(recent.at(0), QStringLiteral("/c/9.pcap"));
        QCOMPARE(recent.at(1), QStringLiteral("/c/13.pcap"));
        QCOMPARE(recent.count(QStringLiteral("/c/9.pcap")), 1);
    }
    void aFileTamperedWithGivesDefaults()
    {
        QSettings raw(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("phonehome"),
                      QStringLiteral("phonehome"));
        raw.setValue(QStringLiteral("view/theme"), QStringLiteral("purple"));
        raw.setValue(QStringLiteral("view/zone"), 42);
        raw.setValue(QStringLiteral("view/lanes"), QStringLiteral("colour"));
        raw.setValue(QStringLiteral("files/recent"), QVariantMap());
        raw.sync();
        const Settings s;
        QCOMPARE(s.theme(), ThemeChoice::System);
        QCOMPARE(s.zone(), ZoneChoice::Local);
        QCOMPARE(s.lanes(), LaneMode::Protocol);
        QVERIFY(s.recentFiles().isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
