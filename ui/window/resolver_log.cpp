// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/resolver_log.h"

#include <QDir>
#include <QFile>

#include "ui/models/resolver_text.h"
#include "ui/models/texts.h"
#include "ui/window/remembered_resolvers.h"

namespace phonehome {

ResolverLog::ResolverLog(CaptureSession* session, Settings& settings, const TimeFormat& time, QObject* parent)
    : QObject(parent), m_session(session), m_settings(settings), m_time(time)
{
    if (m_folder.isValid())
        session->setLogFolder(m_folder.path());
    connect(session, &CaptureSession::started, this, [this] {
        // What was answered for the capture before tells a recording nothing.
        if (!m_feed && m_session->isRecording() && !m_asking.isEmpty())
            QDir(m_asking).removeRecursively();
    });
    connect(session, &CaptureSession::closed, this, [this] {
        if (m_follows)
            stop();
    });
    connect(session, &CaptureSession::finished, this, [this] {
        // What was followed for a capture is whole with it.
        if (m_feed && m_follows)
            stop();
        else
            joinWhenWhole();
    });
}

void ResolverLog::start(const ResolverChoice& choice, const std::optional<LogSpan>& capture)
{
    if (m_feed || choice.isEmpty())
        return;
    m_choice = choice;
    m_settings.setResolvers(withResolver(m_settings.resolvers(), m_choice));
    // An earlier answer would be told twice.
    if (!m_asking.isEmpty())
        QDir(m_asking).removeRecursively();
    m_asking = m_folder.filePath(QString::number(++m_count));
    QDir().mkpath(m_asking);
    m_joins = m_session->current();

    ResolverPlan plan;
    plan.kind = choice.kind;
    plan.url = choice.url;
    plan.user = choice.user;
    plan.password = choice.password;
    plan.code = choice.code;
    plan.trusted = choice.trusted;
    plan.ssh = choice.program;
    plan.zone = choice.zone;
    m_follows = m_session->isRecording();
    plan.follows = m_follows;
    plan.capture = m_follows ? std::nullopt : capture;
    plan.folder = m_asking;
    if (choice.kind == ResolverKind::SshLog) {
        // A log of days comes without a pause.
        constexpr int kPause = 3000;
        plan.limits.quiet = kPause;
    }
    m_feed = ResolverFeed::make(std::move(plan));
    const QString host = fromWire(choice.hostName().toStdString());
    connect(m_feed.get(), &ResolverFeed::changed, this, [this, host](const ResolverNews& news) {
        if (news.state != ResolverState::Ended)
            emit said(resolverText(news, host, m_time));
    });
    connect(m_feed.get(), &ResolverFeed::ended, this, &ResolverLog::end, Qt::QueuedConnection);
    m_feed->start();
}

void ResolverLog::stop()
{
    if (m_feed)
        m_feed->stop();
}

void ResolverLog::end(const ResolverNews& news)
{
    m_feed.reset();
    m_locker.reset();
    emit said({});
    const QString host = fromWire(m_choice.hostName().toStdString());
    ResolverChoice trusted = m_choice;
    m_choice.password.clear();
    m_choice.code.clear();
    if (news.problem == ResolverProblem::UnknownCertificate || news.problem == ResolverProblem::ChangedCertificate) {
        trusted.trusted = news.certificate.sha256;
        emit certificateShown(certificateQuestion(news, host), trusted);
        return;
    }
    for (const QString& text : {resolverProblemText(news, host, m_choice.kind), resolverGapText(news, host)}) {
        if (!text.isEmpty())
            emit complained(text);
    }
    joinWhenWhole();
}

void ResolverLog::joinWhenWhole()
{
    if (m_feed || !m_joins || m_session->isLoading())
        return;
    // Another capture may have been opened since.
    const bool wanted = *m_joins == m_session->current() && !m_session->paths().isEmpty();
    m_joins.reset();
    const QStringList files = ResolverSpool::filesIn(m_asking);
    if (!wanted || files.isEmpty())
        return;
    LogInputs logs = m_session->logs();
    const std::string own = QFile::encodeName(m_folder.path()).toStdString();
    std::erase_if(logs.paths, [&](const std::string& path) { return path.starts_with(own); });
    for (const QString& file : files)
        logs.paths.push_back(QFile::encodeName(file).toStdString());
    if (m_choice.kind == ResolverKind::SshLog)
        logs.zone = m_choice.zone.isEmpty() ? TimeZone::local()
                                            : TimeZone::find(m_choice.zone.toStdString()).value_or(logs.zone);
    emit joinWanted(logs);
}

QList<ResolverChoice> ResolverLog::known() const
{
    return resolversFrom(m_settings.resolvers());
}

bool ResolverLog::keeps(const QString& path) const
{
    return path.startsWith(m_folder.path() + u'/');
}

void ResolverLog::outliveWindow()
{
    if (!m_feed)
        return;
    m_locker = std::make_unique<QEventLoopLocker>();
    stop();
}

} // namespace phonehome
