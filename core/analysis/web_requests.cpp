// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/web_requests.h"

#include <string>

#include "core/base/text.h"

namespace phonehome {

namespace {

std::uint64_t exchangeKey(const Sighting& s, std::uint32_t number)
{
    return static_cast<std::uint64_t>(s.place.connection) << 32 | number;
}

/// "UDP 9000": a mapping is known by its protocol and its port outside.
std::string mappingText(const PortMappingCall& call)
{
    const char* const protocol = call.protocol == ip_protocol::kUdp ? "UDP" : call.protocol != 0 ? "TCP" : "any";
    return std::string(protocol) + ' ' + (call.externalPort != 0 ? std::to_string(call.externalPort) : "all");
}

/// "SOAP GetExternalIPAddress" out of "urn:schemas-upnp-org:service:WANIPConnection:1#GetExternalIPAddress".
std::string kindOf(const HttpRequest& request)
{
    if (!request.soapAction)
        return request.method;
    std::string kind = "SOAP " + request.soapAction->substr(request.soapAction->rfind('#') + 1);
    return request.mapping ? kind + ' ' + mappingText(*request.mapping) : kind;
}

std::string mappingKey(const PortMappingCall& call, const Sighting& s)
{
    return std::to_string(s.place.device.value) + '/' + mappingText(call);
}

} // namespace

void WebRequests::on(const HttpRequest& request, const Sighting& sighting)
{
    Sighting own = sighting;
    // A proxy is asked for somebody else's name, and what is asked of the device at home is its own name.
    const bool proxied = request.method == "CONNECT" || request.target.empty();
    const std::string host = asciiLower(request.hostName());
    const bool named = m_tables.flows[own.place.flow].nameSource == NameSource::HttpHost;
    if (!host.empty() && !proxied && !named && own.place.outgoing) {
        const FlowId flow = m_tables.flows.nameConnection(own.packet(), host, NameSource::HttpHost);
        if (flow.valid())
            own.place.flow = flow;
        m_tables.flows.setApp(own.place.flow, Protocol::Http);
    }
    const EventId event = openEvent(m_tables, own, kindOf(request), Outcome::OneWay);
    m_open.put(exchangeKey(own, request.number), {event, own.time(), request.mapping, request.method == "SUBSCRIBE"});
    if (request.method == "SUBSCRIBE")
        subscribed(request, own, event);
    else if (request.method == "UNSUBSCRIBE" && request.sid)
        m_grants.erase(*request.sid);
    else if (request.mapping)
        mapping(request, own, event);
}

void WebRequests::renewed(const std::string& key, const Sighting& s, GroupId group)
{
    if (const Grant* grant = m_grants.find(key))
        m_tables.events.renewed(group, s.time() - grant->time, grant->seconds);
}

void WebRequests::granted(const std::string& key, EventId event, PromiseKind kind, std::uint32_t seconds,
                          Timestamp time)
{
    m_tables.events.promised(event, kind, seconds);
    m_grants.put(key, {time, seconds});
}

void WebRequests::mapping(const HttpRequest& request, const Sighting& s, EventId event)
{
    const PortMappingCall& call = *request.mapping;
    const GroupId group = m_tables.events[event].group;
    // For ever (WANIPConnection:1 s2.2.23) is no time that could be kept or missed.
    if (call.adds() && call.lease.value_or(0) > 0) {
        m_tables.events.requested(group, *call.lease);
        renewed(mappingKey(call, s), s, group);
    }
}

void WebRequests::subscribed(const HttpRequest& request, const Sighting& s, EventId event)
{
    const GroupId group = m_tables.events[event].group;
    if (request.timeout)
        m_tables.events.requested(group, *request.timeout);
    if (request.sid)
        renewed(*request.sid, s, group);
}

void WebRequests::onAnswer(const HttpReply& answer, const Sighting& s)
{
    const std::uint64_t key = exchangeKey(s, answer.number);
    const Open* found = answer.interim() ? nullptr : m_open.find(key);
    if (!found)
        return;
    const Open open = *found;
    m_open.erase(key);
    const bool done = open.subscribes ? answer.granted() : open.mapping ? answer.succeeded() : answer.status < 400;
    answerEvent(m_tables, open.event, s, open.sent, done ? Outcome::Answered : Outcome::Failed);
    if (open.mapping && done)
        mapped(*open.mapping, open.event, s);
    else if (open.subscribes && done && answer.timeout.value_or(0) > 0)
        granted(*answer.sid, open.event, PromiseKind::Subscription, *answer.timeout, s.time());
    else if (!open.mapping && !open.subscribes && answer.keepAlive.value_or(0) > 0)
        m_tables.events.promised(open.event, PromiseKind::HttpKeepAlive, *answer.keepAlive);
}

void WebRequests::mapped(const PortMappingCall& call, EventId event, const Sighting& s)
{
    if (!call.adds())
        m_grants.erase(mappingKey(call, s));
    else if (call.lease.value_or(0) > 0)
        granted(mappingKey(call, s), event, PromiseKind::MappingLifetime, *call.lease, s.time());
}

} // namespace phonehome
