// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

std::string flagsText(const DnsMessage& m)
{
    std::string out = m.response ? "response" : "query";
    const std::array<std::pair<bool, const char*>, 4> flags{{{m.authoritative, "authoritative"},
                                                             {m.truncated, "truncated"},
                                                             {m.recursionDesired, "recursion desired"},
                                                             {m.recursionAvailable, "recursion available"}}};
    for (const auto& [set, text] : flags) {
        if (set)
            out += std::string(", ") + text;
    }
    return out;
}

std::string rcodeText(std::uint8_t rcode)
{
    constexpr std::array<const char*, 6> kNames{"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"};
    return rcode < kNames.size() ? kNames[rcode] : std::to_string(rcode);
}

const char* sectionText(DnsSection section)
{
    switch (section) {
    case DnsSection::Answer: return "answer";
    case DnsSection::Authority: return "authority";
    case DnsSection::Additional: return "additional";
    }
    return "";
}

std::string dataOf(const DnsRecord& r)
{
    if (const std::string text = r.dataText(); !text.empty())
        return visibleText(text);
    if (!r.target.empty())
        return visibleText(r.target);
    std::string out;
    for (const std::string& text : r.texts)
        out += (out.empty() ? "\"" : " \"") + visibleText(text) + "\"";
    if (r.binding) {
        out = std::to_string(r.binding->priority) + " " + visibleText(r.binding->target);
        for (const std::string& alpn : r.binding->alpn)
            out += " alpn=" + visibleText(alpn);
        for (const IpAddress& hint : r.binding->ipv4Hints)
            out += " ipv4hint=" + hint.text();
        for (const IpAddress& hint : r.binding->ipv6Hints)
            out += " ipv6hint=" + hint.text();
        if (r.binding->ech)
            out += " ech";
    }
    if (out.empty())
        out = visibleText(hexText(r.data));
    return out;
}

} // namespace

std::vector<Field> describe(const DnsMessage& m)
{
    std::vector<Field> out;
    out.push_back({"ID",
                   "0x" + hexText(std::array<std::uint8_t, 2>{static_cast<std::uint8_t>(m.id >> 8U),
                                                              static_cast<std::uint8_t>(m.id)}),
                   0, 0, 2});
    out.push_back({"flags", flagsText(m), 0, 2, 2});
    if (m.opcode != 0)
        out.push_back({"opcode", std::to_string(m.opcode), 0, 2, 1});
    if (m.response)
        out.push_back({"RCODE", rcodeText(m.rcode), 0, 3, 1});
    for (const DnsQuestion& q : m.questions) {
        out.push_back({"question", visibleText(q.name) + " " + dnsTypeText(q.type), 0, q.offset, q.size});
        if (q.unicastReply)
            out.push_back({"QU", "a unicast reply is welcome", 1, q.offset + q.size - 2, 2});
    }
    for (const DnsRecord& r : m.records) {
        out.push_back({sectionText(r.section), visibleText(r.name) + " " + dnsTypeText(r.type) + " " + dataOf(r), 0,
                       r.offset, r.size});
        out.push_back({"TTL", std::to_string(r.ttl) + " s", 1, 0, 0});
        if (r.cacheFlush)
            out.push_back({"cache-flush", "replaces what was known before", 1, 0, 0});
    }
    if (m.edns) {
        out.push_back({"EDNS", "UDP size " + std::to_string(m.edns->udpSize), 0, 0, 0});
        if (m.edns->dnssecOk)
            out.push_back({"DO", "DNSSEC records wanted", 1, 0, 0});
        if (!m.edns->clientSubnet.empty())
            out.push_back({"client subnet", m.edns->clientSubnet, 1, 0, 0});
        if (m.edns->errorCode)
            out.push_back(
                {"extended error", std::to_string(*m.edns->errorCode) + " " + visibleText(m.edns->errorText), 1, 0, 0});
    }
    return out;
}

} // namespace phonehome
