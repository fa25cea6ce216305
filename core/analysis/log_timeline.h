// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/analysis/address_history.h"
#include "core/analysis/clock_offset.h"
#include "core/base/string_pool.h"
#include "core/dnslog/record.h"

namespace phonehome {

/// What resolvers' logs say, packed and put in the order of time, so that it can be told to the analysis between the
/// packets. Memory is bounded: past four million entries, those about addresses that no packet of the capture goes to
/// are dropped.
class LogTimeline final : public LogSink {
public:
    /// peers: the addresses that the capture's packets go to or come from; they must outlive the import.
    LogTimeline(const std::unordered_set<IpAddress>& peers, AddressHistory& history)
        : m_peers(peers), m_history(history)
    {
    }

    void onLog(std::uint16_t number) override { m_log = number; }
    void onRecord(const LogRecord& record) override;
    void onHost(const LogHost& host) override;

    /// Sets the times of one log's entries by the capture's clock.
    void shift(std::uint16_t log, const ClockOffset& clock);
    /// Puts all entries in order; after the last shift. start: the time that entries without one get.
    void sort(Timestamp start);

    /// The next entry that is not later than the time; nullptr when there is none. Valid until the next call.
    const LogRecord* next(Timestamp time);
    /// The log of the entry that next() gave.
    std::uint16_t log() const { return m_currentLog; }

    /// Client and address of each answer, for the clock offset; of one log.
    std::vector<KeyedMoment> answers(std::uint16_t log) const;
    /// The same by the address alone.
    std::vector<KeyedMoment> answersOf(std::uint16_t log) const;
    /// Client and name of each question, of one log.
    std::vector<KeyedMoment> questions(std::uint16_t log) const;
    /// The coarsest time resolution of one log.
    Duration resolution(std::uint16_t log) const;
    /// Entries of one log that were dropped because there were too many.
    std::uint64_t dropped(std::uint16_t log) const;
    std::size_t size() const { return m_entries.size(); }
    /// Names that the resolver knew its clients by.
    const std::vector<LogHost>& hosts() const { return m_hosts; }

private:
    struct Entry {
        std::int64_t ns = 0;
        std::uint32_t client = 0; ///< index of an address
        std::uint32_t name = 0;
        std::uint32_t answer = 0; ///< index of an answer
        std::uint32_t ttl = 0;
        std::uint16_t type = 0;
        std::uint16_t log = 0;
        LogSays says{};
        std::uint8_t rcode = 0;
        bool hasTtl = false;
        bool timeless = false;
    };
    /// Addresses and chain of an answer, each distinct one once.
    struct Answer {
        std::vector<IpAddress> addresses;
        std::vector<std::uint32_t> aliases;
    };

    std::uint32_t addressIndex(const IpAddress& address);
    std::uint32_t answerIndex(const LogRecord& record);
    std::vector<KeyedMoment> answered(std::uint16_t log, bool byClient) const;
    void dropStrangers();
    bool isOfPeer(const std::vector<IpAddress>& addresses) const;
    void unpack(const Entry& entry);

    const std::unordered_set<IpAddress>& m_peers;
    AddressHistory& m_history;
    StringPool m_strings;
    std::vector<Entry> m_entries;
    std::vector<IpAddress> m_addresses;
    std::unordered_map<IpAddress, std::uint32_t> m_addressIndex;
    std::vector<Answer> m_answers{{}};
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_answerIndex;
    std::vector<LogHost> m_hosts;
    std::unordered_map<std::uint16_t, Duration> m_resolutions;
    std::uint16_t m_log = 0;
    std::uint16_t m_currentLog = 0;
    bool m_onlyPeers = false;
    std::unordered_map<std::uint16_t, std::uint64_t> m_dropped;
    std::size_t m_next = 0;
    Timestamp m_start;
    LogRecord m_record;
};

/// The number under which a client and an address (or a name) are compared.
std::uint64_t momentKey(const IpAddress& client, const IpAddress& address);
std::uint64_t momentKey(const IpAddress& client, std::string_view name);

} // namespace phonehome
