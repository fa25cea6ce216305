// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stun_lines.h"

#include <algorithm>
#include <iterator>

namespace phonehome {

namespace {

/// A client that changes its socket may use both for so long; one that asks a server from several at once (RFC 8445)
/// keeps none of them.
constexpr Duration kTogether = Rhythm::kTogether;
/// What is held of a line: older sockets are heard no more, and what followed them did so for good.
constexpr std::size_t kChainsMax = 64;
constexpr std::size_t kToldMax = 512;
constexpr std::size_t kLinesMax = 64;

/// What was due while a device asked for an allocation, or before it gave up the last, was not missed.
std::optional<BusyStretch> busyWhile(const EventTable& events, GroupId id, const Allocating& asked)
{
    // What failed for good is not tried again, however long the allocation takes.
    const Group& group = events[id];
    const Outcome outcome = events[group.latest].outcome;
    const bool failed = outcome == Outcome::Unanswered || outcome == Outcome::Failed;
    const Timestamp gaveUp = asked.opened - kStunGivesUpAfter;
    const Timestamp from = failed ? std::min(gaveUp, group.last) : std::max(gaveUp, group.last);
    if (from >= asked.until)
        return std::nullopt;
    return BusyStretch{from, asked.until};
}

} // namespace

StunLines::Family& StunLines::familyOf(GroupId group)
{
    const auto next = static_cast<std::uint32_t>(m_families.size());
    const auto [found, isNew] = m_familyOf.try_emplace(group.value, next);
    if (isNew)
        m_families.push_back({group, {}});
    return m_families[found->second];
}

StunLines::Place StunLines::find(Family& family, const StunPlace& socket)
{
    for (Line& line : family.lines) {
        // Mostly it is the last.
        for (std::size_t i = line.chains.size(); i > 0; --i) {
            if (line.chains[i - 1].socket == socket)
                return {&line, i - 1};
        }
    }
    return {};
}

StunLines::Place StunLines::enter(Family& family, const StunPlace& socket, Timestamp time)
{
    if (family.lines.empty())
        family.lines.push_back({family.all, time, 0, 0, {}});
    const auto line = std::max_element(family.lines.begin(), family.lines.end(),
                                       [](const Line& a, const Line& b) { return a.heard < b.heard; });
    Chain chain{socket, time, {}, {}, {}, {}};
    if (line->group.valid())
        chain.before = m_events.mark(line->group);
    line->chains.push_back(std::move(chain));
    hold(*line);
    return {&*line, line->chains.size() - 1};
}

GroupId StunLines::speaks(GroupId all, const StunPlace& socket, Timestamp time, bool proves)
{
    Family& family = familyOf(all);
    Place place = find(family, socket);
    if (!place.line)
        place = enter(family, socket, time);
    else if (proves && place.chain + 1 < place.line->chains.size() &&
             time - place.line->chains[place.chain + 1].began >= kTogether) {
        part(family, static_cast<std::size_t>(place.line - family.lines.data()), place.chain);
        place = find(family, socket);
    }
    place.line->chains[place.chain].rhythm.beat(time);
    if (proves && place.chain > 0 && place.chain + 1 == place.line->chains.size()) {
        compare(family, static_cast<std::size_t>(place.line - family.lines.data()));
        place = find(family, socket);
    }
    place.line->heard = std::max(place.line->heard, time);
    place.line->port = socket.ownPort;
    if (!place.line->group.valid())
        open(family, static_cast<std::size_t>(place.line - family.lines.data()));
    showPorts(family);
    return place.line->group;
}

void StunLines::begins(GroupId group, const StunPlace& socket, Timestamp time)
{
    Family& family = familyOf(group);
    Place place = find(family, socket);
    if (!place.line)
        place = enter(family, socket, time);
    place.line->heard = std::max(place.line->heard, time);
}

void StunLines::said(GroupId group, const StunPlace& socket, EventId event)
{
    const Place place = find(familyOf(group), socket);
    if (!place.line || place.chain == 0)
        return;
    place.line->chains[place.chain].events.push_back(event);
    ++place.line->told;
    hold(*place.line);
}

void StunLines::tell(GroupId group, const StunPlace& socket, const StunFact& fact)
{
    if (!group.valid()) // its event was let go
        return;
    const Place place = find(familyOf(group), socket);
    if (!place.line) {
        apply(group, fact);
        return;
    }
    if (place.line->group.valid())
        apply(place.line->group, fact);
    // To be told once more, when it turns out whose it is.
    if (place.chain > 0 || !place.line->group.valid()) {
        place.line->chains[place.chain].facts.push_back(fact);
        ++place.line->told;
        hold(*place.line);
    }
}

void StunLines::apply(GroupId group, const StunFact& fact)
{
    if (const auto* renewal = std::get_if<Renewal>(&fact))
        m_events.renewed(group, renewal->sinceGrant, renewal->promised);
    else if (const auto* requested = std::get_if<Requested>(&fact))
        m_events.requested(group, requested->seconds);
    else if (const auto* busy = std::get_if<BusyStretch>(&fact))
        m_events.busy(group, *busy);
    else if (const auto* allocated = std::get_if<Allocated>(&fact))
        m_events.rearmed(group, allocated->time);
    else if (const auto stretch = busyWhile(m_events, group, std::get<Allocating>(fact)))
        m_events.busy(group, *stretch);
}

std::optional<std::size_t> StunLines::lineFor(const Family& family, std::size_t except, const Chain& chain)
{
    std::optional<std::size_t> best;
    bool bestFits = false;
    for (std::size_t i = 0; i < family.lines.size(); ++i) {
        const Line& line = family.lines[i];
        if (i == except || line.heard >= chain.began)
            continue;
        const Rhythm& last = line.chains.back().rhythm;
        const bool known = chain.rhythm.isKnown() && last.isKnown();
        const bool fits = known && chain.rhythm.fits(last);
        if (known && !fits)
            continue;
        if (!best || std::pair(bestFits, family.lines[*best].heard) < std::pair(fits, line.heard)) {
            best = i;
            bestFits = fits;
        }
    }
    return best;
}

std::optional<std::pair<std::size_t, std::size_t>> StunLines::exchangeFor(const Family& family, std::size_t except,
                                                                          const Chain& chain)
{
    for (std::size_t i = 0; i < family.lines.size(); ++i) {
        const std::vector<Chain>& chains = family.lines[i].chains;
        for (std::size_t k = 0; i != except && k + 1 < chains.size(); ++k) {
            const Rhythm& rhythm = chains[k].rhythm;
            const Rhythm& next = chains[k + 1].rhythm;
            const bool fits = rhythm.isKnown() && chain.rhythm.fits(rhythm) && rhythm.last() < chain.began;
            if (fits && !(next.isKnown() && next.fits(rhythm)))
                return std::pair(i, k + 1);
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> StunLines::newLine(Family& family, Timestamp time)
{
    if (family.lines.size() >= kLinesMax)
        return std::nullopt;
    family.lines.push_back({{}, time, 0, 0, {}});
    return family.lines.size() - 1;
}

void StunLines::part(Family& family, std::size_t from, std::size_t chain)
{
    const Chain& follower = family.lines[from].chains[chain + 1];
    auto target = lineFor(family, from, follower);
    if (!target)
        target = newLine(family, follower.began);
    if (target)
        attach(family, *target, detach(family.lines[from], chain + 1));
}

void StunLines::compare(Family& family, std::size_t from)
{
    const std::size_t last = family.lines[from].chains.size() - 1;
    const Chain& chain = family.lines[from].chains[last];
    const Rhythm& before = family.lines[from].chains[last - 1].rhythm;
    if (family.lines.size() < 2 || !chain.rhythm.isKnown() || !before.isKnown() || chain.rhythm.fits(before))
        return;
    auto target = lineFor(family, from, chain);
    const auto exchange = target ? std::nullopt : exchangeFor(family, from, chain);
    if (exchange) {
        std::vector<Chain> own = detach(family.lines[from], last);
        std::vector<Chain> others = detach(family.lines[exchange->first], exchange->second);
        attach(family, exchange->first, std::move(own));
        auto rest = lineFor(family, exchange->first, others.front());
        if (!rest)
            rest = newLine(family, others.front().began);
        attach(family, rest.value_or(from), std::move(others));
        return;
    }
    if (!target)
        target = newLine(family, chain.began);
    if (target)
        attach(family, *target, detach(family.lines[from], last));
}

/// Takes the chains from that one on out of the line, and what they said out of its group.
std::vector<StunLines::Chain> StunLines::detach(Line& line, std::size_t first)
{
    const auto begin = line.chains.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<Chain> chains(std::make_move_iterator(begin), std::make_move_iterator(line.chains.end()));
    line.chains.erase(begin, line.chains.end());
    EventTable::Alien alien{{}, {}, chains.front().before, PromiseKind::StunLifetime};
    for (const Chain& chain : chains) {
        alien.events.insert(alien.events.end(), chain.events.begin(), chain.events.end());
        for (const StunFact& fact : chain.facts) {
            if (const auto* renewal = std::get_if<Renewal>(&fact))
                alien.renewals.push_back(*renewal);
        }
        line.told -= chain.events.size() + chain.facts.size();
    }
    std::sort(alien.events.begin(), alien.events.end());
    if (line.group.valid())
        m_events.takeOut(alien, line.group);
    const Chain& last = line.chains.back();
    line.heard = last.rhythm.last().value_or(last.began);
    line.port = last.socket.ownPort;
    return chains;
}

void StunLines::attach(Family& family, std::size_t to, std::vector<Chain> chains)
{
    const bool haveEvents = std::any_of(chains.begin(), chains.end(), [](const Chain& c) { return !c.events.empty(); });
    if (haveEvents && !family.lines[to].group.valid())
        open(family, to);
    Line& line = family.lines[to];
    for (Chain& chain : chains) {
        line.heard = std::max({line.heard, chain.began, chain.rhythm.last().value_or(chain.began)});
        if (line.group.valid()) {
            chain.before = m_events.mark(line.group);
            for (const EventId event : chain.events)
                m_events.putIn(event, PromiseKind::StunLifetime, line.group);
            for (const StunFact& fact : chain.facts)
                apply(line.group, fact);
            if (!chain.events.empty())
                line.port = chain.socket.ownPort;
        }
        line.told += chain.events.size() + chain.facts.size();
        line.chains.push_back(std::move(chain));
    }
    hold(line);
}

void StunLines::open(Family& family, std::size_t number)
{
    Line& line = family.lines[number];
    line.group = m_events.beside(family.all, static_cast<std::uint16_t>(number));
    const std::uint32_t same = m_familyOf.at(family.all.value);
    m_familyOf.emplace(line.group.value, same);
    for (Chain& chain : line.chains) {
        chain.before = m_events.mark(line.group);
        for (const StunFact& fact : chain.facts)
            apply(line.group, fact);
    }
    hold(line);
}

/// Of a line's first socket nothing can turn out to be another's, and what came too long ago is left as it is.
void StunLines::hold(Line& line)
{
    const auto forget = [&line](Chain& chain) {
        line.told -= chain.events.size() + chain.facts.size();
        chain.events.clear();
        chain.facts.clear();
    };
    while (line.chains.size() > kChainsMax || (line.told > kToldMax && line.chains.size() > 1)) {
        forget(line.chains.front());
        line.chains.erase(line.chains.begin());
    }
    if (!line.chains.empty() && (line.group.valid() || line.told > kToldMax))
        forget(line.chains.front());
}

void StunLines::showPorts(const Family& family)
{
    const auto groups =
        std::count_if(family.lines.begin(), family.lines.end(), [](const Line& line) { return line.group.valid(); });
    if (groups < 2)
        return;
    for (const Line& line : family.lines) {
        if (line.group.valid())
            m_events.tellPort(line.group, line.port);
    }
}

} // namespace phonehome
