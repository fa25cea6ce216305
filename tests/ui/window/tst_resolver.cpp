// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/resolver/fake_pihole.h"
#include "ui/dialogs/resolver_dialog.h"
#include "ui/views/message_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/remembered_resolvers.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

QString sampleLog()
{
    return QFileInfo(samplePath()).dir().filePath(QStringLiteral("pihole.log"));
}

/// The sample's log, as a Pi-hole that was asked all week would have told it.
void fillWithSample(FakePiHole& hole)
{
    hole.ring = 1'000'000;
    QFile log(sampleLog());
    QVERIFY(log.open(QIODevice::ReadOnly));
    for (const QByteArray& line : log.readAll().split('\n')) {
        constexpr qsizetype kStamp = 15;
        const QString stamp = QString::fromLatin1(line.left(kStamp)).simplified() + QStringLiteral(" 2020");
        QDateTime time = QLocale::c().toDateTime(stamp, QStringLiteral("MMM d HH:mm:ss yyyy"));
        time.setTimeSpec(Qt::UTC);
        if (time.isValid())
            hole.say(static_cast<double>(time.toSecsSinceEpoch()),
                     QString::fromLatin1(line.mid(line.indexOf("]: ") + 3)));
    }
    QCOMPARE(hole.log.size(), 3203);
}

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    ResolverChoice choice;
    RecordingChoice recording;
    QStringList asked; ///< questions whether one is sure
    bool sure = true;
    QString keyringSays; ///< empty: it keeps passwords
    int kept = 0;
    std::unique_ptr<MainWindow> window;
    std::optional<LoadEnd> end;
    int ends = 0;

    explicit Desk(const FakePiHole& hole)
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        settings = std::make_unique<Settings>();
        choice.url = hole.server.url();
        choice.password = QStringLiteral("right horse");
        Questions questions;
        questions.resolver = [this](QWidget*, const QList<ResolverChoice>& known, const auto& done) {
            ResolverChoice chosen = choice;
            chosen.trusted = known.value(0).trusted;
            done(chosen);
        };
        questions.keepPassword = [this](QWidget*, const ResolverChoice&, const auto& failed) {
            ++kept;
            if (!keyringSays.isEmpty())
                failed(keyringSays);
        };
        questions.recording = [this](QWidget*, const RecordingOffer&, const auto& done) { done(recording); };
        questions.sure = [this](QWidget*, const QString& question, const QString&, const auto& done) {
            asked << question;
            if (sure)
                done();
        };
        window = std::make_unique<MainWindow>(*settings, questions);
        QObject::connect(&window->session(), &CaptureSession::finished, window.get(), [this](LoadEnd e) {
            end = e;
            ++ends;
        });
        window->resize(1440, 900);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    QAction* action(const char* name) const { return window->findChild<QAction*>(QLatin1String(name)); }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
    QString status() const { return window->findChild<QLabel*>(QStringLiteral("statusResolver"))->text(); }
    bool open()
    {
        const int before = ends;
        window->openFiles({samplePath()});
        return QTest::qWaitFor([this, before] { return ends > before; }, 60000);
    }
    void ask() const { action("actionAskResolver")->trigger(); }
    bool joins()
    {
        const int before = ends;
        ask();
        return QTest::qWaitFor([this, before] { return ends > before; }, 60000);
    }
    /// All cells of the flows.
    QStringList flows() const
    {
        QStringList out;
        const QAbstractItemModel* model = window->findChild<QTableView*>(QStringLiteral("flowsTable"))->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column)
                out << model->index(row, column).data().toString();
        }
        return out;
    }
    bool named() const { return flows().join(u' ').contains(QStringLiteral("openwrt.pool.ntp.org")); }
};

} // namespace

class TestResolver : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QCoreApplication::setQuitLockEnabled(false); }
    void namesAreThoseOfTheLog();
    void aCaptureUnderWayIsNamedAsItGrows();
    void wrongPasswordIsSaid();
    void certificateIsTrustedOnce();
    void closingTheWindowClosesTheSession();
    void dialogAsks();
    void resolversAreRememberedWithoutSecrets();
};

void TestResolver::namesAreThoseOfTheLog()
{
    FakePiHole hole;
    fillWithSample(hole);
    Desk d(hole);
    QVERIFY(!d.action("actionAskResolver")->isEnabled());
    QVERIFY(d.open());
    LogChoice log;
    log.paths = {sampleLog()};
    log.zone = QStringLiteral("UTC");
    const int before = d.ends;
    d.window->importLogs(log);
    QTRY_VERIFY_WITH_TIMEOUT(d.ends > before, 60000);
    const QStringList byLog = d.flows();
    QVERIFY(d.named());
    QVERIFY(d.open());
    QVERIFY(!d.named());
    QVERIFY(d.joins());
    QCOMPARE(d.flows(), byLog);
    QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
    QVERIFY(hole.sessions.isEmpty());
    QVERIFY(!d.action("actionAskResolver")->isChecked());
    // Asked again, it takes the place of what was told before.
    QVERIFY(d.joins());
    QCOMPARE(d.window->session().logs().paths.size(), 1U);
    QCOMPARE(d.flows(), byLog);
    QCOMPARE(d.kept, 0);
}

void TestResolver::aCaptureUnderWayIsNamedAsItGrows()
{
    FakePiHole hole;
    fillWithSample(hole);
    Desk d(hole);
    d.recording.title = QStringLiteral("eth9");
    d.recording.program.command = {"sh", "-c", ("cat '" + samplePath() + "'; cat >/dev/null").toStdString()};
    d.action("actionCaptureOptions")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!d.flows().isEmpty(), 30000);
    QVERIFY(!d.named());
    d.ask();
    QTRY_VERIFY_WITH_TIMEOUT(d.named(), 30000);
    QVERIFY(d.action("actionAskResolver")->isChecked());
    QTRY_VERIFY(d.status().contains(QStringLiteral("3203 line")));
    QVERIFY(d.window->session().isRecording());
    QCOMPARE(hole.sessions.size(), 1);
    // With the capture's end the resolver is left, and all is read again together.
    d.action("actionRecord")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(d.ends, 2, 60000);
    QVERIFY(hole.sessions.isEmpty());
    QVERIFY(d.status().isEmpty());
    QVERIFY(d.named());
    QCOMPARE(d.window->session().logs().paths.size(), 1U);
    QVERIFY(d.action("actionSaveRecording")->isEnabled());
}

void TestResolver::wrongPasswordIsSaid()
{
    FakePiHole hole;
    Desk d(hole);
    QVERIFY(d.open());
    d.choice.password = QStringLiteral("wrong donkey");
    d.choice.keeps = true;
    d.keyringSays = QStringLiteral("no <b>keyring</b>");
    d.ask();
    QTRY_VERIFY(d.message().contains(QStringLiteral("does not take that password")));
    QVERIFY(d.message().contains(QStringLiteral("no <b>keyring</b>")));
    QVERIFY(!d.action("actionAskResolver")->isChecked());
    QCOMPARE(d.ends, 1);
    for (const QString& text : d.settings->resolvers())
        QVERIFY(!text.contains(QStringLiteral("donkey")));
    // Once kept, it is to be forgotten when no longer wanted.
    d.choice.keeps = false;
    d.ask();
    QCOMPARE(d.kept, 2);
}

void TestResolver::certificateIsTrustedOnce()
{
    const FakeIdentity identity = FakeIdentity::make();
    FakePiHole hole(&identity);
    fillWithSample(hole);
    Desk d(hole);
    QVERIFY(d.open());
    d.sure = false;
    d.ask();
    QTRY_COMPARE(d.asked.size(), 1);
    const QString print =
        QString::fromLatin1(identity.certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    QVERIFY2(QString(d.asked.value(0)).remove(u'\n').contains(print), qPrintable(d.asked.value(0)));
    QVERIFY(hole.server.asked.isEmpty());
    d.sure = true;
    QVERIFY(d.joins());
    QVERIFY(d.named());
    QCOMPARE(d.asked.size(), 2);
    QVERIFY(d.joins());
    QCOMPARE(d.asked.size(), 2);
    QVERIFY(hole.sessions.isEmpty());
}

void TestResolver::closingTheWindowClosesTheSession()
{
    FakePiHole hole;
    Desk d(hole);
    d.recording.title = QStringLiteral("eth9");
    d.recording.program.command = {"sh", "-c", ("cat '" + samplePath() + "'; cat >/dev/null").toStdString()};
    d.action("actionCaptureOptions")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!d.flows().isEmpty(), 30000);
    d.ask();
    QTRY_COMPARE(hole.sessions.size(), 1);
    d.window->close();
    QTRY_VERIFY(hole.sessions.isEmpty());
    QTRY_VERIFY(!d.action("actionAskResolver")->isChecked());
}

void TestResolver::dialogAsks()
{
    ResolverChoice known;
    known.kind = ResolverKind::AdGuard;
    known.url = QUrl(QStringLiteral("https://guard.lan:8443"));
    known.user = QStringLiteral("me");
    known.trusted = QByteArray(32, 'a');
    known.keeps = true;
    ResolverDialog dialog({known});
    dialog.show();
    auto* tabs = dialog.findChild<QTabWidget*>(QStringLiteral("resolverTabs"));
    QCOMPARE(tabs->currentIndex(), 1);
    QCOMPARE(dialog.wantedPasswords(), QStringList{QStringLiteral("https://guard.lan:8443 me")});
    dialog.setPassword(QStringLiteral("https://other.lan me"), QStringLiteral("no"));
    dialog.setPassword(QStringLiteral("https://guard.lan:8443 me"), QStringLiteral("yes"));
    QCOMPARE(dialog.choice().password, QStringLiteral("yes"));
    QCOMPARE(dialog.choice().trusted, known.trusted);
    QCOMPARE(dialog.choice().user, known.user);
    tabs->setCurrentIndex(0);
    QWidget* page = tabs->currentWidget();
    QCOMPARE(dialog.choice().url, QUrl(QStringLiteral("http://pi.hole")));
    QVERIFY(!dialog.choice().keeps);
    QVERIFY(!page->findChild<QLineEdit*>(QStringLiteral("resolverUser"))->isVisible());
    QCOMPARE(page->findChild<QLineEdit*>(QStringLiteral("resolverPassword"))->echoMode(), QLineEdit::Password);
    auto* address = page->findChild<QComboBox*>(QStringLiteral("resolverAddress"));
    auto* note = page->findChild<QLabel*>(QStringLiteral("resolverNote"));
    auto* connects = dialog.findChild<QPushButton*>(QStringLiteral("resolverConnect"));
    QVERIFY(note->text().contains(QStringLiteral("password goes through the network as it is")));
    address->setEditText(QStringLiteral(" me:secret@192.168.1.2:8080/admin/?x=1 "));
    QCOMPARE(dialog.choice().url, QUrl(QStringLiteral("http://192.168.1.2:8080")));
    address->setEditText(QStringLiteral("https://pi.hole"));
    QVERIFY(!note->text().contains(QStringLiteral("as it is")));
    for (const char* bad : {"", "ftp://pi.hole", "file:///etc/passwd", "http://", "a b"}) {
        address->setEditText(QLatin1String(bad));
        QVERIFY2(!connects->isEnabled(), bad);
    }
    tabs->setCurrentIndex(2);
    QVERIFY(!connects->isEnabled());
    page = tabs->currentWidget();
    page->findChild<QLineEdit*>(QStringLiteral("sshLogHost"))->setText(QStringLiteral("pi.lan"));
    page->findChild<QLineEdit*>(QStringLiteral("sshLogPath"))->setText(QStringLiteral("/var/log/my log"));
    auto* script = page->findChild<QPlainTextEdit*>(QStringLiteral("sshLogScript"));
    QVERIFY(script->toPlainText().contains(QStringLiteral("-F '/var/log/my log'")));
    QVERIFY(connects->isEnabled());
    script->setPlainText(QStringLiteral("logread -f"));
    page->findChild<QCheckBox*>(QStringLiteral("sshLogSudo"))->setChecked(true);
    QCOMPARE(dialog.choice().program.command.back(), std::string("logread -f"));
}

void TestResolver::resolversAreRememberedWithoutSecrets()
{
    ResolverChoice hole;
    hole.url = QUrl(QStringLiteral("https://pi.hole"));
    hole.password = QStringLiteral("secret");
    hole.code = QStringLiteral("123456");
    hole.trusted = QByteArray(32, 'a');
    ResolverChoice log;
    log.kind = ResolverKind::SshLog;
    log.host = {"pi.lan", "pi", 2222, "/k", true};
    log.path = QStringLiteral("/var/log/x");
    log.zone = QStringLiteral("Europe/Berlin");
    QStringList texts = withResolver(withResolver({}, hole), log);
    hole.trusted = QByteArray(32, 'b');
    texts = withResolver(texts, hole);
    QCOMPARE(texts.size(), 2);
    QVERIFY(!texts.join(u' ').contains(QStringLiteral("secret")) && !texts.join(u' ').contains(hole.code));
    const QList<ResolverChoice> back = resolversFrom(texts + QStringList{QStringLiteral("{"), QStringLiteral("{}")});
    QCOMPARE(back.size(), 2);
    QCOMPARE(back[0].trusted, hole.trusted);
    QCOMPARE(back[1].host, log.host);
    QCOMPARE(back[1].zone, log.zone);
}

QTEST_MAIN(TestResolver)
#include "tst_resolver.moc"
