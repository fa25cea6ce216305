// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with packets that go out again: all of a capture, or those that matter.
#include <QDir>
#include <QStatusBar>

#include "ui/models/packet_words.h"
#include "ui/models/texts.h"
#include "ui/window/actions.h"
#include "ui/window/capture_page.h"
#include "ui/window/capture_saver.h"
#include "ui/window/main_window.h"
#include "ui/window/recording.h"

namespace phonehome {

namespace {
QString stillSaving()
{
    return MainWindow::tr("Packets are still being saved: export others when that is done.");
}
} // namespace

void MainWindow::connectPackets()
{
    on(ActionId::ExportCapture, [this] { exportCapture(); });
    connect(m_page, &View::packetsWanted, this, &MainWindow::exportPackets);
    connect(m_saver, &CaptureSaver::saved, this, &MainWindow::captureSaved);
    connect(m_saver, &CaptureSaver::failed, this, &MainWindow::captureNotSaved);
}

void MainWindow::exportCapture()
{
    if (!m_snapshot)
        return;
    const PacketWish wish = wishFor(*m_snapshot, m_selection.focus(), m_selection.flow());
    if (wish.isAll()) {
        exportPacketsAs({}, {});
        return;
    }
    const QString what = wishText(*m_snapshot, m_selection.focus(), m_selection.flow(), m_time);
    m_questions.packets(this, {packetsText(m_snapshot->totals.packets), what}, [this, wish, what](bool onlyShown) {
        exportPacketsAs(onlyShown ? wish : PacketWish(), onlyShown ? what : QString());
    });
}

void MainWindow::exportPackets(const Focus& focus, FlowId flow)
{
    if (!m_snapshot)
        return;
    if (m_saver->isSaving())
        addMessage(stillSaving());
    else if (m_recording->isOpen())
        addMessage(tr("Save the capture first and open it: packets are taken out of whole files."));
    else
        exportPacketsAs(wishFor(*m_snapshot, focus, flow), wishText(*m_snapshot, focus, flow, m_time));
}

void MainWindow::exportPacketsAs(const PacketWish& wish, const QString& what)
{
    const QString end = wish.isAll() ? QStringLiteral("-names.pcapng") : QStringLiteral("-part.pcapng");
    const CaptureId capture = m_session.current();
    m_questions.recordingPath(this, suggestedPath(end), [this, wish, what, capture](const QString& path) {
        // Another may have been opened while the dialog stood there: what was chosen is nothing of that.
        if (!m_snapshot || !m_snapshot->final || m_recording->isOpen() || m_session.current() != capture)
            return;
        if (m_saver->isSaving()) {
            addMessage(stillSaving());
            return;
        }
        PacketsToSave packets{{}, {}, m_snapshot, wish};
        packets.facts.program = "Phonehome";
        for (const FileFacts& file : m_snapshot->files) {
            if (!file.opened)
                continue;
            packets.captures.push_back(file.path);
            packets.facts.addWords(file.dropped, file.comments);
        }
        if (!what.isEmpty())
            packets.facts.comments.push_back(tr("Only: %1", "packets of a capture").arg(what).toStdString());
        m_saver->save(std::move(packets), path);
        statusBar()->showMessage(tr("Saving %1 …").arg(QDir::toNativeSeparators(path)));
        enableActions();
    });
}

} // namespace phonehome
