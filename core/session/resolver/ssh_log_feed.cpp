// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/ssh_log_feed.h"

#include <QFile>

#include "core/dnslog/folder_zone.h"
#include "core/dnslog/log_lines.h"
#include "core/live/remote_words.h"
#include "core/session/start_program.h"

namespace phonehome {

namespace {

const QString kLog = QStringLiteral("remote.log");
constexpr std::size_t kWordsMax = 32;
constexpr qsizetype kWordMax = 1024;

} // namespace

SshLogFeed::SshLogFeed(ResolverPlan plan) : ResolverFeed(std::move(plan))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(m_plan.limits.quiet);
    m_log.setSingleShot(true);
    m_log.setInterval(m_plan.limits.log);
    m_closing.setSingleShot(true);
    m_closing.setInterval(m_plan.limits.closing);
    connect(&m_quiet, &QTimer::timeout, this, &SshLogFeed::rest);
    connect(&m_log, &QTimer::timeout, this, &SshLogFeed::rest);
    connect(&m_closing, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &SshLogFeed::read);
    connect(&m_process, &QProcess::readyReadStandardError, this, &SshLogFeed::hear);
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        finish(status == QProcess::NormalExit ? exitCode : 255);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_news.ssh.error = Error{ErrorCode::NotStarted, m_process.program().toStdString(), 0, 0, {}};
        finish(127);
    });
}

SshLogFeed::~SshLogFeed()
{
    // Where it still runs, it ends after all else of this is gone.
    m_process.disconnect(this);
}

void SshLogFeed::start()
{
    // Before the first line: whoever reads them as they come asks for it then.
    if (!m_plan.zone.isEmpty())
        setZoneOfFolder(QFile::encodeName(m_plan.folder).toStdString(), m_plan.zone.toStdString());
    say(ResolverState::Connecting);
    startProgram(m_process, m_plan.ssh);
}

void SshLogFeed::read()
{
    if (isOver()) {
        m_process.readAllStandardOutput();
        return;
    }
    m_part += m_process.readAllStandardOutput();
    const qsizetype end = m_part.lastIndexOf('\n') + 1;
    const QByteArray lines = m_part.left(end);
    m_part.remove(0, end);
    if (m_part.size() > static_cast<qsizetype>(LogLines::kLineMax))
        m_part.clear(); // no line of a log
    m_news.last = now();
    if (!keep(kLog, lines, static_cast<std::uint64_t>(lines.count('\n'))))
        return;
    say(m_news.historyRead ? ResolverState::Following : ResolverState::Reading);
    if (m_news.historyRead)
        return;
    m_quiet.start();
    if (!m_log.isActive())
        m_log.start();
}

void SshLogFeed::hear()
{
    m_said += m_process.readAllStandardError();
    QByteArrayList lines = m_said.split('\n');
    m_said = m_process.state() == QProcess::NotRunning ? QByteArray() : lines.takeLast().right(kWordMax);
    for (const QByteArray& line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        if (line.trimmed() == kRemoteRuns) {
            m_connected = true;
            // An empty log says nothing of itself.
            if (!isOver() && !m_news.historyRead)
                m_quiet.start();
            continue;
        }
        if (m_news.ssh.words.size() >= kWordsMax)
            m_news.ssh.words.erase(m_news.ssh.words.begin());
        m_news.ssh.words.push_back(line.trimmed().left(kWordMax).toStdString());
        // tail waits for ever for a file that does not come.
        if (line.startsWith("tail: ") && line.contains("open") && m_news.lines == 0)
            fail(ResolverProblem::NoSuchLog, QString::fromUtf8(line.trimmed().left(kWordMax)));
    }
}

void SshLogFeed::rest()
{
    m_quiet.stop();
    m_log.stop();
    if (m_news.lines == 0 && !m_plan.follows)
        fail(ResolverProblem::EmptyLog);
    else
        goesOn();
}

void SshLogFeed::stop()
{
    if (isOver())
        return;
    m_quiet.stop();
    m_log.stop();
    say(ResolverState::Closing);
    if (m_process.state() == QProcess::NotRunning)
        return finish(0);
    // The command there ends with its input.
    m_process.closeWriteChannel();
    m_closing.start();
}

void SshLogFeed::finish(int exitCode)
{
    if (m_news.state == ResolverState::Ended)
        return;
    const bool wanted = isOver();
    if (!wanted)
        read();
    hear();
    m_closing.stop();
    m_quiet.stop();
    m_log.stop();
    const bool empty = m_connected && m_news.lines == 0;
    if (wanted && empty && m_news.problem == ResolverProblem::None)
        m_news.problem = ResolverProblem::EmptyLog;
    if (!wanted && !isOver()) {
        m_news.ssh.exitCode = exitCode;
        m_news.ssh.state = RecordingState::Ended;
        if (exitCode == 0 && empty)
            m_news.problem = ResolverProblem::EmptyLog;
        else if (exitCode != 0 || m_news.lines == 0)
            m_news.problem = ResolverProblem::Ssh;
        else
            m_news.historyRead = true;
    }
    m_news.state = ResolverState::Ended;
    emit changed(m_news);
    emit ended(m_news);
}

} // namespace phonehome
