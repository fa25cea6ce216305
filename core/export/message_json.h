// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/decode/observer.h"
#include "core/export/json.h"

namespace phonehome {

/// One message as an entry of its list in the captures' SCHEMA. nullopt: the SCHEMA leaves it out (DNS of another
/// opcode or with several questions, a ClientHello without a name).
std::optional<Json> dnsJson(const Observation& o);
Json mdnsJson(const Observation& o);
Json stunJson(const Observation& o);
Json ntpJson(const Observation& o);
Json ssdpJson(const Observation& o);
Json dhcpJson(const Observation& o);
std::optional<Json> tlsJson(const Observation& o);

} // namespace phonehome
