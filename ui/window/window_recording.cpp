// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with a capture under way.
#include <optional>

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
    m_notes.clear();
    if (!choice.isEmpty())
        m_recording->start(choice);
}

void MainWindow::follow(const QString& path)
{
    m_notes.clear();
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
    RecordingOffer offer{m_recording->last(), m_recording->hosts(), {}};
    const DeviceId device = m_selection.focus().device;
    if (m_snapshot && device.valid() && device.value < m_snapshot->devices.size()) {
        if (const auto& mac = m_snapshot->devices[device.value].mac)
            offer.device = {deviceTitleText(*m_snapshot, device), QString::fromStdString(mac->text())};
    }
    m_questions.recording(this, offer, [this](const RecordingChoice& choice) { record(choice); });
}

void MainWindow::pauseDisplay(bool paused)
{
    if (!paused) {
        if (const SnapshotPtr latest = m_pause.end())
            showCapture(latest);
    } else if (m_recording->isUnderWay()) {
        m_pause.begin(m_snapshot);
    }
    m_status->setPaused(m_pause.isPaused() ? std::optional<std::uint64_t>(0) : std::nullopt);
    enableActions();
}

void MainWindow::showRecording(const QString& text)
{
    const bool underWay = m_recording->isUnderWay();
    QAction* action = m_actions->of(ActionId::Record);
    action->setChecked(underWay);
    action->setText(underWay ? tr("&Stop capture") : tr("&Start capture"));
    m_status->setRecording(underWay ? text : QString());
    if (!m_pause.isPaused())
        m_status->setPaused(std::nullopt);
    enableActions();
}

void MainWindow::connectLeft()
{
    // By its folder: another window may have changed the list since.
    const auto find = [](const QString& folder) {
        for (const LeftRecording& recording : Recording::left()) {
            if (recording.folder == folder)
                return std::optional(recording);
        }
        return std::optional<LeftRecording>();
    };
    connect(m_start, &StartPage::leftChosen, this, [this, find](const QString& folder) {
        if (const auto recording = find(folder))
            m_recording->reopen(*recording);
        else
            showLeft();
    });
    connect(m_start, &StartPage::leftRemoved, this, [this, find](const QString& folder) {
        const auto recording = find(folder);
        if (!recording)
            return showLeft();
        m_questions.sure(this,
                         tr("Delete what was captured on %1 (%2)? It was not saved and can't be brought back.")
                             .arg(recording->title, bytesText(recording->bytes)),
                         tr("Delete"), [this, recording] {
                             Recording::remove(*recording);
                             showLeft();
                         });
    });
}

void MainWindow::showLeft()
{
    QList<StartPage::Left> recordings;
    for (const LeftRecording& recording : Recording::left())
        recordings.append({recording.folder, tr("%1, %2").arg(recording.title, bytesText(recording.bytes))});
    m_start->setLeft(recordings);
}

void MainWindow::connectRecording()
{
    connect(m_recording, &Recording::said, this, &MainWindow::showRecording);
    connect(m_recording, &Recording::saved, this, &MainWindow::captureSaved);
    connect(m_recording, &Recording::saveFailed, this, &MainWindow::captureNotSaved);
}

void MainWindow::captureSaved(const QString& path, quint64 packets)
{
    m_settings.addRecentFile(path);
    statusBar()->showMessage(
        tr("%1 saved as %2", "packets, path").arg(packetsText(packets), QDir::toNativeSeparators(path)), 8000);
    enableActions();
}

void MainWindow::captureNotSaved(const Error& error)
{
    statusBar()->clearMessage();
    m_messages->setMessages({errorText(error)});
    enableActions();
}

void MainWindow::saveRecording()
{
    const QString name = QDir(m_settings.lastFolder()).filePath(QStringLiteral("capture.pcapng"));
    m_questions.recordingPath(this, name, [this](const QString& path) {
        if (!m_snapshot || !m_recording->canBeSaved())
            return;
        m_recording->save(m_snapshot, path);
        statusBar()->showMessage(tr("Saving %1 …").arg(QDir::toNativeSeparators(path)));
        enableActions();
    });
}

} // namespace phonehome
