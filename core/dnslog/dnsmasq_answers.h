// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/dnslog/dnsmasq_line.h"
#include "core/dnslog/record.h"

namespace phonehome {

/// Puts dnsmasq's lines together: the lines of one answer to a chain with its addresses, the answer to who asked.
/// In the plain form nothing links them but order, name and a few seconds.
class DnsmasqAnswers {
public:
    /// A line of a query, in log order. Records go to the sink when their answer is complete.
    void on(const DnsmasqLine& line, std::string_view process, Timestamp time, LogSink& sink);
    /// Completes what is under way.
    void end(LogSink& sink);

    std::uint64_t records() const { return m_records; }

private:
    struct Question {
        IpAddress client;
        DnsType type{};
        Timestamp time;
        std::string serial;
        std::string name;
    };
    /// The lines of one answer, as far as they came.
    struct Answer {
        bool open = false;
        DnsmasqSource source{};
        std::string serial;
        std::optional<IpAddress> client; ///< extra form
        std::string asked;
        std::string last;         ///< name of the last line
        bool wantsTarget = false; ///< the last line was a CNAME: the next one names its target
        bool ended = false;       ///< it had its last word: addresses, no data, an error
        std::vector<std::string> aliases;
        std::vector<IpAddress> addresses;
        bool otherData = false; ///< <HTTPS>, <SRV>, a text: answers no question for an address
        DnsType negativeType{}; ///< NODATA-IPv4: A; 0 = of any type
        std::string pointer;    ///< the name that an address has (PTR)
        std::uint8_t rcode = 0;
        Timestamp time;
    };

    bool continues(const Answer& answer, const DnsmasqLine& line) const;
    void add(Answer& answer, const DnsmasqLine& line);
    void finish(Answer& answer, LogSink& sink);
    void tell(const Answer& answer, DnsType type, std::vector<IpAddress> addresses, LogSink& sink);
    /// Takes the questions that an answer of this type answers.
    std::vector<Question> takeAskers(const Answer& answer, DnsType type);
    void forgetOld(Timestamp now);

    /// Questions without an answer yet, by name in lower case, or by process and serial in the extra form.
    std::unordered_map<std::string, std::vector<Question>> m_waiting;
    std::size_t m_waitingCount = 0;
    Timestamp m_purged;
    std::unordered_map<std::string, Answer> m_open; ///< by process
    std::uint64_t m_records = 0;
};

} // namespace phonehome
