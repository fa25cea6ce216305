// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// What a SOAP call asks of an internet gateway: to let in what comes to one of its ports, or to do so no longer
/// (UPnP WANIPConnection:2 s2.5.16, s2.5.18, s2.5.20).
struct PortMappingCall {
    std::string action;              ///< "AddPortMapping", "AddAnyPortMapping", "DeletePortMapping"
    std::uint8_t protocol = 0;       ///< IP protocol number, 0 = neither TCP nor UDP was said
    std::uint16_t externalPort = 0;  ///< 0 = any
    std::uint16_t internalPort = 0;  ///< of additions
    std::optional<IpAddress> client; ///< who is to get it; of additions, where it is an address
    std::string remoteHost;          ///< from whom alone; empty = from everybody
    std::string description;         ///< UTF-8, bad bytes U+FFFD
    bool enabled = true;
    std::optional<std::uint32_t> lease; ///< seconds asked for; 0 = for ever; nullopt: not said

    bool adds() const { return action != "DeletePortMapping"; }
};

/// True for the SOAPACTION of such a call: "urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping".
bool isPortMappingAction(std::string_view soapAction);

/// The call that a SOAP envelope holds. nullopt: no XML, or no such call in it.
std::optional<PortMappingCall> decodePortMappingCall(ByteView envelope);

} // namespace phonehome
