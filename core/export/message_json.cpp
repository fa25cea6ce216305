// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/message_json.h"

#include "core/base/text.h"

namespace phonehome {

namespace {

const char* transportId(const Packet& packet)
{
    return packet.isTcp() ? "tcp" : "udp";
}

/// The keys that all entries begin with; file only where there are several.
Json entry(const Observation& o)
{
    Json out;
    out["frame"] = o.packet.frame.number;
    if (o.packet.frame.file > 0)
        out["file"] = o.packet.frame.file;
    out["time"] = epochText(o.packet.frame.time);
    return out;
}

Json entryWithEnds(const Observation& o)
{
    Json out = entry(o);
    out["src"] = o.packet.sourceIp.text();
    out["sport"] = o.packet.sourcePort;
    out["dst"] = o.packet.destinationIp.text();
    out["dport"] = o.packet.destinationPort;
    return out;
}

/// data: null for types whose data the SCHEMA does not give.
Json recordData(const DnsRecord& record)
{
    switch (record.type) {
    case DnsType::A:
    case DnsType::AAAA:
    case DnsType::CNAME:
    case DnsType::NS:
    case DnsType::PTR:
    case DnsType::DNAME:
    case DnsType::SRV: return textOrNull(record.dataText());
    default: return {};
    }
}

} // namespace

std::optional<Json> dnsJson(const Observation& o)
{
    const auto& m = messageAs<DnsMessage>(o.message);
    if (m.opcode != 0 || m.questions.size() > 1)
        return std::nullopt;
    const Packet& p = o.packet;
    Json out = entry(o);
    out["transport"] = transportId(p);
    out["sport"] = p.sourcePort;
    out["dport"] = p.destinationPort;
    out["kind"] = m.response ? "response" : "query";
    out["client"] = (m.response ? p.destinationIp : p.sourceIp).text();
    out["server"] = (m.response ? p.sourceIp : p.destinationIp).text();
    out["id"] = m.id;
    out["qname"] = m.questions.empty() ? Json() : Json(m.questions.front().name);
    out["qtype"] = m.questions.empty() ? Json() : Json(dnsTypeText(m.questions.front().type));
    out["rcode"] = m.response ? Json(m.rcode) : Json();
    Json answers = Json::array();
    for (const DnsRecord& r : m.records) {
        if (r.section == DnsSection::Answer)
            answers.push_back(
                {{"name", r.name}, {"type", dnsTypeText(r.type)}, {"ttl", r.ttl}, {"data", recordData(r)}});
    }
    out["answers"] = std::move(answers);
    return out;
}

Json mdnsJson(const Observation& o)
{
    const auto& m = messageAs<DnsMessage>(o.message);
    Json out = entryWithEnds(o);
    out["kind"] = m.response ? "response" : "query";
    Json questions = Json::array();
    for (const DnsQuestion& q : m.questions)
        questions.push_back({{"name", q.name}, {"type", dnsTypeText(q.type)}, {"unicast", q.unicastReply}});
    Json records = Json::array();
    for (const DnsRecord& r : m.records) {
        if (r.type == DnsType::OPT)
            continue;
        records.push_back({{"name", r.name}, {"type", dnsTypeText(r.type)}, {"data", recordData(r)}});
    }
    out["questions"] = std::move(questions);
    out["records"] = std::move(records);
    return out;
}

Json stunJson(const Observation& o)
{
    const auto& m = messageAs<StunMessage>(o.message);
    Json out = entryWithEnds(o);
    out["transport"] = transportId(o.packet);
    out["method"] = stunMethodText(m.method);
    out["class"] = stunClassText(m.klass);
    out["transaction_id"] = hexText(m.transactionId);
    out["lifetime"] = orNull(m.lifetime);
    out["xor_mapped_address"] = orNull(m.xorMapped);
    out["mapped_address"] = orNull(m.mapped);
    out["error_code"] = orNull(m.errorCode);
    if (m.classic)
        out["classic"] = true;
    return out;
}

Json ntpJson(const Observation& o)
{
    const auto& m = messageAs<NtpMessage>(o.message);
    Json out = entryWithEnds(o);
    out["mode"] = m.mode;
    out["version"] = m.version;
    out["stratum"] = m.hasTimes() ? Json(m.stratum) : Json();
    out["refid"] = m.hasTimes() ? Json(hexText(m.refid)) : Json();
    return out;
}

Json ssdpJson(const Observation& o)
{
    const auto& m = messageAs<SsdpMessage>(o.message);
    Json out = entryWithEnds(o);
    out["kind"] = m.kind == SsdpKind::Search ? "M-SEARCH" : m.kind == SsdpKind::Notify ? "NOTIFY" : "response";
    out["status"] = orNull(m.status);
    out["nt"] = orNull(m.nt());
    out["st"] = orNull(m.st());
    out["usn"] = orNull(m.usn());
    out["server"] = orNull(m.server());
    out["location"] = orNull(m.location());
    out["nts"] = orNull(m.nts());
    return out;
}

Json dhcpJson(const Observation& o)
{
    const auto& m = messageAs<DhcpMessage>(o.message);
    Json out = entryWithEnds(o);
    out["op"] = m.op == 1 ? "request" : m.op == 2 ? "reply" : std::to_string(m.op);
    out["client_mac"] = orNull(m.clientMac);
    out["type"] = m.type ? Json(static_cast<int>(*m.type)) : Json();
    out["hostname"] = orNull(m.hostname);
    out["vendor_class"] = orNull(m.vendorClass);
    out["ntp_servers"] = Json();
    if (m.ntpServers) {
        out["ntp_servers"] = Json::array();
        for (const IpAddress& address : *m.ntpServers)
            out["ntp_servers"].push_back(address.text());
    }
    out["param_request"] = orNull(m.parameterList);
    out["your_ip"] = m.yourIp.text();
    return out;
}

std::optional<Json> tlsJson(const Observation& o)
{
    const auto& m = messageAs<TlsClientHello>(o.message);
    if (!m.serverName || m.serverName->empty())
        return std::nullopt;
    Json out = entryWithEnds(o);
    out["sni"] = *m.serverName;
    return out;
}

} // namespace phonehome
