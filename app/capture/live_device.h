// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <pcap/pcap.h>
#include <tl/expected.hpp>

#include "app/capture/ending.h"

namespace phonehome {

/// An interface opened for capture: promiscuous, whole packets, nanoseconds, never blocking.
struct LiveDevice {
    std::string name;
    std::unique_ptr<pcap_t, void (*)(pcap_t*)> handle;
    std::uint32_t linkType = 0;                 ///< LINKTYPE_
    bpf_u_int32 netmask = PCAP_NETMASK_UNKNOWN; ///< of its first IPv4 network, in host byte order
    std::string warning{};                      ///< what libpcap remarked on; mostly empty
};

/// Wants cap_net_raw, from keepNetRaw(). The right is not needed any more once this returns.
tl::expected<LiveDevice, Ending> openDevice(const std::string& name);

/// From now on only what the filter lets through is captured. Call forbidSockets() before.
tl::expected<void, Ending> setFilter(const LiveDevice& device, const std::string& text);

/// Text to name an interface by in a sentence, cut where a name cannot be that long.
std::string shownName(const std::string& name);

} // namespace phonehome
