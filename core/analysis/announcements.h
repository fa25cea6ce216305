// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/copy_filter.h"
#include "core/analysis/transactions.h"

namespace phonehome {

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
