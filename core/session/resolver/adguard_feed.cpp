// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/adguard_feed.h"

#include <algorithm>
#include <functional>

namespace phonehome {

namespace {

const QString kLog = QStringLiteral("adguard.json");
constexpr int kPage = 500;
// No question waits longer for its answer.
constexpr Duration kLate = Duration::ofSeconds(30);

} // namespace

HttpQuestion AdGuardFeed::probe() const
{
    return {"GET", address(QStringLiteral("/control/status")), {}, {}};
}

ResolverProblem AdGuardFeed::judge(const HttpAnswer& answer)
{
    const bool ours = answer.status == 200 || answer.status == 401 || answer.status == 403;
    return ours                   ? ResolverProblem::None
           : answer.status == 429 ? ResolverProblem::RateLimited
                                  : ResolverProblem::NotAdGuard;
}

void AdGuardFeed::login()
{
    say(ResolverState::Reading);
    m_until = wanted().first;
    read({});
}

void AdGuardFeed::read(const QString& olderThan)
{
    QString query = QStringLiteral("limit=%1").arg(kPage);
    if (!olderThan.isEmpty())
        query += QStringLiteral("&older_than=") + QString::fromLatin1(QUrl::toPercentEncoding(olderThan));
    HttpQuestion question{"GET", address(QStringLiteral("/control/querylog"), query), {}, {}};
    if (!m_plan.user.isEmpty() || !m_plan.password.isEmpty())
        question.headers.append(
            {"Authorization", "Basic " + (m_plan.user + u':' + m_plan.password).toUtf8().toBase64()});
    http().ask(question, [this, olderThan](const HttpAnswer& answer) { take(olderThan, answer); });
}

void AdGuardFeed::take(const QString& olderThan, const HttpAnswer& answer)
{
    if (!answer.isGood()) {
        if (answer.problem == ResolverProblem::None && (answer.status == 401 || answer.status == 403))
            return fail(ResolverProblem::WrongPassword);
        if (answer.problem == ResolverProblem::None && answer.status == 404)
            return fail(ResolverProblem::NotAdGuard);
        if (m_history)
            isGood(answer);
        else
            polled(false, answer);
        return;
    }
    const auto page = parseAdGuardQueries({answer.body.constData(), static_cast<std::size_t>(answer.body.size())});
    if (!page)
        return fail(ResolverProblem::BadAnswer);
    if (!add(*page))
        return;
    m_entries += page->count;
    const QString next = QString::fromStdString(page->oldest);
    const bool enough = m_entries >= m_plan.limits.entries;
    const bool known = page->entries.empty() || page->entries.back().time < m_until;
    if (!known && !next.isEmpty() && next != olderThan && !enough) {
        if (m_history)
            say(ResolverState::Reading);
        return read(next);
    }
    m_news.limited = m_news.limited || (enough && !known && !next.isEmpty());
    // Only behind a whole sweep: what a broken one left is read by the next.
    m_until = std::max(m_until, m_newest - kLate);
    m_known.erase(m_known.begin(), m_known.lower_bound({m_until, 0}));
    if (std::exchange(m_history, false))
        rest();
    else
        polled(true, answer);
}

bool AdGuardFeed::add(const EntryPage& page)
{
    const Timestamp last = wanted().last;
    QByteArray lines;
    std::uint64_t taken = 0;
    for (const EntryPage::Entry& entry : page.entries) {
        if (entry.time < m_until || (m_history && m_plan.capture && entry.time > last))
            continue;
        const std::pair known{entry.time, std::hash<std::string>{}(entry.line)};
        if (m_known.contains(known))
            continue;
        m_newest = std::max(m_newest, entry.time);
        if (!m_history || entry.time >= m_newest - kLate)
            m_known.insert(known);
        lines += QByteArray::fromStdString(entry.line) + '\n';
        ++taken;
    }
    m_news.last = std::max(m_news.last, m_newest);
    return keep(kLog, lines, taken);
}

void AdGuardFeed::poll()
{
    m_entries = 0;
    read({});
}

} // namespace phonehome
