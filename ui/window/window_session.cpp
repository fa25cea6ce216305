// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions: what is open and looked at, kept in a file for the next time.
#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStatusBar>
#include <QTabWidget>

#include "core/saved/saved_session.h"
#include "ui/charts/timeline.h"
#include "ui/export/save_bytes.h"
#include "ui/models/texts.h"
#include "ui/views/message_bar.h"
#include "ui/window/actions.h"
#include "ui/window/capture_page.h"
#include "ui/window/log_import.h"
#include "ui/window/main_window.h"
#include "ui/window/recording.h"
#include "ui/window/resolver_log.h"
#include "ui/window/session_view.h"

namespace phonehome {

namespace {

std::string encoded(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

QString decoded(const std::string& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

} // namespace

void MainWindow::connectSaved()
{
    on(ActionId::SaveSession, [this] {
        const QString suggested = m_sessionFile.isEmpty() ? suggestedPath(QStringLiteral(".phonehome")) : m_sessionFile;
        m_questions.textPath(this, suggested, tr("Sessions (*.phonehome)"),
                             [this](const QString& path) { saveSessionAs(path); });
    });
}

SavedView MainWindow::currentView() const
{
    SavedView view = savedView(*m_snapshot, m_selection.focus());
    const TimeSpan all{m_snapshot->totals.first, m_snapshot->totals.last};
    const TimeSpan seen = m_page->timeline()->visibleSpan();
    if (seen.from > all.from || seen.to < all.to)
        view.zoom = seen;
    view.parting = m_selection.parting();
    if (const QWidget* tab = m_page->tabs()->currentWidget())
        view.tab = tab->objectName().toStdString();
    return view;
}

void MainWindow::saveSessionAs(const QString& path)
{
    // Another may have been opened while the dialog stood there.
    if (!m_snapshot || m_recording->isOpen())
        return;
    SavedSession session;
    for (const QString& capture : m_session.paths())
        session.captures.push_back(encoded(capture));
    const LogInputs& logs = m_session.logs();
    bool fetched = false;
    for (const std::string& log : logs.paths) {
        // What a resolver was asked for is deleted when the program ends.
        if (m_resolver->keeps(decoded(log)))
            fetched = true;
        else
            session.logs.push_back(log);
    }
    session.zone = logs.zoneName;
    if (logs.offset)
        session.logSeconds = logs.offset->seconds();
    session.view = currentView();
    const auto text = sessionText(session, encoded(path));
    const auto saved = text ? saveBytes(QByteArray::fromStdString(*text), path) : tl::unexpected(text.error());
    if (!saved)
        return m_messages->setMessages({errorText(saved.error())});
    m_sessionFile = path;
    m_settings.addRecentFile(path);
    if (fetched)
        addMessage(tr("The session is saved, without what the resolver was asked for: that is kept in no file. Ask it "
                      "again next time, or export the capture with its names."));
    else
        statusBar()->showMessage(tr("Session saved as %1").arg(QDir::toNativeSeparators(path)), 8000);
}

void MainWindow::openSession(const QString& path, const LogChoice& more)
{
    const auto session = readSession(encoded(path));
    if (!session)
        return m_messages->setMessages({errorText(session.error())});
    QStringList captures;
    for (const std::string& capture : session->captures)
        captures << decoded(capture);
    LogChoice logs = more;
    for (const std::string& log : session->logs)
        logs.paths << decoded(log);
    if (logs.zone.isEmpty())
        logs.zone = QString::fromStdString(session->zone);
    if (!logs.seconds)
        logs.seconds = session->logSeconds;
    m_settings.setLastFolder(QFileInfo(path).absolutePath());
    m_notes.clear();
    m_session.open(captures, logInputs(logs));
    m_sessionFile = path;
    m_savedView = session->view;
}

QStringList MainWindow::showSavedView()
{
    if (!m_savedView || !m_snapshot)
        return {};
    const SavedView view = *std::exchange(m_savedView, std::nullopt);
    const FoundView found = foundView(*m_snapshot, view);
    m_selection.setFocus(found.focus);
    m_selection.setParting(view.parting);
    if (view.zoom)
        m_selection.zoomTo(*view.zoom, std::nullopt);
    QTabWidget* tabs = m_page->tabs();
    for (int i = 0; i < tabs->count(); ++i) {
        if (!view.tab.empty() && tabs->widget(i)->objectName() == QString::fromStdString(view.tab))
            tabs->setCurrentIndex(i);
    }
    return found.missing;
}

} // namespace phonehome
