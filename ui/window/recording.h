// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include "core/session/capture_session.h"
#include "ui/dialogs/recording_choice.h"
#include "ui/settings/settings.h"
#include "ui/window/capture_saver.h"

namespace phonehome {

/// A recording that a program that is gone left behind, or that was not saved.
struct LeftRecording {
    QString folder;
    QString title; ///< when it began
    quint64 bytes = 0;
};

/// The capture under way: begun, stopped, saved; how it stands, in words.
class Recording final : public QObject {
    Q_OBJECT
public:
    Recording(CaptureSession* session, Settings& settings, QObject* parent);

    void start(const RecordingChoice& choice);
    /// Opens one that was left, to be looked at and saved.
    void reopen(const LeftRecording& recording);
    /// Reads what is open, which came from here, again with these logs.
    void openAgain(const LogInputs& logs);
    /// Reads a file, or a folder of files, that somebody else is writing.
    void follow(const QString& path);
    void stop() { m_session->cancel(); }

    /// What is open came from here, and was not replaced by something else.
    bool isOpen() const { return m_open; }
    bool isUnderWay() const { return m_open && m_session->isRecording(); }
    /// It is ours to save: not a file that is there already.
    bool canBeSaved() const
    {
        return m_open && !m_folder.isEmpty() && !m_session->isRecording() && !m_saver->isSaving();
    }
    const RecordingChoice& last() const { return m_choice; }
    QList<RemoteHost> hosts() const;

    /// Writes it as one pcapng, with the names that the snapshot knows. Ends with saved() or saveFailed().
    void save(const SnapshotPtr& snapshot, const QString& path);
    /// Why it ended, when not by the user's wish; empty else.
    QString endText() const;

    /// Those that wait, latest first: what a living program writes to, and what was saved, is not among them.
    static QList<LeftRecording> left();
    static void remove(const LeftRecording& recording);
    /// Removes those that were saved, or never held a packet.
    static void clearAway();

signals:
    /// How it stands, for the status bar; empty when it has ended.
    void said(const QString& text);
    void saved(const QString& path, quint64 packets);
    void saveFailed(const phonehome::Error& error);

private:
    void take(const RecordingNews& news);

    CaptureSession* m_session;
    Settings& m_settings;
    RecordingChoice m_choice;
    RecordingNews m_news;
    Descriptor m_lock; ///< on one that was opened again
    QString m_folder;  ///< of the spool; empty: the capture is no recording of ours
    bool m_open = false;
    bool m_starting = false;
    bool m_reopened = false; ///< with m_starting: one that was left
    QElapsedTimer m_since;   ///< the last news
    double m_rate = 0;       ///< packets per second, smoothed
    QString m_savedFolder;   ///< what is being saved
    CaptureSaver* m_saver;
};

} // namespace phonehome
