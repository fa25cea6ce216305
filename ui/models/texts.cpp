// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/texts.h"

#include <algorithm>
#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/analysis/group_members.h"
#include "core/analysis/own_names.h"
#include "core/base/text.h"
#include "core/decode/packet.h"
#include "ui/models/time_format.h"

namespace phonehome {

namespace {

/// The context of these words in the translations.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Texts)
};

} // namespace

QString protocolText(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Other: return Texts::tr("other");
    case Protocol::Stun: return QStringLiteral("STUN");
    case Protocol::Ntp: return QStringLiteral("NTP");
    case Protocol::Ssdp: return QStringLiteral("SSDP");
    case Protocol::Mdns: return QStringLiteral("mDNS");
    case Protocol::Dns: return QStringLiteral("DNS");
    case Protocol::Tls: return QStringLiteral("TLS");
    case Protocol::Dhcp: return QStringLiteral("DHCP");
    case Protocol::Arp: return QStringLiteral("ARP");
    case Protocol::Icmp: return QStringLiteral("ICMP");
    case Protocol::Referral: return Texts::tr("Referral");
    case Protocol::Http: return QStringLiteral("HTTP");
    case Protocol::Llmnr: return QStringLiteral("LLMNR");
    case Protocol::Nbns: return QStringLiteral("NetBIOS");
    case Protocol::Igmp: return Texts::tr("Membership");
    case Protocol::Dhcp6: return QStringLiteral("DHCPv6");
    case Protocol::Pcp: return QStringLiteral("PCP");
    }
    return {};
}

QString protocolTip(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Stun:
        return Texts::tr("STUN and TURN: learns the public address and keeps a way in from the cloud open.");
    case Protocol::Ntp: return Texts::tr("NTP: sets the clock.");
    case Protocol::Ssdp: return Texts::tr("SSDP: how apps find the device, and how it announces itself.");
    case Protocol::Mdns: return Texts::tr("mDNS: names and services on the local network, without a server.");
    case Protocol::Dns: return Texts::tr("DNS: asks a resolver for the addresses behind names.");
    case Protocol::Tls: return Texts::tr("TLS: encrypted connections; the name asked for is still readable.");
    case Protocol::Dhcp: return Texts::tr("DHCP: gets an address from the router.");
    case Protocol::Arp: return Texts::tr("ARP: asks which card has an address.");
    case Protocol::Icmp: return Texts::tr("ICMP: reports and tests of the network itself.");
    case Protocol::Referral: return Texts::tr("The WeMo load balancer's plain-text answer that names the TURN server.");
    case Protocol::Http: return Texts::tr("HTTP: requests to servers that anyone on the way can read.");
    case Protocol::Llmnr: return Texts::tr("LLMNR: Windows asks its neighbours for a name.");
    case Protocol::Nbns: return Texts::tr("NetBIOS names: how Windows computers and file servers name themselves.");
    case Protocol::Igmp: return Texts::tr("Group membership (IGMP, MLD): who listens to which multicast group.");
    case Protocol::Dhcp6: return Texts::tr("DHCPv6: gets IPv6 addresses and prefixes from the router.");
    case Protocol::Pcp: return Texts::tr("PCP and NAT-PMP: asks the router to let connections from outside in.");
    case Protocol::Other: break;
    }
    return Texts::tr("Traffic of a protocol that is counted, not decoded.");
}

QString nameSourceText(NameSource source)
{
    switch (source) {
    case NameSource::User: return Texts::tr("named by you");
    case NameSource::Dns: return QStringLiteral("DNS");
    case NameSource::DnsLog: return Texts::tr("resolver log");
    case NameSource::Sni: return Texts::tr("TLS server name");
    case NameSource::QuicSni: return Texts::tr("QUIC server name");
    case NameSource::HttpHost: return Texts::tr("HTTP host");
    case NameSource::Referral: return Texts::tr("load balancer's referral");
    case NameSource::Mdns: return QStringLiteral("mDNS");
    case NameSource::Dhcp: return QStringLiteral("DHCP");
    case NameSource::Ssdp: return QStringLiteral("SSDP");
    case NameSource::Llmnr: return QStringLiteral("LLMNR");
    case NameSource::Netbios: return QStringLiteral("NetBIOS");
    case NameSource::Stale: return Texts::tr("DNS, past its TTL");
    case NameSource::SniElsewhere: return Texts::tr("TLS server name of another connection");
    case NameSource::OtherDevice: return Texts::tr("DNS answer to another device");
    case NameSource::LaterAnswer: return Texts::tr("DNS answer that came later");
    case NameSource::TimeOnly: return Texts::tr("asked just before");
    case NameSource::Ptr: return Texts::tr("reverse lookup");
    case NameSource::PtrNow: return Texts::tr("looked up now, in reverse");
    case NameSource::None: break;
    }
    return Texts::tr("address only");
}

QString confidenceText(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Certain: return Texts::tr("certain");
    case Confidence::Likely: return Texts::tr("likely");
    case Confidence::Probable: return Texts::tr("probable");
    case Confidence::Guess: break;
    }
    return Texts::tr("a guess");
}

QString sourceText(NameSource source, Confidence confidence)
{
    QString mark;
    switch (confidence) {
    case Confidence::Certain: mark = QStringLiteral("●"); break;
    case Confidence::Likely: mark = QStringLiteral("◕"); break;
    case Confidence::Probable: mark = QStringLiteral("◑"); break;
    case Confidence::Guess: mark = QStringLiteral("◔"); break;
    }
    return Texts::tr("%1 %2, %3", "mark, source, confidence")
        .arg(mark, nameSourceText(source), confidenceText(confidence));
}

QString missingLookupText(MissingLookup cause)
{
    switch (cause) {
    case MissingLookup::None: break;
    case MissingLookup::HardCoded: return Texts::tr("no lookup seen: hard-coded address?");
    case MissingLookup::EncryptedResolver: return Texts::tr("no lookup seen: asks an encrypted resolver");
    case MissingLookup::LogMissing: return Texts::tr("no lookup seen: resolver's log missing?");
    }
    return {};
}

QString ownerText(const Snapshot& snapshot, const IpAddress& address)
{
    return snapshot.hosting ? fromWire(ownerText(snapshot.hosting->ownerOf(address))) : QString();
}

QString ownerSourceText(const Hosting& hosting)
{
    QStringList out;
    for (const HostingFacts& file : hosting.facts()) {
        const QString type = fromWire(file.type);
        const QString date = fromWire(file.date);
        out << (date.isEmpty() ? type : Texts::tr("%1 of %2", "database, its date").arg(type, date));
    }
    return out.join(QStringLiteral(", "));
}

QString outcomeText(Outcome outcome, Direction direction)
{
    switch (outcome) {
    case Outcome::OneWay: return direction == Direction::Received ? Texts::tr("received") : Texts::tr("sent");
    case Outcome::Answered: return Texts::tr("answered");
    case Outcome::Failed: return Texts::tr("refused");
    case Outcome::Unanswered: return Texts::tr("no answer seen");
    case Outcome::ReplyOnly: return Texts::tr("answer without question");
    }
    return {};
}

QString malformedText(Malformed reason)
{
    switch (reason) {
    case Malformed::TooShort: return Texts::tr("shorter than its header");
    case Malformed::Cut: return Texts::tr("a length points beyond the end");
    case Malformed::BadLength: return Texts::tr("a length contradicts the format");
    case Malformed::BadValue: return Texts::tr("a field has an impossible value");
    case Malformed::NamePointer: return Texts::tr("a name does not point backwards");
    case Malformed::NameTooLong: return Texts::tr("a name is too long");
    case Malformed::BadLabel: return Texts::tr("a name has an unknown kind of label");
    case Malformed::BadStartLine: return Texts::tr("the first line is none of its kinds");
    case Malformed::TooMany: return Texts::tr("more parts than any honest message has");
    }
    return {};
}

QString malformedList(const Totals& totals)
{
    QStringList lines;
    for (std::size_t p = 0; p < kProtocolCount; ++p) {
        for (std::size_t r = 0; r < kMalformedCount; ++r) {
            if (const std::uint64_t n = totals.refusedFor[p][r])
                lines << Texts::tr("%1: %2 malformed, %3")
                             .arg(protocolText(static_cast<Protocol>(p)), countText(n),
                                  malformedText(static_cast<Malformed>(r)));
        }
    }
    return lines.join(u'\n');
}

QString promiseKindText(PromiseKind kind)
{
    switch (kind) {
    case PromiseKind::StunLifetime:
    case PromiseKind::RouterLifetime:
    case PromiseKind::MappingLifetime: return Texts::tr("lifetime");
    case PromiseKind::DnsTtl:
    case PromiseKind::MdnsTtl: return Texts::tr("TTL");
    case PromiseKind::SsdpMaxAge: return Texts::tr("max-age");
    case PromiseKind::NtpPoll: return Texts::tr("poll");
    case PromiseKind::Subscription: return Texts::tr("subscription");
    case PromiseKind::HttpKeepAlive: return Texts::tr("keep-alive");
    case PromiseKind::DhcpLease: return Texts::tr("lease");
    }
    return {};
}

QString transportText(std::uint8_t transport)
{
    switch (transport) {
    case ip_protocol::kUdp: return QStringLiteral("UDP");
    case ip_protocol::kTcp: return QStringLiteral("TCP");
    case ip_protocol::kIcmp: return QStringLiteral("ICMP");
    case ip_protocol::kIcmp6: return QStringLiteral("ICMPv6");
    case ip_protocol::kIgmp: return QStringLiteral("IGMP");
    case ip_protocol::kNone: return Texts::tr("unknown");
    default: return QString::number(transport);
    }
}

QString fromWire(const std::string& utf8)
{
    return QString::fromStdString(visibleText(utf8));
}

QString tipText(const QString& plain)
{
    return plain.isEmpty() ? QString()
                           : QLatin1String("<qt>") + plain.toHtmlEscaped().replace(u'\n', QLatin1String("<br>")) +
                                 QLatin1String("</qt>");
}

QString endpointText(const Endpoint& endpoint)
{
    if (endpoint.address.isUnspecified())
        return {};
    return QString::fromStdString(endpoint.port == 0 ? endpoint.address.text() : endpoint.text());
}

QString deviceTitleText(const Snapshot& snapshot, DeviceId device)
{
    if (!device.valid() || device.value >= snapshot.devices.size())
        return Texts::tr("unknown device");
    return fromWire(deviceTitle(snapshot, device));
}

QString peerText(const Snapshot& snapshot, const Flow& flow)
{
    const OwnName* const own = ownNameOf(snapshot, flow.peerDevice);
    const bool named = flow.nameSource != NameSource::None && !(own && !own->name.empty());
    return flow.peerDevice.valid() && !named ? deviceTitleText(snapshot, flow.peerDevice)
                                             : fromWire(snapshot.peerOf(flow));
}

QString peerText(const Snapshot& snapshot, const Group& group)
{
    const std::string& peer = snapshot.text(group.peer);
    if (snapshot.holds(group.latest)) {
        // What is said to a group of many has that for its peer, whoever the packet went to.
        const FlowId flow = snapshot.events[group.latest.value].flow;
        if (flow.valid() && snapshot.peerOf(snapshot.flows[flow.value]) == peer)
            return peerText(snapshot, snapshot.flows[flow.value]);
    }
    return fromWire(peer);
}

QString peerText(const Snapshot& snapshot, const Event& event)
{
    const std::string peer = eventPeer(snapshot, event);
    const Group& group = snapshot.groups[event.group.value];
    return peer == snapshot.text(group.peer) ? peerText(snapshot, group) : fromWire(peer);
}

QString packetsText(std::uint64_t n)
{
    return Texts::tr("%Ln packet(s)", nullptr,
                     static_cast<int>(std::min<std::uint64_t>(n, std::numeric_limits<int>::max())));
}

QString countText(std::uint64_t n)
{
    return QLocale().toString(static_cast<qulonglong>(n));
}

QString bytesText(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

} // namespace phonehome
