// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/log_timeline.h"

#include <algorithm>
#include <limits>

#include "core/analysis/clock_drift.h"
#include "core/base/hash_map.h"
#include "core/base/text.h"

namespace phonehome {

namespace {

constexpr std::size_t kEntriesMax = 4'000'000;
constexpr std::size_t kHostsMax = 65536;

} // namespace

std::uint64_t momentKey(const IpAddress& client, const IpAddress& address)
{
    return mixHash(std::hash<IpAddress>{}(client), std::hash<IpAddress>{}(address));
}

std::uint64_t momentKey(const IpAddress& client, std::string_view name)
{
    return mixHash(std::hash<IpAddress>{}(client), std::hash<std::string>{}(asciiLower(name)));
}

std::uint32_t LogTimeline::addressIndex(const IpAddress& address)
{
    const auto [known, fresh] = m_addressIndex.try_emplace(address, static_cast<std::uint32_t>(m_addresses.size()));
    if (fresh)
        m_addresses.push_back(address);
    return known->second;
}

std::uint32_t LogTimeline::answerIndex(const LogRecord& record)
{
    if (record.addresses.empty() && record.aliases.empty())
        return 0;
    Answer answer{record.addresses, {}};
    std::uint64_t hash = 0;
    for (const IpAddress& address : answer.addresses)
        hash = mixHash(hash, std::hash<IpAddress>{}(address));
    for (const std::string& alias : record.aliases) {
        answer.aliases.push_back(m_strings.intern(alias).value);
        hash = mixHash(hash, answer.aliases.back());
    }
    const auto [begin, end] = m_answerIndex.equal_range(hash);
    for (auto it = begin; it != end; ++it) {
        const Answer& known = m_answers[it->second];
        if (known.addresses == answer.addresses && known.aliases == answer.aliases)
            return it->second;
    }
    const auto index = static_cast<std::uint32_t>(m_answers.size());
    m_answers.push_back(std::move(answer));
    m_answerIndex.emplace(hash, index);
    return index;
}

bool LogTimeline::isOfPeer(const std::vector<IpAddress>& addresses) const
{
    return std::any_of(addresses.begin(), addresses.end(),
                       [&](const IpAddress& address) { return m_peers.contains(address); });
}

void LogTimeline::onRecord(const LogRecord& record)
{
    Duration& resolution = m_resolutions[m_log];
    resolution = std::max(resolution, record.resolution);
    // Before its words are kept: of a long log most are strangers'.
    if (m_onlyPeers && !isOfPeer(record.addresses)) {
        ++m_dropped[m_log];
        return;
    }
    Entry entry;
    entry.ns = record.timeless ? std::numeric_limits<std::int64_t>::min() : record.time.ns;
    entry.client = addressIndex(record.client);
    entry.name = m_strings.intern(record.name).value;
    entry.answer = answerIndex(record);
    entry.ttl = record.ttl.value_or(0);
    entry.hasTtl = record.ttl.has_value();
    entry.type = static_cast<std::uint16_t>(record.type);
    entry.log = m_log;
    entry.says = record.says;
    entry.rcode = record.rcode;
    entry.timeless = record.timeless;
    m_entries.push_back(entry);
    if (m_entries.size() >= kEntriesMax && !m_onlyPeers)
        dropStrangers();
    else if (m_entries.size() >= 2 * kEntriesMax) {
        m_entries.pop_back();
        ++m_dropped[m_log];
    }
}

void LogTimeline::dropStrangers()
{
    m_onlyPeers = true;
    std::erase_if(m_entries, [&](const Entry& entry) {
        if (isOfPeer(m_answers[entry.answer].addresses))
            return false;
        ++m_dropped[entry.log];
        return true;
    });
}

void LogTimeline::onHost(const LogHost& host)
{
    if (host.mac)
        m_history.told(host.address, *host.mac, host.time);
    if (!host.name.empty() && m_hosts.size() < kHostsMax)
        m_hosts.push_back(host);
}

void LogTimeline::shift(std::uint16_t log, const ClockOffset& clock)
{
    for (Entry& entry : m_entries) {
        if (entry.log == log && !entry.timeless)
            entry.ns += offsetAt(clock, {entry.ns}).ns;
    }
}

void LogTimeline::sort(Timestamp start)
{
    m_start = start;
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.ns < b.ns; });
    m_next = 0;
}

void LogTimeline::unpack(const Entry& entry)
{
    m_currentLog = entry.log;
    m_record.says = entry.says;
    m_record.time = entry.timeless ? m_start : Timestamp{entry.ns};
    m_record.timeless = entry.timeless;
    m_record.client = m_addresses[entry.client];
    m_record.name = m_strings[StringId{entry.name}];
    m_record.type = static_cast<DnsType>(entry.type);
    const Answer& answer = m_answers[entry.answer];
    m_record.addresses = answer.addresses;
    m_record.aliases.clear();
    for (const std::uint32_t alias : answer.aliases)
        m_record.aliases.push_back(m_strings[StringId{alias}]);
    m_record.ttl = entry.hasTtl ? std::optional(entry.ttl) : std::nullopt;
    m_record.rcode = entry.rcode;
    m_record.resolution = m_resolutions[entry.log];
}

const LogRecord* LogTimeline::next(Timestamp time)
{
    if (m_next >= m_entries.size() || m_entries[m_next].ns > time.ns)
        return nullptr;
    unpack(m_entries[m_next++]);
    return &m_record;
}

std::vector<KeyedMoment> LogTimeline::answers(std::uint16_t log) const
{
    return answered(log, true);
}

std::vector<KeyedMoment> LogTimeline::answersOf(std::uint16_t log) const
{
    return answered(log, false);
}

std::vector<KeyedMoment> LogTimeline::answered(std::uint16_t log, bool byClient) const
{
    std::vector<KeyedMoment> out;
    for (const Entry& entry : m_entries) {
        if (entry.log != log || entry.says != LogSays::Answered || entry.timeless)
            continue;
        for (const IpAddress& address : m_answers[entry.answer].addresses) {
            if (m_peers.contains(address))
                out.push_back({momentKey(byClient ? m_addresses[entry.client] : IpAddress(), address), {entry.ns}});
        }
    }
    return out;
}

std::vector<KeyedMoment> LogTimeline::questions(std::uint16_t log) const
{
    std::vector<KeyedMoment> out;
    for (const Entry& entry : m_entries) {
        if (entry.log == log && entry.says == LogSays::Asked)
            out.push_back({momentKey(m_addresses[entry.client], m_strings[StringId{entry.name}]), {entry.ns}});
    }
    return out;
}

Duration LogTimeline::resolution(std::uint16_t log) const
{
    const auto found = m_resolutions.find(log);
    return found == m_resolutions.end() ? Duration{} : found->second;
}

std::uint64_t LogTimeline::dropped(std::uint16_t log) const
{
    const auto found = m_dropped.find(log);
    return found == m_dropped.end() ? 0 : found->second;
}

} // namespace phonehome
