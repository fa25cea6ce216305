// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/resolver_feed.h"

#include <QDateTime>

#include "core/session/resolver/adguard_feed.h"
#include "core/session/resolver/http_address.h"
#include "core/session/resolver/pihole_feed.h"
#include "core/session/resolver/ssh_log_feed.h"

namespace phonehome {

namespace {

// A name is asked for before it is talked to, and long after by what caches it.
constexpr Duration kBefore = Duration::ofSeconds(3600);
constexpr Duration kAfter = Duration::ofSeconds(86400);
constexpr int kMovesMax = 3;

/// The same machine, and no step back from TLS.
bool isSamePlace(const QUrl& from, const QUrl& to)
{
    return isHttpAddress(to) && from.host().compare(to.host(), Qt::CaseInsensitive) == 0 &&
           (from.scheme() == to.scheme() || to.scheme() == QLatin1String("https"));
}

/// Statuses that the same problem stands behind at every server.
ResolverProblem problemOf(int status)
{
    return status >= 300 && status < 400 ? ResolverProblem::Redirected
           : status == 429               ? ResolverProblem::RateLimited
                                         : ResolverProblem::Refusal;
}

} // namespace

std::unique_ptr<ResolverFeed> ResolverFeed::make(ResolverPlan plan)
{
    switch (plan.kind) {
    case ResolverKind::PiHole: return std::make_unique<PiHoleFeed>(std::move(plan));
    case ResolverKind::AdGuard: return std::make_unique<AdGuardFeed>(std::move(plan));
    case ResolverKind::SshLog: break;
    }
    return std::make_unique<SshLogFeed>(std::move(plan));
}

ResolverFeed::ResolverFeed(ResolverPlan plan)
    : m_plan(std::move(plan)), m_spool(m_plan.folder, m_plan.limits.spoolBytes)
{
}

bool ResolverFeed::keep(const QString& name, const QByteArray& lines, std::uint64_t count)
{
    if (!m_spool.add(name, lines)) {
        fail(ResolverProblem::Full);
        return false;
    }
    m_news.lines += count;
    return true;
}

void ResolverFeed::say(ResolverState state)
{
    m_news.state = state;
    emit changed(m_news);
}

bool ResolverFeed::goesOn()
{
    m_news.historyRead = true;
    if (isOver())
        return false;
    if (!m_plan.follows) {
        stop();
        return false;
    }
    say(ResolverState::Following);
    return true;
}

Timestamp ResolverFeed::now()
{
    return {QDateTime::currentMSecsSinceEpoch() * 1'000'000};
}

void ResolverFeed::fail(ResolverProblem problem, const QString& detail)
{
    if (isOver())
        return;
    m_news.problem = problem;
    m_news.detail = detail;
    stop();
}

HttpFeed::HttpFeed(ResolverPlan plan) : ResolverFeed(std::move(plan)), m_http(m_plan.limits, m_plan.trusted)
{
    // Name and password are sent where they are asked for, not in every address.
    m_plan.url.setUserInfo({});
    m_pause.setSingleShot(true);
    m_pause.setInterval(m_plan.limits.poll);
    connect(&m_pause, &QTimer::timeout, this, [this] { poll(); });
}

void HttpFeed::start()
{
    say(ResolverState::Connecting);
    if (!isHttpAddress(m_plan.url))
        fail(ResolverProblem::BadAddress);
    else
        ask();
}

void HttpFeed::ask()
{
    m_http.ask(probe(), [this](const HttpAnswer& answer) {
        if (answer.problem != ResolverProblem::None) {
            m_news.certificate = answer.certificate;
            return fail(answer.problem);
        }
        // A server that wants TLS says so before it gets the password.
        if (!answer.redirect.isEmpty() && answer.redirect != m_plan.url && ++m_moves <= kMovesMax &&
            isSamePlace(m_plan.url, answer.redirect) &&
            (answer.redirect.scheme() != m_plan.url.scheme() || answer.redirect.port() != m_plan.url.port())) {
            m_plan.url.setScheme(answer.redirect.scheme());
            m_plan.url.setPort(answer.redirect.port());
            return ask();
        }
        if (!answer.redirect.isEmpty() && placeOf(answer.redirect) != placeOf(m_plan.url))
            return fail(ResolverProblem::Redirected, placeOf(answer.redirect).toString());
        if (const ResolverProblem problem = judge(answer); problem != ResolverProblem::None)
            return fail(problem);
        login();
    });
}

void HttpFeed::stop()
{
    if (isOver())
        return;
    m_pause.stop();
    if (!isLoggingIn())
        m_http.drop();
    say(ResolverState::Closing);
    m_http.setWhole(m_plan.limits.closing);
    logout();
}

void HttpFeed::closed()
{
    m_http.drop();
    m_news.state = ResolverState::Ended;
    emit changed(m_news);
    emit ended(m_news);
}

QUrl HttpFeed::address(const QString& path, const QString& query) const
{
    QUrl url = m_plan.url;
    url.setPath(path);
    url.setFragment({});
    url.setQuery(query);
    return url;
}

bool HttpFeed::isGood(const HttpAnswer& answer)
{
    if (answer.isGood())
        return true;
    if (answer.problem != ResolverProblem::None) {
        m_news.certificate = answer.certificate;
        fail(answer.problem);
    } else {
        fail(problemOf(answer.status),
             answer.redirect.isEmpty() ? QString::number(answer.status) : placeOf(answer.redirect).toString());
    }
    return false;
}

void HttpFeed::polled(bool good, const HttpAnswer& answer)
{
    if (isOver())
        return;
    const bool passing = answer.problem == ResolverProblem::Refused || answer.problem == ResolverProblem::TimedOut ||
                         answer.problem == ResolverProblem::Cut || answer.problem == ResolverProblem::Unreachable ||
                         answer.problem == ResolverProblem::NameUnknown || answer.status >= 500;
    if (good) {
        m_failures = 0;
        say(ResolverState::Following);
    } else if (passing && ++m_failures <= m_plan.limits.retries) {
        say(ResolverState::Waiting);
    } else {
        isGood(answer);
        return;
    }
    m_pause.start();
}

void HttpFeed::rest()
{
    if (goesOn())
        m_pause.start();
}

LogSpan HttpFeed::wanted() const
{
    if (m_plan.capture)
        return {m_plan.capture->first - kBefore, m_plan.capture->last + kAfter};
    return {now() - kBefore, now() + kAfter};
}

} // namespace phonehome
