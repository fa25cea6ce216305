// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/port_mapping_call.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <pugixml.hpp>

#include "core/base/text.h"
#include "core/decode/packet.h"

namespace phonehome {

namespace {

constexpr std::array<std::string_view, 3> kActions{"AddPortMapping", "AddAnyPortMapping", "DeletePortMapping"};
/// Longer than any description a router shows.
constexpr std::size_t kTextMax = 1024;

bool isAction(std::string_view name)
{
    return std::find(kActions.begin(), kActions.end(), name) != kActions.end();
}

/// The element's name without its namespace's prefix, which every writer chooses for itself.
std::string_view localName(const pugi::xml_node& node)
{
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

template <typename Wanted> pugi::xml_node child(const pugi::xml_node& parent, Wanted wanted)
{
    return parent.find_child([&](const pugi::xml_node& node) { return wanted(localName(node)); });
}

bool isBody(std::string_view name)
{
    return name == "Body";
}

/// What the argument says; empty where it is not there.
std::string argument(const pugi::xml_node& call, std::string_view name)
{
    const pugi::xml_node found = child(call, [name](std::string_view local) { return local == name; });
    return utf8FromWire(trimmed(std::string_view(found.text().get())).substr(0, kTextMax));
}

template <typename Number> std::optional<Number> number(const std::string& text)
{
    Number value = 0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(value) : std::nullopt;
}

std::uint8_t protocolOf(const std::string& name)
{
    if (equalsIgnoringAsciiCase(name, "udp"))
        return ip_protocol::kUdp;
    return equalsIgnoringAsciiCase(name, "tcp") ? ip_protocol::kTcp : std::uint8_t{0};
}

} // namespace

bool isPortMappingAction(std::string_view soapAction)
{
    const auto hash = soapAction.rfind('#');
    return hash != soapAction.npos && isAction(soapAction.substr(hash + 1));
}

std::optional<PortMappingCall> decodePortMappingCall(ByteView envelope)
{
    pugi::xml_document document;
    // Neither document types nor processing instructions: of entities only the five of XML itself and numbers are known.
    constexpr unsigned kHow = pugi::parse_minimal | pugi::parse_escapes | pugi::parse_cdata;
    if (!document.load_buffer(envelope.data(), envelope.size(), kHow))
        return std::nullopt;
    const pugi::xml_node call = child(child(document.document_element(), isBody), isAction);
    if (!call)
        return std::nullopt;
    PortMappingCall out;
    out.action = localName(call);
    out.protocol = protocolOf(argument(call, "NewProtocol"));
    out.externalPort = number<std::uint16_t>(argument(call, "NewExternalPort")).value_or(0);
    out.internalPort = number<std::uint16_t>(argument(call, "NewInternalPort")).value_or(0);
    out.client = IpAddress::parse(argument(call, "NewInternalClient"));
    out.remoteHost = argument(call, "NewRemoteHost");
    out.description = argument(call, "NewPortMappingDescription");
    const std::string enabled = argument(call, "NewEnabled");
    out.enabled =
        enabled != "0" && !equalsIgnoringAsciiCase(enabled, "false") && !equalsIgnoringAsciiCase(enabled, "no");
    out.lease = number<std::uint32_t>(argument(call, "NewLeaseDuration"));
    return out;
}

} // namespace phonehome
