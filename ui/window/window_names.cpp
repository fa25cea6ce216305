// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with names: resolvers' logs and owners come in, the table goes out.
#include <QDir>
#include <QStandardPaths>
#include <QStatusBar>

#include "ui/export/names_file.h"
#include "ui/models/texts.h"
#include "ui/views/message_bar.h"
#include "ui/window/actions.h"
#include "ui/window/log_import.h"
#include "ui/window/main_window.h"
#include "ui/window/owner_import.h"

namespace phonehome {

void MainWindow::connectNames()
{
    on(ActionId::ImportLog, [this] { askForLogs(); });
    on(ActionId::AskResolver, [this] { toggleResolver(); });
    on(ActionId::ImportOwners, [this] {
        m_questions.owners(this, m_settings.lastFolder(), [this](const QStringList& paths) { useOwners(paths, true); });
    });
    on(ActionId::DownloadOwners, [this] { downloadOwners(); });
    on(ActionId::ExportNames, [this] {
        m_questions.namesPath(this, suggestedPath(QStringLiteral(".hosts")),
                              [this](const QString& path) { saveNamesAs(path); });
    });
    connectPackets();
}

void MainWindow::downloadOwners()
{
    OwnerOffer offer;
    offer.folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/owners");
    if (const OwnerFiles files = addOwnerFiles(m_settings.ownerFiles(), {}); files.hosting)
        offer.known = ownerSourceText(*files.hosting);
    m_questions.download(this, offer, [this](const QStringList& paths) { useOwners(paths, true); });
}

void MainWindow::askForLogs()
{
    m_questions.logs(this, m_settings.lastFolder(), [this](const QStringList& paths) {
        m_questions.aboutLogs(this, paths, [this](const LogChoice& choice) { importLogs(choice); });
    });
}

void MainWindow::importLogs(const LogChoice& choice)
{
    if (choice.paths.isEmpty() || m_session.paths().isEmpty())
        return;
    openAgain(logInputs(choice));
}

void MainWindow::take(const QStringList& paths)
{
    const auto [captures, logs] = sortedByContent(paths);
    openFiles(captures);
    if (logs.isEmpty())
        return;
    if (m_session.paths().isEmpty())
        m_messages->setMessages({tr("Open the capture first, then import the resolver's log that belongs to it.")});
    else
        m_questions.aboutLogs(this, logs, [this](const LogChoice& choice) { importLogs(choice); });
}

void MainWindow::saveNamesAs(const QString& path)
{
    if (!m_snapshot)
        return;
    if (const auto saved = exportNames(*m_snapshot, path); !saved)
        m_messages->setMessages({errorText(saved.error())});
    else
        statusBar()->showMessage(tr("Names saved as %1").arg(QDir::toNativeSeparators(path)), 8000);
}

void MainWindow::useOwners(const QStringList& paths, bool remembered)
{
    const OwnerFiles files = addOwnerFiles(m_settings.ownerFiles(), paths);
    if (remembered)
        m_settings.setOwnerFiles(files.paths);
    m_session.setHosting(files.hosting);
    if (!files.sentences.isEmpty())
        m_messages->setMessages(files.sentences);
    else if (files.hosting && remembered && !paths.isEmpty())
        statusBar()->showMessage(tr("Owners of addresses by %1").arg(ownerSourceText(*files.hosting)), 8000);
}

} // namespace phonehome
