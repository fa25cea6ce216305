// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// DNS: a question with its repeats and its answer is one event, and a row of the DNS-to-address table.
class Lookups {
public:
    explicit Lookups(Tables& tables);
    void on(const DnsMessage& message, const Sighting& sighting);

    /// Answers seen so far.
    std::uint64_t answers() const { return m_answers; }

private:
    struct Open {
        EventId event;
        Timestamp opened;
        Timestamp lastSent;
        bool answered = false;
    };

    /// Question and answer have the same.
    struct Key {
        std::uint32_t connection = 0;
        std::uint16_t id = 0;
        DnsType type{};
        StringId name; ///< lower case
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& k) const noexcept;
    };

    /// The name that a question asks for, in lower case: some resolvers and devices spell each question by chance
    /// (draft-vixie-dnsext-dns0x20).
    StringId askedBy(const DnsQuestion& question) const;
    void query(const DnsMessage& message, const Sighting& sighting);
    void response(const DnsMessage& message, const Sighting& sighting);

    Tables& m_tables;
    Pending<Open, Key, KeyHash> m_open;
    NameEvidence m_evidence; ///< of the answer at hand; keeps its memory
    std::uint64_t m_answers = 0;
};

} // namespace phonehome
