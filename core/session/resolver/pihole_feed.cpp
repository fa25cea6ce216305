// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/pihole_feed.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>

namespace phonehome {

namespace {

const QString kAuth = QStringLiteral("/api/auth");
const QString kLog = QStringLiteral("pihole.log");
const QString kQueries = QStringLiteral("pihole-queries.json");
constexpr std::uint64_t kPage = 1000;
// What is older than a day is no longer in memory; an hour for clocks that differ.
constexpr Duration kInMemory = Duration::ofSeconds(23LL * 3600);

std::string_view view(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString seconds(Timestamp time)
{
    return QString::number(static_cast<double>(time.ns) / 1e9, 'f', 3);
}

QByteArray asLines(const std::vector<std::string>& lines)
{
    QByteArray out;
    for (const std::string& line : lines)
        out.append(line.data(), static_cast<qsizetype>(line.size())).append('\n');
    return out;
}

} // namespace

HttpQuestion PiHoleFeed::probe() const
{
    return {"GET", address(kAuth), {}, {}};
}

ResolverProblem PiHoleFeed::judge(const HttpAnswer& answer)
{
    const auto session = parsePiHoleSession(view(answer.body));
    if (!session || (answer.status != 200 && answer.status != 401))
        return answer.status == 429 ? ResolverProblem::RateLimited : ResolverProblem::NotPiHole;
    m_open = session->valid;
    return ResolverProblem::None;
}

void PiHoleFeed::login()
{
    if (m_open)
        return readLog();
    QJsonObject json{{QStringLiteral("password"), m_plan.password}};
    bool isNumber = false;
    if (const int code = m_plan.code.trimmed().toInt(&isNumber); isNumber)
        json.insert(QStringLiteral("totp"), code);
    m_loggingIn = true;
    http().ask({"POST", address(kAuth), {}, QJsonDocument(json).toJson(QJsonDocument::Compact)},
               [this](const HttpAnswer& answer) { loggedIn(answer); });
}

void PiHoleFeed::loggedIn(const HttpAnswer& answer)
{
    m_loggingIn = false;
    if (isOver()) {
        // Nobody waits for it any more, but it takes a seat.
        if (const auto session = parsePiHoleSession(view(answer.body)))
            m_sid = session->sid;
        return logout();
    }
    const PiHoleRefusal refusal = parsePiHoleRefusal(view(answer.body));
    const bool ofCode = refusal.message.find("2FA") != std::string::npos;
    if (answer.problem == ResolverProblem::None) {
        if (answer.status == 400 && ofCode)
            return fail(ResolverProblem::CodeWanted);
        if (answer.status == 401)
            return fail(ofCode ? ResolverProblem::WrongCode : ResolverProblem::WrongPassword);
        if (answer.status == 429)
            return fail(refusal.key == "api_seats_exceeded" ? ResolverProblem::SeatsTaken
                                                            : ResolverProblem::RateLimited);
    }
    if (!isGood(answer))
        return;
    const auto session = parsePiHoleSession(view(answer.body));
    if (!session)
        return fail(ResolverProblem::BadAnswer);
    if (!session->valid)
        return fail(ResolverProblem::WrongPassword);
    m_sid = session->sid;
    // A code is good once.
    m_plan.code.clear();
    if (m_again)
        get(m_againPath, m_againQuery, std::exchange(m_again, nullptr));
    else
        readLog();
}

void PiHoleFeed::get(const QString& path, const QString& query, const Then& then)
{
    HttpQuestion question{"GET", address(path, query), {}, {}};
    if (!m_sid.empty())
        question.headers.append({"X-FTL-SID", QByteArray::fromStdString(m_sid)});
    http().ask(question, [this, path, query, then](const HttpAnswer& answer) {
        if (answer.problem != ResolverProblem::None || answer.status != 401) {
            m_renewed = m_renewed && !answer.isGood();
            return then(answer);
        }
        m_sid.clear();
        if (m_renewed || m_open)
            return fail(ResolverProblem::SessionEnded);
        m_renewed = true;
        m_again = then;
        m_againPath = path;
        m_againQuery = query;
        login();
    });
}

void PiHoleFeed::readLog()
{
    say(ResolverState::Reading);
    get(QStringLiteral("/api/logs/dnsmasq"), QStringLiteral("nextID=0"), [this](const HttpAnswer& answer) {
        if (isGood(answer) && takeLog(answer.body))
            readDevices();
    });
}

bool PiHoleFeed::takeLog(const QByteArray& json)
{
    const auto page = parsePiHoleLog(view(json));
    if (!page) {
        fail(ResolverProblem::BadAnswer);
        return false;
    }
    // A resolver that was started anew counts anew.
    if (m_counting && (page->process != m_process || page->nextId < m_next)) {
        m_counting = false;
        m_next = 0;
        return true;
    }
    if (m_counting && page->nextId - m_next > page->count)
        m_news.lost += page->nextId - m_next - page->count;
    m_counting = true;
    m_process = page->process;
    m_next = page->nextId;
    m_first = m_first ? m_first : page->first;
    m_news.last = page->last.value_or(m_news.last);
    return keep(kLog, asLines(page->lines), page->lines.size());
}

void PiHoleFeed::readDevices()
{
    get(QStringLiteral("/api/network/devices"), QStringLiteral("max_devices=1000&max_addresses=64"),
        [this](const HttpAnswer& answer) {
            // Names are a gift: where the table is switched off, the rest goes on.
            const bool absent =
                answer.problem == ResolverProblem::None && (answer.status == 403 || answer.status == 404);
            if (!absent && !isGood(answer))
                return;
            const auto page = parsePiHoleDevices(view(answer.body));
            if (!absent && !page)
                return fail(ResolverProblem::BadAnswer);
            QByteArray lines;
            for (const EntryPage::Entry& entry : page ? page->entries : std::vector<EntryPage::Entry>{})
                lines += QByteArray::fromStdString(entry.line) + '\n';
            if (!keep(kQueries, lines, 0))
                return;
            const LogSpan span = wanted();
            // From where the log begins on, it tells the same and more.
            const Timestamp end = std::min(span.last, m_first.value_or(now()));
            const Timestamp kept = now() - kInMemory;
            if (end > kept)
                m_stretches.push_back({{std::max(span.first, kept), end}, false});
            if (span.first < kept)
                m_stretches.push_back({{span.first, std::min(end, kept)}, true});
            readQueries();
        });
}

void PiHoleFeed::readQueries()
{
    while (!m_stretches.empty() && m_stretches.front().span.first >= m_stretches.front().span.last)
        m_stretches.erase(m_stretches.begin());
    if (m_stretches.empty())
        return rest();
    const Stretch& stretch = m_stretches.front();
    QString query = QStringLiteral("from=%1&until=%2&length=%3&start=%4")
                        .arg(seconds(stretch.span.first), seconds(stretch.span.last))
                        .arg(kPage)
                        .arg(m_start);
    if (stretch.onDisk)
        query += QStringLiteral("&disk=true");
    if (m_cursor)
        query += QStringLiteral("&cursor=%1").arg(*m_cursor);
    get(QStringLiteral("/api/queries"), query, [this](const HttpAnswer& answer) {
        if (isGood(answer))
            takeQueries(answer.body);
    });
}

void PiHoleFeed::takeQueries(const QByteArray& json)
{
    const auto page = parsePiHoleQueries(view(json));
    if (!page)
        return fail(ResolverProblem::BadAnswer);
    QByteArray lines;
    std::uint64_t taken = 0;
    for (const EntryPage::Entry& entry : page->entries) {
        if (m_first && entry.time >= *m_first)
            continue;
        lines += QByteArray::fromStdString(entry.line) + '\n';
        ++taken;
        m_news.last = std::max(m_news.last, entry.time);
    }
    if (!keep(kQueries, lines, taken))
        return;
    m_entries += page->count;
    m_start += page->count;
    m_cursor = m_cursor ? m_cursor : page->cursor;
    m_news.limited = m_news.limited || (m_entries >= m_plan.limits.entries && page->count >= kPage);
    if (page->count < kPage || m_entries >= m_plan.limits.entries) {
        m_stretches.erase(m_stretches.begin());
        m_start = 0;
        m_cursor.reset();
    }
    if (m_news.limited)
        m_stretches.clear();
    say(ResolverState::Reading);
    readQueries();
}

void PiHoleFeed::poll()
{
    get(QStringLiteral("/api/logs/dnsmasq"), QStringLiteral("nextID=%1").arg(m_next), [this](const HttpAnswer& answer) {
        if (!answer.isGood() || takeLog(answer.body))
            polled(answer.isGood(), answer);
    });
}

void PiHoleFeed::logout()
{
    if (m_loggingIn)
        return;
    if (m_sid.empty())
        return closed();
    HttpQuestion question{"DELETE", address(kAuth), {{"X-FTL-SID", QByteArray::fromStdString(m_sid)}}, {}};
    m_sid.clear();
    http().ask(question, [this](const HttpAnswer&) { closed(); });
}

} // namespace phonehome
