// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/capture_session.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <stop_token>
#include <thread>

#include <QFile>

#include "core/dnslog/importer.h"
#include "core/pipeline/capture_run.h"

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

private:
    void publish(CaptureRun& run, bool final);
    void answer(CaptureRun& run);

    std::vector<std::string> m_paths;
    LogInputs m_logs;
    Mailbox& m_mailbox;
    Post m_post;
    SnapshotPtr m_last;
};

void Worker::work(const std::stop_token& quit, const std::stop_token& cancel)
{
    CaptureRun run(m_paths, {}, m_logs);
    run.run(cancel, [&](const RunProgress&) {
        if (m_mailbox.snapshotsUnderWay.load() == 0)
            publish(run, false);
        answer(run);
    });
    if (quit.stop_requested())
        return;
    publish(run, true);
    const bool cancelled = cancel.stop_requested();
    const std::vector<Error> problems = run.problems();
    const bool failed = run.nothingOpened();
    m_post([=](CaptureSession& session) {
        if (failed && !problems.empty())
            emit session.failed(problems.front());
        emit session.finished(failed ? LoadEnd::Failed : cancelled ? LoadEnd::Cancelled : LoadEnd::Complete);
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
    const std::uint64_t wanted = m_mailbox.wanted.exchange(kNothing);
    if (wanted < kFirstEvent || !m_last || wanted - kFirstEvent >= m_last->events.size())
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
    HostingPtr hosting;
    SnapshotPtr shown; ///< the last one, and how far it goes
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
    connect(this, &CaptureSession::finished, this, [this] { m_private->loading = false; });
}

CaptureSession::~CaptureSession()
{
    m_private->stop();
}

CaptureId CaptureSession::open(const QStringList& paths, LogInputs logs)
{
    Private& p = *m_private;
    p.stop();
    const CaptureId id = ++p.id;
    p.paths = paths;
    p.logs = logs;
    p.loading = true;
    p.shown = nullptr;
    p.cancel = std::stop_source();
    // Calls of an earlier capture may still wait in the queue, and they know their mailbox: it goes with the last of
    // them.
    const std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
    p.mailbox = mailbox;
    std::vector<std::string> files;
    for (const QString& path : paths)
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
    p.worker =
        std::jthread([files = std::move(files), logs = std::move(logs), mailbox, post, cancel = p.cancel.get_token()](
                         const std::stop_token& quit) { Worker(files, logs, *mailbox, post).work(quit, cancel); });
    return id;
}

void CaptureSession::show(const SnapshotPtr& snapshot, const LoadProgress& progress)
{
    m_private->shown = withHosting(snapshot, m_private->hosting);
    m_private->progress = progress;
    emit updated(m_private->shown, progress);
}

void CaptureSession::setHosting(HostingPtr hosting)
{
    m_private->hosting = std::move(hosting);
    if (m_private->shown)
        show(m_private->shown, m_private->progress);
}

const LogInputs& CaptureSession::logs() const
{
    return m_private->logs;
}

bool CaptureSession::isResolverLog(const QString& path)
{
    return phonehome::isResolverLog(QFile::encodeName(path).toStdString());
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
    m_private->shown = nullptr;
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
