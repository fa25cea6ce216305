// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/capture_session.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <stop_token>
#include <thread>

#include <QFile>

#include "core/analysis/own_names.h"
#include "core/dnslog/importer.h"
#include "core/live/follow_feed.h"
#include "core/pipeline/capture_run.h"
#include "core/source/stream_store.h"

namespace phonehome {

namespace {

/// Which event's detail is wanted, as one number: none, only wake up, or the event's id and two.
constexpr std::uint64_t kNothing = 0;
constexpr std::uint64_t kWake = 1;
constexpr std::uint64_t kFirstEvent = 2;

/// What the window's thread and the worker share: two numbers. All else crosses as values in queued calls.
struct Mailbox {
    std::atomic<std::uint64_t> wanted{kNothing};
    std::atomic<int> snapshotsUnderWay{0}; ///< sent and not yet shown: while there are any, no more are made
};

using Post = std::function<void(std::function<void(CaptureSession&)>)>;

void addParts(EventDetail& detail, std::vector<ReadAgain> messages)
{
    std::move(messages.begin(), messages.end(), std::back_inserter(detail.parts));
}

/// Reads one data set and then answers questions about it, in its own thread.
class Worker {
public:
    Worker(std::vector<std::string> paths, LogInputs logs, Mailbox& mailbox, Post post)
        : m_paths(std::move(paths)), m_logs(std::move(logs)), m_mailbox(mailbox), m_post(std::move(post))
    {
    }

    void work(const std::stop_token& quit, const std::stop_token& cancel);
    void record(RecorderPlan plan, const std::stop_token& quit, const std::stop_token& cancel);
    void follow(const std::string& path, const std::stop_token& quit, const std::stop_token& cancel);
    void setLogFolder(const std::string& folder) { m_logFolder = folder; }

private:
    void read(CaptureRun& run, const std::stop_token& stop);
    void finish(CaptureRun& run, const std::stop_token& quit, LoadEnd end);
    void publish(CaptureRun& run, bool final);
    void answer(CaptureRun& run);

    std::vector<std::string> m_paths;
    LogInputs m_logs;
    std::string m_logFolder; ///< logs that grow beside a recording
    Mailbox& m_mailbox;
    Post m_post;
    SnapshotPtr m_last;
};

void Worker::work(const std::stop_token& quit, const std::stop_token& cancel)
{
    CaptureRun run(m_paths, {}, m_logs);
    read(run, cancel);
    finish(run, quit,
           run.nothingOpened()       ? LoadEnd::Failed
           : cancel.stop_requested() ? LoadEnd::Cancelled
                                     : LoadEnd::Complete);
}

void Worker::record(RecorderPlan plan, const std::stop_token& quit, const std::stop_token& cancel)
{
    const MemoryBudget memory = plan.memory;
    Recorder recorder(std::move(plan), [this](const RecordingNews& news) {
        m_post([news](CaptureSession& session) { emit session.recordingChanged(news); });
    });
    const std::stop_callback stopped(cancel, [&recorder] { recorder.stop(); });
    CaptureRun run(recorder, m_logFolder, memory);
    read(run, quit);
    finish(run, quit, run.nothingOpened() ? LoadEnd::Failed : LoadEnd::Complete);
}

void Worker::follow(const std::string& path, const std::stop_token& quit, const std::stop_token& cancel)
{
    FollowFeed feed(path);
    const std::stop_callback stopped(cancel, [&feed] { feed.stop(); });
    CaptureRun run(feed, m_logFolder);
    read(run, quit);
    finish(run, quit, run.nothingOpened() ? LoadEnd::Failed : LoadEnd::Complete);
}

void Worker::read(CaptureRun& run, const std::stop_token& stop)
{
    run.run(stop, [&](const RunProgress&) {
        if (m_mailbox.snapshotsUnderWay.load() == 0)
            publish(run, false);
        answer(run);
    });
}

/// The last snapshot, and then answers until the capture is closed.
void Worker::finish(CaptureRun& run, const std::stop_token& quit, LoadEnd end)
{
    if (quit.stop_requested())
        return;
    publish(run, true);
    const std::vector<Error> problems = run.problems();
    m_post([=](CaptureSession& session) {
        if (end == LoadEnd::Failed && !problems.empty())
            emit session.failed(problems.front());
        emit session.finished(end);
    });
    while (!quit.stop_requested()) {
        m_mailbox.wanted.wait(kNothing);
        if (!quit.stop_requested())
            answer(run);
    }
}

void Worker::publish(CaptureRun& run, bool final)
{
    m_last = run.snapshot(final);
    m_mailbox.snapshotsUnderWay.fetch_add(1);
    m_post([snapshot = m_last, progress = run.progress(), &mailbox = m_mailbox](CaptureSession& session) {
        mailbox.snapshotsUnderWay.fetch_sub(1);
        session.show(snapshot, progress);
    });
}

void Worker::answer(CaptureRun& run)
{
    if (!run.canReadAgain()) {
        if (m_mailbox.wanted.load() != kNothing)
            run.wantReadAgain();
        return;
    }
    const std::uint64_t wanted = m_mailbox.wanted.exchange(kNothing);
    if (wanted < kFirstEvent || !m_last || !m_last->events.holds(wanted - kFirstEvent))
        return;
    const EventId id{static_cast<std::uint32_t>(wanted - kFirstEvent)};
    const Event& event = m_last->events[id.value];
    EventDetail detail{id, {}};
    if (event.frame != 0)
        addParts(detail, run.readAgain(event.file, event.frame, event.protocol));
    if (event.replyFrame != 0)
        addParts(detail, run.readAgain(event.file, event.replyFrame, event.protocol));
    m_post([detail = std::move(detail)](CaptureSession& session) { emit session.detailReady(detail); });
}

} // namespace

struct CaptureSession::Private {
    CaptureId id = 0;
    QStringList paths;
    LogInputs logs;
    bool loading = false;
    bool recording = false;
    QString logFolder;
    HostingPtr hosting;
    OwnNamesPtr ownNames;
    std::vector<ReverseName> reverseNames;
    SnapshotPtr last; ///< of the worker's, and how far it goes
    LoadProgress progress;
    std::shared_ptr<Mailbox> mailbox;
    std::stop_source cancel;
    std::jthread worker;

    void stop()
    {
        cancel.request_stop();
        if (worker.joinable()) {
            worker.request_stop();
            mailbox->wanted = kWake;
            mailbox->wanted.notify_all();
            worker.join();
        }
    }
};

CaptureSession::CaptureSession(QObject* parent) : QObject(parent), m_private(std::make_unique<Private>())
{
    connect(this, &CaptureSession::finished, this, [this] {
        m_private->loading = false;
        m_private->recording = false;
    });
    // The files of a recording become known as they begin.
    connect(this, &CaptureSession::updated, this, [this](const SnapshotPtr& snapshot) {
        if (!m_private->recording)
            return;
        m_private->paths.clear();
        for (const FileFacts& file : snapshot->files)
            m_private->paths << QFile::decodeName(QByteArray::fromStdString(file.path));
    });
}

CaptureSession::~CaptureSession()
{
    m_private->stop();
}

CaptureId CaptureSession::open(const QStringList& paths, LogInputs logs)
{
    return begin({paths, std::move(logs), std::nullopt, {}});
}

CaptureId CaptureSession::record(RecorderPlan plan)
{
    return begin({{}, {}, std::move(plan), {}});
}

CaptureId CaptureSession::follow(const QString& path)
{
    return begin({{}, {}, std::nullopt, path});
}

bool CaptureSession::isRecording() const
{
    return m_private->recording;
}

CaptureId CaptureSession::begin(Task task)
{
    Private& p = *m_private;
    p.stop();
    const CaptureId id = ++p.id;
    p.paths = task.paths;
    p.logs = task.logs;
    p.loading = true;
    p.recording = task.plan || !task.followed.isEmpty();
    p.last = nullptr;
    p.cancel = std::stop_source();
    // Calls of an earlier capture may still wait in the queue, and they know their mailbox: it goes with the last of
    // them.
    const std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
    p.mailbox = mailbox;
    std::vector<std::string> files;
    for (const QString& path : p.paths)
        files.push_back(QFile::encodeName(path).toStdString());
    const Post post = [this, id, mailbox](std::function<void(CaptureSession&)> call) {
        QMetaObject::invokeMethod(
            this,
            [this, id, mailbox, call = std::move(call)] {
                if (id == m_private->id)
                    call(*this);
            },
            Qt::QueuedConnection);
    };
    emit started(id);
    const std::string logFolder = QFile::encodeName(p.logFolder).toStdString();
    p.worker = std::jthread([files = std::move(files), task = std::move(task), logFolder, mailbox, post,
                             cancel = p.cancel.get_token()](const std::stop_token& quit) {
        Worker worker(files, task.logs, *mailbox, post);
        worker.setLogFolder(logFolder);
        if (task.plan)
            worker.record(*task.plan, quit, cancel);
        else if (!task.followed.isEmpty())
            worker.follow(QFile::encodeName(task.followed).toStdString(), quit, cancel);
        else
            worker.work(quit, cancel);
    });
    return id;
}

void CaptureSession::show(const SnapshotPtr& snapshot, const LoadProgress& progress)
{
    Private& p = *m_private;
    p.last = snapshot;
    p.progress = progress;
    const SnapshotPtr owned = withOwnNames(withHosting(snapshot, p.hosting), p.ownNames);
    emit updated(owned && owned->final ? withReverseNames(owned, p.reverseNames) : owned, progress);
}

void CaptureSession::setHosting(HostingPtr hosting)
{
    m_private->hosting = std::move(hosting);
    showAgain();
}

void CaptureSession::setOwnNames(OwnNamesPtr names)
{
    m_private->ownNames = std::move(names);
    showAgain();
}

void CaptureSession::setReverseNames(std::vector<ReverseName> names)
{
    m_private->reverseNames = std::move(names);
    if (m_private->last && m_private->last->final)
        showAgain();
}

void CaptureSession::showAgain()
{
    if (const SnapshotPtr last = m_private->last)
        show(last, m_private->progress);
}

void CaptureSession::setLogFolder(const QString& folder)
{
    m_private->logFolder = folder;
}

const LogInputs& CaptureSession::logs() const
{
    return m_private->logs;
}

bool CaptureSession::isResolverLog(const QString& path)
{
    return phonehome::isResolverLog(QFile::encodeName(path).toStdString());
}

bool CaptureSession::isStream(const QString& path)
{
    return phonehome::isStream(QFile::encodeName(path).toStdString());
}

void CaptureSession::cancel()
{
    m_private->cancel.request_stop();
}

void CaptureSession::close()
{
    m_private->stop();
    ++m_private->id;
    m_private->paths.clear();
    m_private->loading = false;
    m_private->recording = false;
    m_private->last = nullptr;
    emit closed();
}

bool CaptureSession::isLoading() const
{
    return m_private->loading;
}

CaptureId CaptureSession::current() const
{
    return m_private->id;
}

QStringList CaptureSession::paths() const
{
    return m_private->paths;
}

void CaptureSession::requestDetail(EventId event)
{
    if (!m_private->mailbox || !event.valid())
        return;
    m_private->mailbox->wanted = event.value + kFirstEvent;
    m_private->mailbox->wanted.notify_all();
}

} // namespace phonehome
