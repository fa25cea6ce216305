// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says in the end: findings, router settings, a report.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include "ui/dialogs/router_dialog.h"
#include "ui/models/finding_model.h"
#include "ui/views/message_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

/// The window with the sample, and answers for what is asked here.
struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    ReportOptions report;
    QString path;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        Questions questions;
        questions.report = [this](QWidget*, const auto& done) { done(report); };
        questions.textPath = [this](QWidget*, const QString&, const QString&, const auto& done) { done(path); };
        window = std::make_unique<MainWindow>(*settings, questions);
        window->show();
    }
    bool openSample() const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        window->openFiles({samplePath()}, {});
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60000);
    }
    QAction* action(const char* name) const { return window->findChild<QAction*>(QLatin1String(name)); }
    QTabWidget* tabs() const { return window->findChild<QTabWidget*>(QStringLiteral("tabs")); }
    QTableView* findings() const { return window->findChild<QTableView*>(QStringLiteral("findingsTable")); }
    template <typename W> W* the(const char* name) const { return window->findChild<W*>(QLatin1String(name)); }
    /// The row that holds these words; -1 without.
    int rowOf(const QString& words) const
    {
        const QAbstractItemModel* model = findings()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, FindingModel::What).data().toString().contains(words))
                return row;
        }
        return -1;
    }
    void choose(int row) const { findings()->setCurrentIndex(findings()->model()->index(row, 0)); }
    QByteArray saved() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class TestAnswers : public QObject {
    Q_OBJECT
private slots:
    void findingsSayWhatTheyMeanAndLeadToTheirEvents()
    {
        Desk d;
        QVERIFY(d.openSample());
        const int row = d.rowOf(QStringLiteral("20 s to spare of the 330 s"));
        QVERIFY(row >= 0);
        d.choose(row);
        QVERIFY(d.the<QLabel>("findingWhat")->text().contains(QStringLiteral("STUN Refresh to nat.wemo2.com")));
        QVERIFY(d.the<QLabel>("findingAdvice")->text().startsWith(QStringLiteral("One lost beat")));
        QVERIFY(!d.the<QPushButton>("findingSettings")->isHidden());
        d.the<QPushButton>("findingShow")->click();
        QCOMPARE(d.tabs()->currentWidget()->objectName(), QStringLiteral("cadence"));
        QVERIFY(d.window->selection().focus().group.valid());
        const int ignored = d.rowOf(QStringLiteral("where it is told to ask 192.168.1.1"));
        QVERIFY(ignored >= 0);
        emit d.findings()->activated(d.findings()->model()->index(ignored, 0));
        QCOMPARE(d.tabs()->currentWidget()->objectName(), QStringLiteral("flows"));
        QVERIFY(d.window->selection().flow().valid());
    }
    void oneDeviceHasItsOwn()
    {
        Desk d;
        QVERIFY(d.openSample());
        const int all = d.findings()->model()->rowCount();
        d.window->selection().setDevice(DeviceId{0});
        const int first = d.findings()->model()->rowCount();
        d.window->selection().setDevice(DeviceId{1});
        QVERIFY(all >= first + d.findings()->model()->rowCount());
        QVERIFY(first != all || d.findings()->model()->rowCount() == 0);
    }
    void routerSettingsAreTextForTheRouterThatIsChosen()
    {
        Desk d;
        QVERIFY(!d.action("actionRouterSettings")->isEnabled());
        QVERIFY(d.openSample());
        d.action("actionRouterSettings")->trigger();
        auto* dialog = d.window->findChild<RouterDialog*>();
        QVERIFY(dialog);
        auto* text = dialog->findChild<QPlainTextEdit*>(QStringLiteral("routerText"));
        auto* target = dialog->findChild<QComboBox*>(QStringLiteral("routerTarget"));
        QVERIFY(text->isReadOnly());
        QStringList shown;
        for (int i = 0; i < target->count(); ++i) {
            target->setCurrentIndex(i);
            QVERIFY(!text->toPlainText().isEmpty());
            QVERIFY2(!shown.contains(text->toPlainText()), qPrintable(target->currentText()));
            shown << text->toPlainText();
        }
        QVERIFY(shown.first().contains(QStringLiteral("established : 360")));
        target->setCurrentIndex(0);
        d.path = d.folder.filePath(QStringLiteral("settings.txt"));
        emit dialog->saveWanted(text->toPlainText(), QStringLiteral("-x.txt"));
        QCOMPARE(QString::fromUtf8(d.saved()), shown.first());
        auto* allow = dialog->findChild<QCheckBox*>(QStringLiteral("routerAllow"));
        allow->setChecked(true);
        QVERIFY(text->toPlainText().contains(QStringLiteral("table inet phonehome_allow {")));
        const int dnsmasq = target->findData(QStringLiteral("dnsmasq"));
        target->setCurrentIndex(dnsmasq);
        QVERIFY(text->toPlainText().contains(QStringLiteral("no allow list is written")));
        allow->setChecked(false);
        QCOMPARE(text->toPlainText(), shown[dnsmasq]);
    }
    void aProfileIsAnAllowListWhateverTheBoxSays()
    {
        Desk d;
        QVERIFY(d.openSample());
        d.action("actionRouterSettings")->trigger();
        auto* dialog = d.window->findChild<RouterDialog*>();
        auto* target = dialog->findChild<QComboBox*>(QStringLiteral("routerTarget"));
        auto* allow = dialog->findChild<QCheckBox*>(QStringLiteral("routerAllow"));
        target->setCurrentIndex(target->findData(QStringLiteral("mud")));
        QVERIFY(!allow->isEnabled());
        const QString text = dialog->findChild<QPlainTextEdit*>(QStringLiteral("routerText"))->toPlainText();
        QVERIFY(text.startsWith(QStringLiteral("{\n \"ietf-mud:mud\"")));
        const QSignalSpy wanted(dialog, &RouterDialog::saveWanted);
        for (auto* button : dialog->findChildren<QPushButton*>()) {
            if (button->text().contains(QStringLiteral("Save")))
                button->click();
        }
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][1].toString(), QStringLiteral("-mud-allow.json"));
        target->setCurrentIndex(0);
        QVERIFY(allow->isEnabled());
    }
    void aReportIsMaskedUnlessItIsNot()
    {
        Desk d;
        QVERIFY(!d.action("actionExportReport")->isEnabled());
        QVERIFY(d.openSample());
        const auto written = [&](bool html, bool masked) {
            d.report = {html, masked};
            d.path = d.folder.filePath(QStringLiteral("report.out"));
            d.action("actionExportReport")->trigger();
            return d.saved();
        };
        const QByteArray page = written(true, true);
        QVERIFY(page.startsWith("<!DOCTYPE html>") || page.startsWith("<!doctype html>"));
        QVERIFY(page.contains("310 s"));
        QVERIFY(!page.contains("24:f5:a2:3c:5d:19"));
        QVERIFY(written(true, false).contains("24:f5:a2:3c:5d:19"));
        const QByteArray text = written(false, true);
        QVERIFY(text.startsWith("# "));
        QVERIFY(!text.contains("24:f5:a2:3c:5d:19"));
        d.path = d.folder.filePath(QStringLiteral("no/where.html"));
        d.action("actionExportReport")->trigger();
        QVERIFY(d.window->findChild<MessageBar*>()->text().contains(QStringLiteral("can't be written")));
    }
};

QTEST_MAIN(TestAnswers)
#include "tst_answers.moc"
