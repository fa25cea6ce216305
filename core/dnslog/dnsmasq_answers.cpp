// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/dnsmasq_answers.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

// An upstream that answers later than this is not waited for by dnsmasq either.
constexpr Duration kPatience = Duration::ofSeconds(10);
// Lines of one answer are written in one go.
constexpr Duration kOneGo = Duration::ofSeconds(1);
constexpr std::size_t kWaitingMax = 65536;
constexpr std::size_t kProcessesMax = 64;
constexpr std::size_t kAddressesMax = 64;
constexpr std::size_t kAliasesMax = 16;
/// Stands for "neither A nor AAAA" and for "of whatever type".
constexpr DnsType kOther{};

bool isFamily(DnsType type)
{
    return type == DnsType::A || type == DnsType::AAAA;
}

/// Most logs are written to the second; some that went through a system's journal, to the microsecond.
Duration resolutionOf(Timestamp time)
{
    return time.ns % 1'000'000'000 == 0 ? Duration::ofSeconds(1) : Duration::ofMillis(1);
}

std::optional<std::uint8_t> rcodeOf(std::string_view text)
{
    if (text.starts_with("NXDOMAIN"))
        return 3;
    if (text.starts_with("REFUSED"))
        return 5;
    if (text.starts_with("SERVFAIL"))
        return 2;
    if (text.starts_with("FORMERR"))
        return 1;
    if (text.starts_with("not implemented"))
        return 4;
    return std::nullopt;
}

} // namespace

void DnsmasqAnswers::on(const DnsmasqLine& line, std::string_view process, Timestamp time, LogSink& sink)
{
    if (m_open.size() >= kProcessesMax)
        end(sink);
    Answer& answer = m_open[std::string(process)];
    if (answer.open &&
        !(line.verb == DnsmasqLine::Verb::Answer && time - answer.time <= kOneGo && continues(answer, line)))
        finish(answer, sink);
    if (time - m_purged > kPatience || m_waitingCount >= kWaitingMax)
        forgetOld(time);
    const std::string key = line.serial.empty() ? asciiLower(line.name)
                                                : std::string(process) + '/' + std::string(line.serial) + '/' +
                                                      (line.client ? line.client->text() : std::string());
    switch (line.verb) {
    case DnsmasqLine::Verb::Query: {
        LogRecord record;
        record.says = LogSays::Asked;
        record.time = time;
        record.resolution = resolutionOf(time);
        record.client = line.client.value_or(IpAddress());
        record.name = line.name;
        record.type = line.type.value_or(DnsType::A);
        sink.onRecord(record);
        ++m_records;
        auto& waiting = m_waiting[key];
        if (m_waitingCount < kWaitingMax) {
            waiting.push_back({record.client, record.type, time, std::string(line.serial), std::move(record.name)});
            ++m_waitingCount;
        }
        break;
    }
    case DnsmasqLine::Verb::Answer:
    case DnsmasqLine::Verb::Error:
        if (!answer.open) {
            answer = {};
            answer.open = true;
            answer.source = line.source;
            answer.serial = line.serial.empty() ? std::string() : key;
            answer.client = line.client;
            answer.asked = line.verb == DnsmasqLine::Verb::Error ? std::string() : std::string(line.name);
            answer.time = time;
        }
        add(answer, line);
        break;
    case DnsmasqLine::Verb::Other:
    case DnsmasqLine::Verb::Notice: break;
    }
}

bool DnsmasqAnswers::continues(const Answer& answer, const DnsmasqLine& line) const
{
    if (answer.source != line.source || answer.serial.empty() != line.serial.empty() || answer.client != line.client)
        return false;
    const bool again = equalsIgnoringAsciiCase(line.name, answer.asked);
    if (answer.wantsTarget)
        return !(again && line.destination == "<CNAME>");
    // Further addresses of the chain's end; anything else is the next answer.
    return !answer.addresses.empty() && equalsIgnoringAsciiCase(line.name, answer.last) &&
           IpAddress::parse(line.destination).has_value();
}

void DnsmasqAnswers::add(Answer& answer, const DnsmasqLine& line)
{
    if (answer.wantsTarget && !equalsIgnoringAsciiCase(line.name, answer.asked) && answer.aliases.size() < kAliasesMax)
        answer.aliases.emplace_back(line.name);
    answer.last = line.name;
    answer.wantsTarget = line.destination == "<CNAME>";
    if (answer.wantsTarget)
        return;
    answer.ended = true;
    if (line.verb == DnsmasqLine::Verb::Error) {
        answer.rcode = rcodeOf(line.destination).value_or(2);
    } else if (const auto owner = IpAddress::parse(line.name)) {
        answer.addresses = {*owner};
        answer.pointer = logName(line.destination).value_or(std::string());
    } else if (const auto address = IpAddress::parse(line.destination)) {
        if (answer.addresses.size() < kAddressesMax &&
            std::find(answer.addresses.begin(), answer.addresses.end(), *address) == answer.addresses.end())
            answer.addresses.push_back(*address);
    } else if (line.destination.starts_with("NODATA")) {
        answer.negativeType = line.destination == "NODATA-IPv4"   ? DnsType::A
                              : line.destination == "NODATA-IPv6" ? DnsType::AAAA
                                                                  : kOther;
    } else {
        const auto rcode = rcodeOf(line.destination);
        answer.rcode = rcode.value_or(0);
        answer.otherData = !rcode && answer.source != DnsmasqSource::Blocked;
    }
}

std::vector<DnsmasqAnswers::Question> DnsmasqAnswers::takeAskers(const Answer& answer, DnsType type)
{
    std::vector<Question> out;
    const auto found = m_waiting.find(answer.serial.empty() ? asciiLower(answer.asked) : answer.serial);
    if (found == m_waiting.end())
        return out;
    auto& waiting = found->second;
    // From the newest to the eldest; an answer out of the cache is for the question just asked.
    for (std::size_t i = waiting.size(); i > 0;) {
        Question& q = waiting[--i];
        const bool fits = isFamily(type) ? q.type == type : !answer.otherData || !isFamily(q.type);
        if (!fits || answer.time - q.time > kPatience)
            continue;
        const bool known = std::any_of(out.begin(), out.end(),
                                       [&](const Question& o) { return o.client == q.client && o.type == q.type; });
        if (!known)
            out.push_back(std::move(q));
        waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i));
        --m_waitingCount;
        if (answer.source != DnsmasqSource::Reply)
            break;
    }
    if (waiting.empty())
        m_waiting.erase(found);
    std::reverse(out.begin(), out.end());
    return out;
}

void DnsmasqAnswers::tell(const Answer& answer, DnsType type, std::vector<IpAddress> addresses, LogSink& sink)
{
    std::vector<Question> askers = takeAskers(answer, type);
    if (askers.empty()) {
        // The question was asked before the log began, or nobody knows by whom.
        if (answer.asked.empty())
            return;
        askers.push_back(
            {answer.client.value_or(IpAddress()), isFamily(type) ? type : DnsType::A, answer.time, {}, {}});
    }
    const bool nothing = std::all_of(addresses.begin(), addresses.end(),
                                     [](const IpAddress& address) { return address.isUnspecified(); });
    for (Question& asker : askers) {
        LogRecord record;
        record.time = answer.time;
        record.resolution = resolutionOf(answer.time);
        record.client = asker.client;
        // A capital letter here and there is the client's own; the answer's first name is the asked one. Where the
        // serial says whose answer it is and another name stands there, the chain's first line was lost.
        // (Version 4 of Pi-hole writes "*" where it has none: that is many questions.)
        const bool counted = !asker.serial.empty() && asker.serial != "*";
        const bool headless = counted && !equalsIgnoringAsciiCase(asker.name, answer.asked);
        record.name = answer.asked.empty() || headless ? asker.name : answer.asked;
        record.type = asker.type;
        record.rcode = answer.rcode;
        if (answer.source == DnsmasqSource::Blocked || (!addresses.empty() && nothing)) {
            record.says = LogSays::Blocked;
        } else if (addresses.empty() && (answer.rcode != 0 || isFamily(asker.type))) {
            record.says = LogSays::Failed;
        } else {
            record.says = LogSays::Answered;
            record.addresses = addresses;
        }
        if (headless && !answer.asked.empty())
            record.aliases.push_back(answer.asked);
        for (const std::string& alias : answer.aliases)
            record.aliases.push_back(alias);
        sink.onRecord(record);
        ++m_records;
    }
}

void DnsmasqAnswers::finish(Answer& answer, LogSink& sink)
{
    const Answer done = std::exchange(answer, {});
    // A chain out of the cache without its end: the other half is asked upstream and comes as a reply.
    if (!done.open || !done.ended)
        return;
    if (!done.pointer.empty()) {
        LogRecord record;
        record.says = LogSays::Reverse;
        record.time = done.time;
        record.resolution = resolutionOf(done.time);
        record.name = done.pointer;
        record.type = DnsType::PTR;
        record.addresses = done.addresses;
        sink.onRecord(record);
        ++m_records;
        return;
    }
    std::vector<IpAddress> v4;
    std::vector<IpAddress> v6;
    for (const IpAddress& address : done.addresses)
        (address.isV4() ? v4 : v6).push_back(address);
    if (!v4.empty())
        tell(done, DnsType::A, std::move(v4), sink);
    if (!v6.empty())
        tell(done, DnsType::AAAA, std::move(v6), sink);
    if (done.addresses.empty())
        tell(done, done.negativeType, {}, sink);
}

void DnsmasqAnswers::end(LogSink& sink)
{
    for (auto& [process, answer] : m_open)
        finish(answer, sink);
    m_open.clear();
}

void DnsmasqAnswers::forgetOld(Timestamp now)
{
    m_purged = now;
    m_waitingCount = 0;
    for (auto entry = m_waiting.begin(); entry != m_waiting.end();) {
        std::erase_if(entry->second, [&](const Question& q) { return now - q.time > kPatience; });
        m_waitingCount += entry->second.size();
        entry = entry->second.empty() ? m_waiting.erase(entry) : std::next(entry);
    }
    if (m_waitingCount >= kWaitingMax) {
        m_waiting.clear();
        m_waitingCount = 0;
    }
}

} // namespace phonehome
