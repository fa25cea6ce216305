// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "core/base/text.h"
#include "core/decode/field.h"
#include "core/decode/packet.h"

namespace phonehome {

namespace {

void describe(const PortMappingCall& call, std::vector<Field>& out)
{
    const auto add = [&out](const char* name, const std::string& value) {
        if (!value.empty())
            out.push_back({name, visibleText(value), 1, 0, 0});
    };
    out.push_back({call.action, {}, 0, 0, 0});
    add("NewRemoteHost", call.remoteHost);
    add("NewExternalPort", std::to_string(call.externalPort));
    if (call.protocol != 0)
        add("NewProtocol", call.protocol == ip_protocol::kUdp ? "UDP" : "TCP");
    if (!call.adds())
        return;
    add("NewInternalPort", std::to_string(call.internalPort));
    if (call.client)
        add("NewInternalClient", call.client->text());
    add("NewEnabled", call.enabled ? "1" : "0");
    add("NewPortMappingDescription", call.description);
    if (call.lease)
        add("NewLeaseDuration", *call.lease == 0 ? std::string("0 (for ever)") : std::to_string(*call.lease) + " s");
}

} // namespace

std::vector<Field> describe(const HttpRequest& m)
{
    std::vector<Field> out;
    out.push_back({"method", visibleText(m.method, 32), 0, 0, m.method.size()});
    out.push_back({"target", visibleText(m.target), 0, 0, 0});
    const auto add = [&out](const char* name, const std::optional<std::string>& value) {
        if (value)
            out.push_back({name, visibleText(*value), 0, 0, 0});
    };
    add("Host", m.host);
    add("User-Agent", m.userAgent);
    add("SOAPACTION", m.soapAction);
    add("NT", m.eventType);
    add("CALLBACK", m.callback);
    add("SID", m.sid);
    if (m.timeout)
        out.push_back({"TIMEOUT", std::to_string(*m.timeout) + " s", 0, 0, 0});
    if (m.bodySize > 0)
        out.push_back({"Content-Length", std::to_string(m.bodySize), 0, 0, 0});
    if (m.mapping)
        describe(*m.mapping, out);
    return out;
}

std::vector<Field> describe(const HttpReply& m)
{
    std::vector<Field> out;
    out.push_back({"status", std::to_string(m.status), 0, 9, 3});
    if (m.keepAlive)
        out.push_back({"Keep-Alive timeout", std::to_string(*m.keepAlive) + " s", 0, 0, 0});
    if (m.bodySize > 0)
        out.push_back({"Content-Length", std::to_string(m.bodySize), 0, 0, 0});
    if (m.sid)
        out.push_back({"SID", visibleText(*m.sid), 0, 0, 0});
    if (m.timeout)
        out.push_back({"TIMEOUT", std::to_string(*m.timeout) + " s", 0, 0, 0});
    return out;
}

} // namespace phonehome
