// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with the whole answer: a report, and what can be set at the router.
#include <QDir>
#include <QStatusBar>

#include "ui/dialogs/router_dialog.h"
#include "ui/export/save_bytes.h"
#include "ui/models/texts.h"
#include "ui/views/message_bar.h"
#include "ui/window/actions.h"
#include "ui/window/capture_page.h"
#include "ui/window/main_window.h"

namespace phonehome {

void MainWindow::connectAnswers()
{
    on(ActionId::ExportReport, [this] {
        m_questions.report(this, [this](const ReportOptions& options) {
            const QString end = options.html ? QStringLiteral("-report.html") : QStringLiteral("-report.md");
            m_questions.textPath(this, suggestedPath(end),
                                 options.html ? tr("Web page (*.html)") : tr("Markdown (*.md)"),
                                 [this, options](const QString& path) { exportReportAs(options, path); });
        });
    });
    on(ActionId::RouterSettings, [this] { showRouterSettings(m_selection.focus().device); });
    connect(m_page, &View::settingsWanted, this, &MainWindow::showRouterSettings);
}

void MainWindow::exportReportAs(const ReportOptions& options, const QString& path)
{
    // Another may have been opened while the dialog stood there.
    if (!m_snapshot || !m_snapshot->final)
        return;
    if (const auto saved = exportReport(*m_snapshot, options, path); !saved)
        m_messages->setMessages({errorText(saved.error())});
    else
        statusBar()->showMessage(tr("Report saved as %1").arg(QDir::toNativeSeparators(path)), 8000);
}

void MainWindow::showRouterSettings(DeviceId device)
{
    if (!m_snapshot || !m_snapshot->final)
        return;
    auto* dialog = new RouterDialog(m_snapshot, device, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RouterDialog::saveWanted, this, [this](const QString& text, const QString& suggested) {
        const QString filter = suggested.endsWith(QStringLiteral(".json")) ? tr("JSON (*.json)") : tr("Text (*.txt)");
        m_questions.textPath(this, suggestedPath(suggested), filter, [this, text](const QString& path) {
            if (const auto saved = saveBytes(text.toUtf8(), path); !saved)
                m_messages->setMessages({errorText(saved.error())});
            else
                statusBar()->showMessage(tr("Settings saved as %1").arg(QDir::toNativeSeparators(path)), 8000);
        });
    });
    dialog->open();
}

} // namespace phonehome
