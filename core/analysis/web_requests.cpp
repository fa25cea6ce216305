// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/web_requests.h"

namespace phonehome {

namespace {

/// "SOAP AddPortMapping" out of "urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping".
std::string kindOf(const HttpRequest& request)
{
    if (!request.soapAction)
        return request.method;
    return "SOAP " + request.soapAction->substr(request.soapAction->rfind('#') + 1);
}

} // namespace

void WebRequests::on(const HttpRequest& request, const Sighting& sighting)
{
    Sighting own = sighting;
    // A proxy is asked for somebody else's name, and what is asked of the device at home is its own name.
    const bool proxied = request.method == "CONNECT" || request.target.empty();
    const std::string host = request.hostName();
    const bool named = m_tables.flows[own.place.flow].nameSource == NameSource::HttpHost;
    if (!host.empty() && !proxied && !named && own.place.outgoing) {
        const FlowId flow = m_tables.flows.nameConnection(own.place.connection, host, NameSource::HttpHost);
        if (flow.valid())
            own.place.flow = flow;
        m_tables.flows.setApp(own.place.flow, Protocol::Http);
    }
    const EventId event = openEvent(m_tables, own, kindOf(request), Outcome::OneWay);
    if (request.method == "SUBSCRIBE")
        subscribed(request, own, event);
    else if (request.method == "UNSUBSCRIBE" && request.sid)
        m_grants.erase(*request.sid);
}

void WebRequests::subscribed(const HttpRequest& request, const Sighting& s, EventId event)
{
    const GroupId group = m_tables.events[event].group;
    if (request.timeout)
        m_tables.events.requested(group, *request.timeout);
    if (const Grant* grant = request.sid ? m_grants.find(*request.sid) : nullptr)
        m_tables.events.renewed(group, s.time() - grant->time, grant->seconds);
    // OneWay until an answer is seen: where answers to other requests came before, it is not read.
    m_open.put(std::to_string(s.place.connection), {event, s.time()});
}

void WebRequests::onGranted(const SubscriptionAnswer& answer, const Sighting& s)
{
    const std::string key = std::to_string(s.place.connection);
    const Open* open = m_open.find(key);
    if (!open)
        return;
    answerEvent(m_tables, open->event, s, open->sent, answer.granted() ? Outcome::Answered : Outcome::Failed);
    if (answer.granted() && answer.timeout.value_or(0) > 0) {
        m_tables.events.promised(open->event, PromiseKind::Subscription, *answer.timeout);
        m_grants.put(*answer.sid, {s.time(), *answer.timeout});
    }
    m_open.erase(key);
}

} // namespace phonehome
