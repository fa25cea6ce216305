// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dns.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/decode/dns_name.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kInternet = 1;
constexpr std::uint16_t kClassMask = 0x7fff;
constexpr std::uint16_t kTopBit = 0x8000;
constexpr std::size_t kRecordMin = 11; ///< bytes
constexpr std::size_t kRecordsUsual = 16;

/// Parses one message from its start to its end. A failed read leaves m_bad set; everything after it is void.
class Parser {
public:
    explicit Parser(ByteView message) : m_message(message) {}

    Decoded<DnsMessage> run();

private:
    bool question();
    bool record(DnsSection section);
    bool data(DnsRecord& record, std::size_t at, std::size_t size);
    void optionalData(DnsRecord& record, std::size_t at, ByteView data) const;
    void binding(DnsRecord& record, std::size_t at, ByteView data) const;
    void edns(const DnsRecord& record, std::uint16_t klass, ByteView options);
    bool name(std::string& out);
    /// A name that must end where the record data does.
    bool nameToEnd(std::string& out, std::size_t at, std::size_t end);
    bool keep(std::string& out, std::string name);
    bool refuse(Malformed reason, std::size_t offset);

    ByteView m_message;
    std::size_t m_at = 0;
    DnsMessage m_out;
    std::size_t m_names = 0; ///< letters of all names
    std::optional<Violation> m_bad;
};

Decoded<DnsMessage> Parser::run()
{
    ByteReader in(m_message);
    m_out.id = in.u16();
    const std::uint16_t flags = in.u16();
    const std::uint16_t questions = in.u16();
    const std::array<std::uint16_t, 3> counts{in.u16(), in.u16(), in.u16()};
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    m_out.response = (flags & 0x8000U) != 0;
    m_out.opcode = flags >> 11U & 0xfU;
    m_out.authoritative = (flags & 0x0400U) != 0;
    m_out.truncated = (flags & 0x0200U) != 0;
    m_out.recursionDesired = (flags & 0x0100U) != 0;
    m_out.recursionAvailable = (flags & 0x0080U) != 0;
    m_out.rcode = flags & 0xfU;
    m_at = in.offset();
    const std::size_t promised = std::size_t{counts[0]} + counts[1] + counts[2];
    m_out.records.reserve(std::min({promised, in.remaining() / kRecordMin, kRecordsUsual}));
    for (std::uint16_t i = 0; i < questions; ++i) {
        if (!question())
            return tl::make_unexpected(*m_bad);
    }
    constexpr std::array kSections{DnsSection::Answer, DnsSection::Authority, DnsSection::Additional};
    for (std::size_t s = 0; s < kSections.size(); ++s) {
        for (std::uint16_t i = 0; i < counts[s]; ++i) {
            if (!record(kSections[s]))
                return tl::make_unexpected(*m_bad);
        }
    }
    return std::move(m_out);
}

bool Parser::refuse(Malformed reason, std::size_t offset)
{
    m_bad = Violation{reason, offset};
    return false;
}

bool Parser::name(std::string& out)
{
    auto text = readDnsName(m_message, m_at);
    if (!text)
        return refuse(text.error().reason, text.error().offset);
    return keep(out, std::move(*text));
}

/// Pointers of two bytes may each stand for a name of a thousand letters: those of a message are few times its size.
bool Parser::keep(std::string& out, std::string name)
{
    constexpr std::size_t kNamesMin = 65536;
    constexpr std::size_t kTimes = 8;
    m_names += name.size();
    if (m_names > kNamesMin + kTimes * m_message.size())
        return refuse(Malformed::TooMany, m_at);
    out = std::move(name);
    return true;
}

bool Parser::nameToEnd(std::string& out, std::size_t at, std::size_t end)
{
    const std::size_t start = at;
    auto text = readDnsName(m_message, at);
    if (!text)
        return refuse(text.error().reason, text.error().offset);
    if (at != end)
        return refuse(Malformed::BadLength, start);
    return keep(out, std::move(*text));
}

bool Parser::question()
{
    DnsQuestion q;
    q.offset = m_at;
    if (!name(q.name))
        return false;
    ByteReader in(m_message.subspan(m_at), m_at);
    q.type = static_cast<DnsType>(in.u16());
    const std::uint16_t klass = in.u16();
    if (!in.ok())
        return refuse(Malformed::Cut, in.offset());
    q.klass = klass & kClassMask;
    q.unicastReply = (klass & kTopBit) != 0;
    m_at = in.offset();
    q.size = m_at - q.offset;
    m_out.questions.push_back(std::move(q));
    return true;
}

bool Parser::record(DnsSection section)
{
    DnsRecord& r = m_out.records.emplace_back();
    r.section = section;
    r.offset = m_at;
    if (!name(r.name))
        return false;
    ByteReader in(m_message.subspan(m_at), m_at);
    r.type = static_cast<DnsType>(in.u16());
    const std::uint16_t klass = in.u16();
    r.ttl = in.u32();
    const std::uint16_t size = in.u16();
    const std::size_t at = in.offset();
    const ByteView rdata = in.take(size);
    if (!in.ok())
        return refuse(Malformed::Cut, in.offset());
    r.klass = klass & kClassMask;
    r.cacheFlush = (klass & kTopBit) != 0;
    m_at = in.offset();
    r.size = m_at - r.offset;
    if (r.type == DnsType::OPT) {
        edns(r, klass, rdata);
        // Where it does not belong (RFC 6891 s6.1.1) it is an answer like any other.
        if (section != DnsSection::Answer)
            m_out.records.pop_back();
        return true;
    }
    return data(r, at, size);
}

bool Parser::data(DnsRecord& r, std::size_t at, std::size_t size)
{
    const ByteView bytes = m_message.subspan(at, size);
    switch (r.type) {
    case DnsType::A:
    case DnsType::AAAA: {
        if (r.klass != kInternet)
            break;
        if (size != (r.type == DnsType::A ? 4U : 16U))
            return refuse(Malformed::BadLength, at);
        r.address = IpAddress::fromBytes(bytes);
        return true;
    }
    case DnsType::NS:
    case DnsType::CNAME:
    case DnsType::PTR:
    case DnsType::DNAME: return nameToEnd(r.target, at, at + size);
    case DnsType::SRV: {
        ByteReader in(bytes, at);
        DnsService service;
        service.priority = in.u16();
        service.weight = in.u16();
        service.port = in.u16();
        if (!in.ok() || in.remaining() == 0)
            return refuse(Malformed::BadLength, at);
        if (!nameToEnd(service.target, in.offset(), at + size))
            return false;
        r.service = std::move(service);
        return true;
    }
    default: break;
    }
    optionalData(r, at, bytes);
    return true;
}

/// Types whose data helps but does not decide whether the message is sound: what does not parse stays as bytes.
void Parser::optionalData(DnsRecord& r, std::size_t at, ByteView data) const
{
    ByteReader in(data, at);
    switch (r.type) {
    case DnsType::TXT:
        while (in.ok() && !in.atEnd()) {
            const ByteView text = in.take(in.u8());
            if (in.ok())
                r.texts.push_back(utf8FromWire(text));
        }
        return;
    case DnsType::MX: {
        std::size_t position = at + 2;
        if (data.size() > 2) {
            if (auto host = readDnsName(m_message, position))
                r.target = std::move(*host);
        }
        return;
    }
    case DnsType::SOA:
        if (data.size() >= 22)
            r.soaMinimum = ByteReader(data.last(4)).u32();
        return;
    case DnsType::SVCB:
    case DnsType::HTTPS: binding(r, at, data); return;
    default: r.data.assign(data.begin(), data.end());
    }
}

/// RFC 9460 s2.2.
void Parser::binding(DnsRecord& r, std::size_t at, ByteView data) const
{
    ByteReader in(data, at);
    DnsBinding b;
    b.priority = in.u16();
    std::size_t position = at + 2;
    auto target = readDnsName(m_message, position);
    if (!in.ok() || !target || position > at + data.size())
        return;
    b.target = std::move(*target);
    in.skip(position - in.offset());
    while (in.ok() && in.remaining() >= 4) {
        const std::uint16_t key = in.u16();
        ByteReader value = in.sub(in.u16());
        if (key == 1) {
            while (value.ok() && !value.atEnd())
                b.alpn.push_back(utf8FromWire(value.take(value.u8())));
        } else if (key == 3) {
            b.port = value.u16();
        } else if (key == 4) {
            while (value.remaining() >= 4)
                b.ipv4Hints.push_back(IpAddress::fromBytes(value.take(4)));
        } else if (key == 5) {
            b.ech = true;
        } else if (key == 6) {
            while (value.remaining() >= 16)
                b.ipv6Hints.push_back(IpAddress::fromBytes(value.take(16)));
        }
    }
    if (in.ok())
        r.binding = std::move(b);
}

void Parser::edns(const DnsRecord& record, std::uint16_t klass, ByteView options)
{
    DnsEdns e;
    e.udpSize = klass;
    e.extendedRcode = static_cast<std::uint8_t>(record.ttl >> 24U);
    e.version = static_cast<std::uint8_t>(record.ttl >> 16U);
    e.dnssecOk = (record.ttl & 0x8000U) != 0;
    ByteReader in(options);
    while (in.remaining() >= 4) {
        const std::uint16_t code = in.u16();
        ByteReader value = in.sub(in.u16());
        if (code == 8 && value.remaining() >= 4) {
            const std::uint16_t family = value.u16();
            const std::uint8_t prefix = value.u8();
            value.skip(1);
            std::array<std::uint8_t, 16> address{};
            const ByteView given = value.rest();
            const std::size_t full = family == 1 ? 4 : 16;
            std::copy_n(given.begin(), std::min(given.size(), full), address.begin());
            e.clientSubnet = IpAddress::fromBytes(ByteView(address).first(full)).text() + "/" + std::to_string(prefix);
        } else if (code == 15 && value.remaining() >= 2) {
            e.errorCode = value.u16();
            e.errorText = utf8FromWire(value.rest());
        }
    }
    m_out.edns = std::move(e);
}

struct TypeName {
    DnsType type;
    const char* name;
};

constexpr std::array kTypeNames{
    TypeName{DnsType::A, "A"},           TypeName{DnsType::NS, "NS"},       TypeName{DnsType::CNAME, "CNAME"},
    TypeName{DnsType::SOA, "SOA"},       TypeName{DnsType::PTR, "PTR"},     TypeName{DnsType::HINFO, "HINFO"},
    TypeName{DnsType::MX, "MX"},         TypeName{DnsType::TXT, "TXT"},     TypeName{DnsType::RP, "RP"},
    TypeName{DnsType::SIG, "SIG"},       TypeName{DnsType::KEY, "KEY"},     TypeName{DnsType::AAAA, "AAAA"},
    TypeName{DnsType::LOC, "LOC"},       TypeName{DnsType::SRV, "SRV"},     TypeName{DnsType::NAPTR, "NAPTR"},
    TypeName{DnsType::DNAME, "DNAME"},   TypeName{DnsType::OPT, "OPT"},     TypeName{DnsType::DS, "DS"},
    TypeName{DnsType::SSHFP, "SSHFP"},   TypeName{DnsType::RRSIG, "RRSIG"}, TypeName{DnsType::NSEC, "NSEC"},
    TypeName{DnsType::DNSKEY, "DNSKEY"}, TypeName{DnsType::NSEC3, "NSEC3"}, TypeName{DnsType::NSEC3PARAM, "NSEC3PARAM"},
    TypeName{DnsType::TLSA, "TLSA"},     TypeName{DnsType::SVCB, "SVCB"},   TypeName{DnsType::HTTPS, "HTTPS"},
    TypeName{DnsType::SPF, "SPF"},       TypeName{DnsType::TKEY, "TKEY"},   TypeName{DnsType::TSIG, "TSIG"},
    TypeName{DnsType::IXFR, "IXFR"},     TypeName{DnsType::AXFR, "AXFR"},   TypeName{DnsType::ANY, "ANY"},
    TypeName{DnsType::CAA, "CAA"},
};

} // namespace

std::string dnsTypeText(DnsType type)
{
    const auto found =
        std::find_if(kTypeNames.begin(), kTypeNames.end(), [type](const TypeName& row) { return row.type == type; });
    return found == kTypeNames.end() ? "TYPE" + std::to_string(static_cast<unsigned>(type)) : found->name;
}

std::string DnsRecord::dataText() const
{
    if (address)
        return address->text();
    if (service) {
        return std::to_string(service->priority) + " " + std::to_string(service->weight) + " " +
               std::to_string(service->port) + " " + service->target;
    }
    return type == DnsType::MX ? std::string() : target;
}

std::size_t DnsMessage::answerCount() const
{
    return static_cast<std::size_t>(std::count_if(records.begin(), records.end(),
                                                  [](const DnsRecord& r) { return r.section == DnsSection::Answer; }));
}

Decoded<DnsMessage> decodeDns(ByteView message)
{
    return Parser(message).run();
}

std::optional<ByteView> nextDnsOverTcp(ByteView stream, std::size_t& consumed)
{
    ByteReader in(stream);
    const ByteView message = in.take(in.u16());
    if (!in.ok())
        return std::nullopt;
    consumed = in.offset();
    return message;
}

} // namespace phonehome
