// SPDX-License-Identifier: GPL-3.0-or-later
// Owners' data, fetched by the dialog from a server of the test's own.
#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>
#include <QtTest>

#include "tests/resolver/fake_server.h"
#include "tests/support/owner_files.h"
#include "tests/support/temp_file.h"
#include "ui/dialogs/owner_dialog.h"
#include "ui/window/main_window.h"

using namespace phonehome;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        qputenv("XDG_DATA_HOME", QFile::encodeName(folder.path()));
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        Questions questions;
        questions.download = Questions::asked().download;
        window = std::make_unique<MainWindow>(*settings, questions);
        window->show();
    }
    OwnerDialog* ask() const
    {
        window->findChild<QAction*>(QStringLiteral("actionDownloadOwners"))->trigger();
        return window->findChild<OwnerDialog*>(QStringLiteral("ownerDialog"));
    }
};

/// One file, from there.
void fetch(OwnerDialog* dialog, const QUrl& url)
{
    dialog->findChild<QCheckBox*>(QStringLiteral("ownerCountries"))->setChecked(false);
    dialog->findChild<QLineEdit*>(QStringLiteral("ownerNetworksUrl"))->setText(url.toString());
    dialog->findChild<QPushButton*>(QStringLiteral("ownerFetch"))->click();
}

QString said(const OwnerDialog* dialog)
{
    return dialog->findChild<QLabel*>(QStringLiteral("ownerSaid"))->text();
}

} // namespace

class TestOwnerDownloadInWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(!makeOwners(m_files.path(), "asn").empty());
        m_asn = bytesOf(QString::fromStdString(m_files.path()) + QStringLiteral("/asn.mmdb"));
    }
    void theDialogSaysWhatItFetchesFromWhere()
    {
        const Desk d;
        const OwnerDialog* dialog = d.ask();
        QVERIFY(dialog && dialog->isVisible());
        const QString url = dialog->findChild<QLineEdit*>(QStringLiteral("ownerNetworksUrl"))->text();
        QVERIFY2(url.startsWith(QStringLiteral("https://download.db-ip.com/free/dbip-asn-lite-2")), qPrintable(url));
        QVERIFY(!dialog->findChild<QCheckBox*>(QStringLiteral("ownerAmazon"))->isChecked());
        QVERIFY(!dialog->findChild<QLineEdit*>(QStringLiteral("ownerAmazonUrl"))->isEnabled());
        QStringList words;
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            QVERIFY(label->textFormat() != Qt::RichText);
            words << label->text();
        }
        QVERIFY(words.join(u'\n').contains(QStringLiteral("CC BY 4.0")));
        QVERIFY(words.contains(QStringLiteral("Nothing of the kind is here yet.")));
        // Nothing wanted, nothing to fetch.
        for (auto* box : dialog->findChildren<QCheckBox*>())
            box->setChecked(false);
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("ownerFetch"))->isEnabled());
    }
    void whatIsFetchedIsUsedNowAndAtTheNextStart()
    {
        const FakeServer server([this](const FakeRequest&) { return FakeReply{200, m_asn}; });
        Desk d;
        QPointer<OwnerDialog> dialog = d.ask();
        fetch(dialog, server.url().resolved(QUrl(QStringLiteral("/asn.mmdb"))));
        QTRY_VERIFY(!dialog);
        QCOMPARE(server.asked, QStringList{QStringLiteral("GET /asn.mmdb")});
        const QString kept = QDir(d.folder.path()).absolutePath();
        QCOMPARE(d.settings->ownerFiles().size(), 1);
        QVERIFY2(d.settings->ownerFiles().front().startsWith(kept), qPrintable(d.settings->ownerFiles().front()));
        QVERIFY(d.settings->ownerFiles().front().endsWith(QStringLiteral("/owners/test-asn.mmdb")));
        QVERIFY(
            d.window->statusBar()->currentMessage().startsWith(QStringLiteral("Owners of addresses by Test-ASN of 2")));
        d.window = std::make_unique<MainWindow>(*d.settings, Questions::asked());
        dialog = d.ask();
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("ownerKnown"))
                    ->text()
                    .startsWith(QStringLiteral("In use: Test-ASN of 2")));
    }
    void whatGoesWrongIsSaidAndTheDialogStays()
    {
        FakeReply reply{404};
        const FakeServer server([&](const FakeRequest&) { return reply; });
        const Desk d;
        OwnerDialog* dialog = d.ask();
        const QUrl url = server.url().resolved(QUrl(QStringLiteral("/asn.mmdb")));
        fetch(dialog, url);
        QTRY_VERIFY(said(dialog).startsWith(QStringLiteral("127.0.0.1 has no file asn.mmdb.")));
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QProgressBar*>()->isHidden());
        reply = FakeReply{200, m_asn, {}, 100};
        fetch(dialog, url);
        QTRY_VERIFY(said(dialog).contains(QStringLiteral("broke off in the middle of the file")));
        reply = FakeReply{200, "<html>"};
        fetch(dialog, url);
        QTRY_VERIFY(said(dialog).startsWith(QStringLiteral("asn.mmdb is no database of address owners")));
        QVERIFY(d.settings->ownerFiles().isEmpty());
        fetch(dialog, QUrl(QStringLiteral("ftp://127.0.0.1/<b>x</b>")));
        QTRY_VERIFY(said(dialog).contains(QStringLiteral("is no address to fetch from")));
    }
    void cancelStopsItAndCloseCloses()
    {
        const FakeServer server([](const FakeRequest&) { return FakeReply{200, {}, {}, -1, true}; });
        const Desk d;
        QPointer<OwnerDialog> dialog = d.ask();
        fetch(dialog, server.url());
        auto* close = dialog->findChild<QPushButton*>(QStringLiteral("ownerClose"));
        QTRY_COMPARE(server.asked.size(), 1);
        QCOMPARE(close->text(), QStringLiteral("Cancel"));
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("ownerFetch"))->isEnabled());
        close->click();
        QTRY_COMPARE(close->text(), QStringLiteral("Close"));
        QVERIFY(said(dialog).startsWith(QStringLiteral("Stopped.")));
        QVERIFY(dialog->isVisible());
        close->click();
        QTRY_VERIFY(!dialog);
        // A window that goes while one is fetched takes it along.
        const Desk other;
        fetch(other.ask(), server.url());
        QTRY_COMPARE(server.asked.size(), 2);
    }

private:
    TempFolder m_files;
    QByteArray m_asn;
};

QTEST_MAIN(TestOwnerDownloadInWindow)
#include "tst_owner_download_in_window.moc"
