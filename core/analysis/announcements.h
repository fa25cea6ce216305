// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "core/analysis/transactions.h"

namespace phonehome {

/// Finds the copies that access points make of multicast frames: the same bytes of the same sender within 5 ms
/// (measured on a home network: median 110 µs), over IPv4 and IPv6 alike.
class CopyFilter {
public:
    /// The event whose copy this is; invalid when it is the first.
    EventId copyOf(DeviceId sender, const Observation& said);
    /// What was asked about last is the first, and the event is its own.
    void remember(Timestamp time, EventId event);

private:
    struct Seen {
        std::uint64_t hash = 0;
        Timestamp time;
        EventId event;
    };
    static constexpr std::size_t kRecentMax = 256;

    std::array<Seen, kRecentMax> m_recent; ///< those that count, oldest first, begin at m_first and go round
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    std::uint64_t m_asked = 0; ///< hash of what was asked about last
};

/// What is said to everybody: mDNS questions and answers, SSDP searches and announcements. Device names are learnt
/// from them.
class Announcements {
public:
    explicit Announcements(Tables& tables) : m_tables(tables) {}
    void onMdns(const DnsMessage& message, const Sighting& sighting);
    void onSsdp(const SsdpMessage& message, const Sighting& sighting);

    std::uint64_t questions() const { return m_questions; }
    std::uint64_t answers() const { return m_answers; }

private:
    void learnFromMdns(const DnsMessage& message, const Sighting& sighting);
    /// Both as one text, until the next call.
    const std::string& joined(std::string_view before, std::string_view what);

    Tables& m_tables;
    std::string m_joined;    ///< keeps its memory
    NameEvidence m_evidence; ///< likewise
    CopyFilter m_copies;
    std::uint64_t m_questions = 0;
    std::uint64_t m_answers = 0;
};

} // namespace phonehome
