// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/ssh_log_feed.h"

#include <QDateTime>
#include <QProcessEnvironment>

#include "core/dnslog/log_lines.h"

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
    m_closing.setSingleShot(true);
    m_closing.setInterval(m_plan.limits.closing);
    connect(&m_quiet, &QTimer::timeout, this, &SshLogFeed::rest);
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

void SshLogFeed::start()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const std::string& variable : m_plan.ssh.environment) {
        const QString text = QString::fromStdString(variable);
        environment.insert(text.section(u'=', 0, 0), text.section(u'=', 1));
    }
    m_process.setProcessEnvironment(environment);
    QStringList words;
    for (const std::string& word : m_plan.ssh.command)
        words << QString::fromStdString(word);
    say(ResolverState::Connecting);
    m_process.start(words.value(0), words.mid(1));
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
    m_news.last = Timestamp{QDateTime::currentMSecsSinceEpoch() * 1'000'000};
    if (!keep(kLog, lines, static_cast<std::uint64_t>(lines.count('\n'))))
        return;
    say(m_news.historyRead ? ResolverState::Following : ResolverState::Reading);
    if (!m_news.historyRead)
        m_quiet.start();
}

void SshLogFeed::hear()
{
    for (const QByteArray& line : m_process.readAllStandardError().split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
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
    sayHistoryRead();
    if (isOver())
        return;
    if (!m_plan.follows)
        return stop();
    say(ResolverState::Following);
}

void SshLogFeed::stop()
{
    if (isOver())
        return;
    m_quiet.stop();
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
    if (!wanted && !isOver()) {
        m_news.ssh.exitCode = exitCode;
        m_news.ssh.state = RecordingState::Ended;
        if (exitCode != 0 || m_news.lines == 0)
            m_news.problem = ResolverProblem::Ssh;
        else
            sayHistoryRead();
    }
    m_news.state = ResolverState::Ended;
    emit changed(m_news);
    emit ended(m_news);
}

} // namespace phonehome
