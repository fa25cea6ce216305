// SPDX-License-Identifier: GPL-3.0-or-later
#include <type_traits>

#include <QFileDialog>
#include <QMessageBox>

#include "ui/dialogs/capture_dialog.h"
#include "ui/dialogs/chart_dialog.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/dialogs/owner_dialog.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/dialogs/resolver_dialog.h"
#include "ui/window/keyring.h"
#include "ui/window/main_window.h"

namespace phonehome {

namespace {

// Dialogs open and answer by signal: no event loop runs inside another.

enum class Pick { One, Several, Save };

/// A file dialog as it should be; where it leads is told by done.
template <typename Done> void askForFile(QWidget* parent, Pick pick, const QString& title, const QString& place,
                                         const QString& filters, const Done& done)
{
    auto* dialog = new QFileDialog(parent, title, place, filters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (pick == Pick::Save) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        // "Captures (*.pcapng)": a name without an end gets that of the filter.
        const auto endOf = [](const QString& filter) {
            return filter.mid(filter.indexOf(u'.') + 1).section(u')', 0, 0);
        };
        dialog->setDefaultSuffix(endOf(filters));
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                         [dialog, endOf](const QString& filter) { dialog->setDefaultSuffix(endOf(filter)); });
    } else {
        dialog->setFileMode(pick == Pick::One ? QFileDialog::ExistingFile : QFileDialog::ExistingFiles);
    }
    if constexpr (std::is_invocable_v<Done, QStringList>)
        QObject::connect(dialog, &QFileDialog::filesSelected, parent, done);
    else
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, done);
    dialog->open();
}

/// A dialog of ours that answers when it is accepted.
template <typename Dialog, typename Accepted> void ask(QWidget* parent, Dialog* dialog, const Accepted& accepted)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [dialog, accepted] { accepted(*dialog); });
    dialog->open();
}

void askForCaptures(QWidget* parent, const QString& folder, const Questions::Answer<QStringList>& done)
{
    askForFile(parent, Pick::Several, MainWindow::tr("Open captures"), folder,
               MainWindow::tr("Captures and sessions (*.pcap *.pcapng *.cap *.dump *.phonehome);;All files (*)"), done);
}

void askForPicture(QWidget* parent, const ChartImageOptions& suggested,
                   const Questions::Answer<ChartImageOptions>& done)
{
    ask(parent, new ChartDialog(suggested, parent), [done](const ChartDialog& dialog) { done(dialog.options()); });
}

void askForPicturePath(QWidget* parent, const QString& suggested, const Questions::Answer<QString>& done)
{
    askForFile(parent, Pick::Save, MainWindow::tr("Export chart"), suggested,
               MainWindow::tr("PNG picture (*.png);;SVG drawing (*.svg);;CSV table of what it shows (*.csv)"), done);
}

void askForLogs(QWidget* parent, const QString& folder, const Questions::Answer<QStringList>& done)
{
    askForFile(parent, Pick::Several, MainWindow::tr("Import resolver logs"), folder,
               MainWindow::tr("All files (*);;Logs (*.log *.log.* *.json *.db *.csv *.gz)"), done);
}

void askAboutLogs(QWidget* parent, const QStringList& paths, const Questions::Answer<LogChoice>& done)
{
    ask(parent, new LogDialog(paths, parent), [done](const LogDialog& dialog) { done(dialog.choice()); });
}

void askForOwners(QWidget* parent, const QString& folder, const Questions::Answer<QStringList>& done)
{
    askForFile(parent, Pick::Several, MainWindow::tr("Import owner database"), folder,
               MainWindow::tr("Owners of addresses (*.mmdb *.json);;All files (*)"), done);
}

void askToDownload(QWidget* parent, const OwnerOffer& offer, const Questions::Answer<QStringList>& done)
{
    auto* dialog = new OwnerDialog(offer, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &OwnerDialog::fetched, parent, done);
    dialog->open();
}

void askForNamesPath(QWidget* parent, const QString& suggested, const Questions::Answer<QString>& done)
{
    askForFile(parent, Pick::Save, MainWindow::tr("Export names"), suggested,
               MainWindow::tr("Hosts file (*.hosts);;CSV table (*.csv);;JSON (*.json)"), done);
}

void askForTablePath(QWidget* parent, const QString& suggested, const Questions::Answer<QString>& done)
{
    askForFile(parent, Pick::Save, MainWindow::tr("Export table"), suggested, MainWindow::tr("CSV table (*.csv)"),
               done);
}

void askForRecording(QWidget* parent, const RecordingOffer& offer, const Questions::Answer<RecordingChoice>& done)
{
    ask(parent, new CaptureDialog(offer, parent), [done](const CaptureDialog& d) { done(d.choice()); });
}

void askForFollowed(QWidget* parent, const QString& folder, const Questions::Answer<QString>& done)
{
    askForFile(parent, Pick::One, MainWindow::tr("Follow a capture while it is written"), folder,
               MainWindow::tr("All files (*)"), done);
}

void askForRecordingPath(QWidget* parent, const QString& suggested, const Questions::Answer<QString>& done)
{
    askForFile(parent, Pick::Save, MainWindow::tr("Save capture"), suggested, MainWindow::tr("Captures (*.pcapng)"),
               done);
}

void askForResolver(QWidget* parent, const QList<ResolverChoice>& known, const Questions::Answer<ResolverChoice>& done)
{
    auto* dialog = new ResolverDialog(known, parent);
    const auto fill = [dialog](const QString& key) {
        readPassword(dialog, key, [dialog, key](const QString& password) { dialog->setPassword(key, password); });
    };
    QObject::connect(dialog, &ResolverDialog::passwordWanted, dialog, fill);
    for (const QString& key : dialog->wantedPasswords())
        fill(key);
    ask(parent, dialog, [done](const ResolverDialog& d) { done(d.choice()); });
}

void keepResolverPassword(QWidget* parent, const ResolverChoice& choice, const Questions::Answer<QString>& failed)
{
    if (choice.keeps && !choice.password.isEmpty())
        keepPassword(parent, choice.key(), choice.password, failed);
    else if (!choice.keeps)
        forgetPassword(choice.key());
}

void askForReport(QWidget* parent, const Questions::Answer<ReportOptions>& done)
{
    ask(parent, new ReportDialog(parent), [done](const ReportDialog& dialog) { done(dialog.options()); });
}

void askForDeviceName(QWidget* parent, const DeviceNameOffer& offer, const Questions::Answer<OwnName>& done)
{
    ask(parent, new DeviceNameDialog(offer, parent), [done](const DeviceNameDialog& dialog) { done(dialog.own()); });
}

void askForPackets(QWidget* parent, const PacketsOffer& offer, const Questions::Answer<bool>& done)
{
    ask(parent, new PacketsDialog(offer, parent), [done](const PacketsDialog& dialog) { done(dialog.onlyShown()); });
}

void askForTextPath(QWidget* parent, const QString& suggested, const QString& filter,
                    const Questions::Answer<QString>& done)
{
    askForFile(parent, Pick::Save, MainWindow::tr("Save as"), suggested, filter, done);
}

void askWhetherSure(QWidget* parent, const QString& question, const QString& button, const Questions::Answer<>& done)
{
    auto* box = new QMessageBox(QMessageBox::Warning, QString(), question, QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);
    box->addButton(button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    ask(parent, box, [done](const QMessageBox&) { done(); });
}

} // namespace

Questions Questions::asked()
{
    Questions all{askForCaptures, askForPicture,   askForPicturePath,    askForLogs,     askAboutLogs,
                  askForOwners,   askForNamesPath, askForRecording,      askForFollowed, askForRecordingPath,
                  askWhetherSure, askForResolver,  keepResolverPassword, askToDownload};
    all.tablePath = askForTablePath;
    all.report = askForReport;
    all.textPath = askForTextPath;
    all.deviceName = askForDeviceName;
    all.packets = askForPackets;
    return all;
}

} // namespace phonehome
