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
    openEvent(m_tables, own, kindOf(request), Outcome::OneWay);
}

} // namespace phonehome
