// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileDialog>

#include "ui/dialogs/capture_dialog.h"
#include "ui/dialogs/chart_dialog.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/window/main_window.h"

namespace phonehome {

namespace {

// Dialogs open and answer by signal: no event loop runs inside another.

void askForCaptures(QWidget* parent, const QString& folder, const Questions::Answer<QStringList>& done)
{
    auto* dialog = new QFileDialog(parent, MainWindow::tr("Open captures"), folder,
                                   MainWindow::tr("Captures (*.pcap *.pcapng *.cap *.dump);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, done);
    dialog->open();
}

void askForPicture(QWidget* parent, const ChartImageOptions& suggested,
                   const Questions::Answer<ChartImageOptions>& done)
{
    auto* dialog = new ChartDialog(suggested, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [dialog, done] { done(dialog->options()); });
    dialog->open();
}

void askForPicturePath(QWidget* parent, const QString& suggested, const Questions::Answer<QString>& done)
{
    auto* dialog =
        new QFileDialog(parent, MainWindow::tr("Export chart"), suggested,
                        MainWindow::tr("PNG picture (*.png);;SVG drawing (*.svg);;CSV table of what it shows (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.mid(filter.indexOf(u'.') + 1).remove(u')'));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, done);
    dialog->open();
}

void askAboutLogs(QWidget* parent, const QStringList& paths, const Questions::Answer<LogChoice>& done)
{
    auto* dialog = new LogDialog(paths, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [dialog, done] { done(dialog->choice()); });
    dialog->open();
}

void askForLogs(QWidget* parent, const QString& folder, const Questions::Answer<QStringList>& done)
{
    auto* dialog = new QFileDialog(parent, MainWindow::tr("Import resolver logs"), folder,
                                   MainWindow::tr("All files (*);;Logs (*.log *.log.* *.json *.db *.csv *.gz)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, done);
    dialog->open();
}

void askForRecording(QWidget* parent, const RecordingChoice& last, const QList<RemoteHost>& hosts,
                     const Questions::Answer<RecordingChoice>& done)
{
    auto* dialog = new CaptureDialog(last, hosts, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [dialog, done] { done(dialog->choice()); });
    dialog->open();
}

void askForFollowed(QWidget* parent, const QString& folder, const Questions::Answer<QString>& done)
{
    auto* dialog = new QFileDialog(parent, MainWindow::tr("Follow a capture while it is written"), folder,
                                   MainWindow::tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, done);
    dialog->open();
}

void askForRecordingPath(QWidget* parent, const QString& suggested, const Questions::Answer<QString>& done)
{
    auto* dialog = new QFileDialog(parent, MainWindow::tr("Save capture"), suggested,
                                   MainWindow::tr("Captures (*.pcapng);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pcapng"));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, done);
    dialog->open();
}

void askForOwners(QWidget* parent, const QString& folder, const Questions::Answer<QStringList>& done)
{
    auto* dialog = new QFileDialog(parent, MainWindow::tr("Import owner database"), folder,
                                   MainWindow::tr("Owners of addresses (*.mmdb *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, done);
    dialog->open();
}

void askForNamesPath(QWidget* parent, const QString& suggested, const Questions::Answer<QString>& done)
{
    auto* dialog = new QFileDialog(parent, MainWindow::tr("Export names"), suggested,
                                   MainWindow::tr("Hosts file (*.hosts);;CSV table (*.csv);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("hosts"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.mid(filter.indexOf(u'.') + 1).remove(u')'));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, done);
    dialog->open();
}

} // namespace

Questions Questions::asked()
{
    return {askForCaptures, askForPicture,   askForPicturePath, askForLogs,     askAboutLogs,
            askForOwners,   askForNamesPath, askForRecording,   askForFollowed, askForRecordingPath};
}

} // namespace phonehome
