// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QStringList>

#include "core/analysis/reverse_names.h"
#include "core/analysis/snapshot.h"
#include "core/base/result.h"
#include "core/live/recorder.h"
#include "core/pipeline/log_join.h"
#include "core/pipeline/read_again.h"

namespace phonehome {

/// Numbers the captures opened in one session; results of an earlier one are dropped.
using CaptureId = std::uint32_t;

using LoadProgress = RunProgress;
/// One message of an event, with its bytes.
using DetailPart = ReadAgain;

/// Request, then reply where there is one. Empty when the file could not be read again.
struct EventDetail {
    EventId event;
    std::vector<DetailPart> parts;
};

enum class LoadEnd : std::uint8_t { Complete, Cancelled, Failed };

/// Opens captures in a worker thread and hands out what is known as values. Lives in the GUI thread, as do its
/// signals; the worker owns all tables.
class CaptureSession : public QObject {
    Q_OBJECT
public:
    explicit CaptureSession(QObject* parent = nullptr);
    ~CaptureSession() override; ///< stops the worker and waits for it

    /// Starts reading the files as one data set in time order. What was open before is stopped and forgotten.
    /// logs: of resolvers, to be joined to it; their paths as the file system has them (QFile::encodeName).
    CaptureId open(const QStringList& paths, LogInputs logs = {});
    /// The logs that were joined to what is open.
    const LogInputs& logs() const;
    /// Where resolvers' logs are written while they come in: recordings begun from now on are named with them.
    void setLogFolder(const QString& folder);
    /// What says whose addresses are, from now on; what is open is shown again with it. nullptr: nothing does.
    void setHosting(HostingPtr hosting);
    /// What the user calls devices, from now on; what is open is shown again with it. nullptr: nothing is named.
    void setOwnNames(OwnNamesPtr names);
    /// What addresses without a name are called now, in an order that stays; shown once the capture is whole, because
    /// rows behind all others would move while there come more.
    void setReverseNames(std::vector<ReverseName> names);
    /// Is the file a resolver's log, by its content? Looks at its first bytes.
    static bool isResolverLog(const QString& path);
    /// Standard input ("-") or a pipe: what comes from it comes once, and is recorded.
    static bool isStream(const QString& path);
    /// Captures, writes what comes to the plan's spool, and reads it from there. Ends with finished() too.
    CaptureId record(RecorderPlan plan);
    /// Reads a file that somebody else is writing, or a folder of files that come one after the other, until cancel().
    CaptureId follow(const QString& path);
    /// From record() or follow() until finished().
    bool isRecording() const;
    /// Stops reading or capturing; what was read stays and a last updated() and finished() follow.
    void cancel();
    /// Stops and forgets; emits closed().
    void close();
    bool isLoading() const;
    CaptureId current() const;
    QStringList paths() const;

    /// Decodes an event's messages again from the file; answered by detailReady, the last request wins.
    void requestDetail(EventId event);

    /// A newer snapshot of the worker's; for it alone.
    void show(const SnapshotPtr& snapshot, const LoadProgress& progress);

signals:
    void started(phonehome::CaptureId id);
    /// At most 10 a second, and once at the end with snapshot->final set.
    void updated(phonehome::SnapshotPtr snapshot, phonehome::LoadProgress progress);
    void finished(phonehome::LoadEnd end);
    /// Nothing could be read at all (all files failed to open); the problems are also in the last snapshot.
    void failed(phonehome::Error error);
    void detailReady(phonehome::EventDetail detail);
    /// Of a recording: at most five times a second, and when it has ended, before finished().
    void recordingChanged(phonehome::RecordingNews news);
    void closed();

private:
    /// What a worker is to do.
    struct Task {
        QStringList paths;
        LogInputs logs;
        std::optional<RecorderPlan> plan; ///< record
        QString followed;                 ///< not empty: follow
    };
    CaptureId begin(Task task);
    void showAgain();

    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace phonehome

Q_DECLARE_METATYPE(phonehome::LoadProgress)
Q_DECLARE_METATYPE(phonehome::EventDetail)
Q_DECLARE_METATYPE(phonehome::LoadEnd)
Q_DECLARE_METATYPE(phonehome::Error)
Q_DECLARE_METATYPE(phonehome::RecordingNews)
