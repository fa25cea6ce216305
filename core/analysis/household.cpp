// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/household.h"

#include <algorithm>

#include "core/analysis/accepted_calls.h"
#include "core/analysis/address_leases.h"
#include "core/analysis/announcements.h"
#include "core/analysis/arp_requests.h"
#include "core/analysis/control_messages.h"
#include "core/analysis/coverage.h"
#include "core/analysis/dhcp6_exchanges.h"
#include "core/analysis/flow_beats.h"
#include "core/analysis/frame_ends.h"
#include "core/analysis/introductions.h"
#include "core/analysis/local_names.h"
#include "core/analysis/log_lookups.h"
#include "core/analysis/lookup_audit.h"
#include "core/analysis/lookups.h"
#include "core/analysis/neighbours.h"
#include "core/analysis/ntp_exchanges.h"
#include "core/analysis/port_mappings.h"
#include "core/analysis/resolver_offers.h"
#include "core/analysis/stun_transactions.h"
#include "core/analysis/time_servers.h"
#include "core/analysis/transactions.h"
#include "core/analysis/vantage.h"
#include "core/analysis/web_requests.h"
#include "core/base/text.h"
#include "core/net/tzsp.h"

namespace phonehome {

struct Household::State {
    explicit State(const VendorTable& vendors)
        : devices(strings, vendors), names(strings), flows(devices, names, strings), events(devices, strings)
    {
    }

    void countFrame(const Frame& frame);
    void onNtp(const NtpMessage& message, const Sighting& sighting);
    void onDhcp(const DhcpMessage& message, const Sighting& sighting);
    void onDhcp6(const Dhcp6Message& message, const Sighting& sighting);
    void onTls(const TlsClientHello& hello, const Sighting& sighting);
    void onReferral(const Referral& referral, const Sighting& sighting);

    StringPool strings;
    DeviceTable devices;
    NameTable names;
    FlowTable flows;
    EventTable events;
    Tables tables{strings, devices, names, flows, events};

    MappingTable mappings;
    StunTransactions stun{tables, mappings};
    Lookups lookups{tables};
    LogLookups logLookups{tables};
    Announcements announcements{tables};
    LocalNames localNames{tables};
    WebRequests web{tables};
    ControlMessages control{tables};
    NtpExchanges ntp{tables};
    AddressLeases leases{tables};
    TimeServerOffers timeServers{devices};
    ResolverOffers resolvers{devices};
    Dhcp6Exchanges dhcp6{tables};
    PortMappings portMappings{tables};
    FlowBeats beats{tables};
    AcceptedCalls accepted{tables};
    Introductions introductions{tables};
    ArpRequests arp{tables};
    VantageGauge vantage;
    Coverage coverage;

    /// Where a message stands that an earlier packet brought than the one at hand, which filled or gave up a hole.
    Sighting heldUp(const Observation& o) const;

    // Of the frame at hand, for the messages that follow it.
    std::uint64_t number = 0;
    DeviceId sender;
    FlowPlace place;

    Totals totals;
    bool timed = false; ///< a packet had a time
    std::vector<FileFacts> files;
    std::vector<Error> problems;
    std::vector<LogFacts> logs;
    std::uint32_t revision = 0;
};

Household::Household(const VendorTable& vendors) : m_state(std::make_unique<State>(vendors)) {}

Household::~Household() = default;

void Household::limit(const MemoryBudget& budget)
{
    m_state->events.limit(budget);
    m_state->flows.limit(budget.connections);
    if (budget.textBytes > 0)
        m_state->strings.limit(budget.textBytes);
}

void Household::State::countFrame(const Frame& frame)
{
    if (frame.hasTime) {
        totals.first = timed ? std::min(totals.first, frame.time) : frame.time;
        totals.last = timed ? std::max(totals.last, frame.time) : frame.time;
        timed = true;
    }
    ++totals.packets;
    totals.bytes += frame.length;
    totals.capturedBytes += frame.data.size();
    totals.cutPackets += frame.isCut() ? 1 : 0;
}

void Household::onPacket(const Packet& packet)
{
    State& s = *m_state;
    if (!packet.frame.isPacket)
        return;
    if (!packet.frame.carried)
        s.countFrame(packet.frame);
    s.totals.encrypted += packet.encrypted ? 1 : 0;
    s.number = packet.frame.number;
    if (packet.handedOn) {
        s.devices.ofMachine(packet.source);
        if (packet.copy == PacketCopy::Translated)
            s.devices.ofMachine(packet.sourceIp);
    }
    if (packet.copy != PacketCopy::None) {
        s.sender = {};
        s.place = {};
        if (packet.frame.hasTime)
            s.coverage.seen(packet.frame.file, packet.frame.time, {});
        return;
    }
    const FrameEnds ends = countEnds(s.devices, packet);
    s.sender = ends.sender;
    // A router that streams (TZSP) talks whenever another does: those it carries are the company that falls silent.
    const bool streams = packet.isUdp() && packet.hasPort(kTzspPort);
    if (packet.frame.hasTime)
        s.coverage.seen(packet.frame.file, packet.frame.time, streams ? DeviceId{} : s.sender);
    s.place = {};
    s.place.device = s.sender;
    if (packet.network == NetworkLayer::None) {
        ++s.totals.undecoded;
        return;
    }
    if (packet.network == NetworkLayer::Arp)
        return;
    s.place = s.flows.add(packet, ends.sender, ends.receiver);
    s.vantage.add(packet, s.place.local);
    s.beats.on(packet, s.place);
    if (packet.tcp.syn && packet.tcp.ack)
        s.accepted.on(packet, s.place);
}

void Household::comesSoon(std::uint32_t connection) const
{
    m_state->flows.comesSoon(connection);
}

void Household::comesNext(std::uint32_t connection) const
{
    m_state->flows.comesNext(connection);
}

void Household::comesNow(std::uint32_t connection) const
{
    m_state->flows.comesNow(connection);
}

void Household::onMessage(const Observation& o)
{
    State& s = *m_state;
    ++s.totals.messages[static_cast<std::size_t>(o.protocol)];
    const Sighting sighting = o.packet.frame.number != s.number
                                  ? s.heldUp(o)
                                  : Sighting{o, s.place, s.sender.valid() ? s.sender : s.place.device};
    if (o.protocol == Protocol::Arp) {
        learnNeighbours(s.devices, messageAs<ArpMessage>(o.message), sighting);
        if (s.sender.valid())
            s.arp.on(messageAs<ArpMessage>(o.message), sighting);
        return;
    }
    if (!s.place.flow.valid())
        return;
    s.flows.setApp(s.place.flow, o.protocol);
    switch (o.protocol) {
    case Protocol::Stun: s.stun.on(messageAs<StunMessage>(o.message), sighting); break;
    case Protocol::Dns: s.lookups.on(messageAs<DnsMessage>(o.message), sighting); break;
    case Protocol::Mdns: s.announcements.onMdns(messageAs<DnsMessage>(o.message), sighting); break;
    case Protocol::Ssdp: s.announcements.onSsdp(messageAs<SsdpMessage>(o.message), sighting); break;
    case Protocol::Ntp: s.onNtp(messageAs<NtpMessage>(o.message), sighting); break;
    case Protocol::Dhcp: s.onDhcp(messageAs<DhcpMessage>(o.message), sighting); break;
    case Protocol::Dhcp6: s.onDhcp6(messageAs<Dhcp6Message>(o.message), sighting); break;
    case Protocol::Pcp: s.portMappings.on(messageAs<PcpMessage>(o.message), sighting); break;
    case Protocol::Tls: s.onTls(messageAs<TlsClientHello>(o.message), sighting); break;
    case Protocol::Referral: s.onReferral(messageAs<Referral>(o.message), sighting); break;
    case Protocol::Http:
        if (const auto* request = messageIf<HttpRequest>(o.message))
            s.web.on(*request, sighting);
        else
            s.web.onAnswer(messageAs<HttpReply>(o.message), sighting);
        break;
    case Protocol::Llmnr: s.localNames.onLlmnr(messageAs<DnsMessage>(o.message), sighting); break;
    case Protocol::Nbns: s.localNames.onNbns(messageAs<NbnsMessage>(o.message), sighting); break;
    case Protocol::Icmp:
        s.control.onIcmp(messageAs<IcmpMessage>(o.message), sighting);
        s.resolvers.on(messageAs<IcmpMessage>(o.message));
        learnNeighbours(s.devices, messageAs<IcmpMessage>(o.message), sighting);
        break;
    case Protocol::Igmp: s.control.onMembership(messageAs<MembershipMessage>(o.message), sighting); break;
    case Protocol::Arp:
    case Protocol::Other: break;
    }
    s.introductions.on(sighting);
}

Sighting Household::State::heldUp(const Observation& o) const
{
    const Packet& p = o.packet;
    Sighting out{o, place, place.device};
    if (place.flow.valid()) {
        const Flow& flow = flows[place.flow];
        out.place.outgoing = flow.peer == p.destinationIp && flow.peerPort == p.destinationPort;
    }
    if (const DeviceId known = p.source ? devices.findMac(*p.source) : DeviceId{}; known.valid())
        out.sender = devices.behind(known, p.sourceIp);
    return out;
}

void Household::onRefusal(const Refusal& refusal)
{
    State& s = *m_state;
    const auto protocol = static_cast<std::size_t>(refusal.protocol);
    ++s.totals.refused[protocol];
    ++s.totals.refusedFor[protocol][static_cast<std::size_t>(refusal.violation.reason)];
    if (s.sender.valid())
        s.devices.countRefusal(s.sender, refusal.protocol);
}

void Household::State::onNtp(const NtpMessage& message, const Sighting& sighting)
{
    ntp.on(message, sighting);
    if (const Packet& p = sighting.packet(); message.tellsTime() && p.frame.hasTime)
        coverage.told(p.frame.file, p.sourceIp, sighting.time(), ntpTime(message.transmit));
}

void Household::State::onDhcp(const DhcpMessage& message, const Sighting& sighting)
{
    leases.on(message, sighting);
    timeServers.on(message, sighting.time());
    resolvers.on(message, sighting.time());
}

void Household::State::onDhcp6(const Dhcp6Message& message, const Sighting& sighting)
{
    const DeviceId client = dhcp6.on(message, sighting);
    timeServers.on(message, client, sighting.time());
    resolvers.on(message, client, sighting.time());
}

void Household::State::onTls(const TlsClientHello& hello, const Sighting& sighting)
{
    Sighting own = sighting;
    if (hello.serverName && !hello.serverName->empty()) {
        const Packet& p = sighting.packet();
        const NameSource source = p.isUdp() ? NameSource::QuicSni : NameSource::Sni;
        const std::string name = asciiLower(*hello.serverName);
        if (const FlowId flow = flows.nameConnection(p, name, source); flow.valid()) {
            own.place.flow = flow;
            place.flow = flow;
        }
        NameEvidence evidence;
        evidence.device = sighting.place.device;
        evidence.name = name;
        evidence.type = p.destinationIp.isV4() ? DnsType::A : DnsType::AAAA;
        evidence.source = source;
        evidence.addresses = {sighting.place.outgoing ? p.destinationIp : p.sourceIp};
        evidence.time = sighting.time();
        learnName(tables, evidence);
        flows.setApp(own.place.flow, Protocol::Tls);
    }
    openEvent(tables, own, sighting.packet().isUdp() ? "ClientHello (QUIC)" : "ClientHello", Outcome::OneWay);
}

void Household::State::onReferral(const Referral& referral, const Sighting& sighting)
{
    openEvent(tables, sighting, "referral", Outcome::OneWay);
    const Flow& balancer = flows[sighting.place.flow];
    NameEvidence evidence;
    evidence.device = sighting.place.device;
    // The balancer's own name is the one people know; without it the balancer's address says where it came from.
    const std::string name = balancer.nameSource != NameSource::None ? strings[balancer.name] : balancer.peer.text();
    evidence.name = name;
    evidence.type = referral.address.isV4() ? DnsType::A : DnsType::AAAA;
    evidence.source = NameSource::Referral;
    evidence.addresses = {referral.address};
    evidence.resolver = balancer.peer;
    evidence.time = sighting.time();
    learnName(tables, evidence);
}

void Household::onLookup(const LogRecord& record, bool hasAnswers, AddressHistory& history)
{
    m_state->logLookups.on(record, hasAnswers, history);
}

void Household::onResolverHost(const LogHost& host, AddressHistory& history)
{
    m_state->logLookups.onHost(host, history);
}

void Household::forgetLookups()
{
    m_state->names.forgetLogs();
}

void Household::setLogs(std::vector<LogFacts> logs)
{
    m_state->logs = std::move(logs);
}

void Household::nameFromFile(const IpAddress& address, const std::string& name, Timestamp time)
{
    // Whoever wrote the file asked a resolver of his own: as good as that resolver's log.
    NameEvidence evidence;
    evidence.name = name;
    evidence.type = address.isV4() ? DnsType::A : DnsType::AAAA;
    evidence.source = NameSource::DnsLog;
    evidence.addresses = {address};
    evidence.time = time;
    m_state->names.learn(evidence);
}

void Household::setSources(std::vector<FileFacts> files, std::vector<Error> problems)
{
    m_state->files = std::move(files);
    m_state->problems = std::move(problems);
}

SnapshotPtr Household::snapshot(bool final, bool current)
{
    State& s = *m_state;
    if (final)
        s.beats.settle();
    else
        s.beats.tell();
    const std::vector<CaptureGap> gaps = s.coverage.gaps();
    s.events.refresh({s.totals.first, s.totals.last, gaps}, final     ? EventTable::Depth::Whole
                                                            : current ? EventTable::Depth::Current
                                                                      : EventTable::Depth::Grown);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->revision = ++s.revision;
    snapshot->final = final;
    snapshot->devices = s.devices.snapshot();
    snapshot->flows = s.flows.snapshot();
    snapshot->names = s.names.snapshot();
    snapshot->events = s.events.snapshot();
    snapshot->movedEvents = s.events.moved();
    snapshot->groups = s.events.groupSnapshot();
    snapshot->mappings = s.mappings.snapshot();
    snapshot->networks = s.devices.networks();
    snapshot->externalAddresses = s.portMappings.externalAddresses();
    snapshot->strings = s.strings.snapshot(); // last: the rows above point into it
    snapshot->totals = s.totals;
    snapshot->gaps = gaps;
    snapshot->clockSteps = s.coverage.clockSteps();
    snapshot->restarts = s.events.restarts().all();
    snapshot->timeServers = s.timeServers.all();
    snapshot->resolvers = s.resolvers.all();
    snapshot->vantage = s.vantage.judge(s.lookups.answers(), s.announcements.questions(), s.announcements.answers());
    snapshot->files = s.files;
    snapshot->problems = s.problems;
    snapshot->logs = s.logs;
    if (final)
        snapshot->audit = std::make_shared<const LookupAudit>(*snapshot);
    return snapshot;
}

} // namespace phonehome
