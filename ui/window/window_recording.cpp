// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with a capture under way.
#include <QAction>
#include <QDir>
#include <QFile>
#include <QStatusBar>

#include "ui/models/texts.h"
#include "ui/views/message_bar.h"
#include "ui/views/start_page.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/recording.h"
#include "ui/window/status_line.h"

namespace phonehome {

void MainWindow::record(const RecordingChoice& choice)
{
    if (!choice.isEmpty())
        m_recording->start(choice);
}

void MainWindow::follow(const QString& path)
{
    m_recording->follow(path);
}

void MainWindow::toggleRecording()
{
    if (m_recording->isUnderWay()) {
        m_recording->stop();
        return;
    }
    // The action has turned itself on; it is on when the capture is.
    showRecording({});
    if (m_recording->last().isEmpty())
        askForRecording();
    else
        record(m_recording->last());
}

void MainWindow::askForRecording()
{
    m_questions.recording(this, m_recording->last(), m_recording->hosts(),
                          [this](const RecordingChoice& choice) { record(choice); });
}

void MainWindow::showRecording(const QString& text)
{
    const bool underWay = m_recording->isUnderWay();
    QAction* action = m_actions->of(ActionId::Record);
    action->setChecked(underWay);
    action->setText(underWay ? tr("&Stop capture") : tr("&Start capture"));
    m_status->setRecording(underWay ? text : QString());
    enableActions();
}

void MainWindow::connectLeft()
{
    connect(m_start, &StartPage::leftChosen, this, [this](int row) {
        if (const auto left = Recording::left(); row < left.size())
            m_recording->reopen(left[row]);
    });
    connect(m_start, &StartPage::leftRemoved, this, [this](int row) {
        if (const auto left = Recording::left(); row < left.size())
            Recording::remove(left[row]);
        showLeft();
    });
}

void MainWindow::showLeft()
{
    QStringList lines;
    for (const LeftRecording& recording : Recording::left())
        lines << tr("%1, %2").arg(recording.title, bytesText(recording.bytes));
    m_start->setLeft(lines);
}

void MainWindow::saveRecording()
{
    const QString name = QDir(m_settings.lastFolder()).filePath(QStringLiteral("capture.pcapng"));
    m_questions.recordingPath(this, name, [this](const QString& path) {
        if (!m_snapshot || !m_recording->canBeSaved())
            return;
        const auto saved = m_recording->save(*m_snapshot, path);
        if (!saved) {
            m_messages->setMessages({errorText(saved.error())});
            return;
        }
        m_settings.addRecentFile(path);
        statusBar()->showMessage(tr("%1 packets saved as %2").arg(countText(*saved), QDir::toNativeSeparators(path)),
                                 8000);
    });
}

} // namespace phonehome
