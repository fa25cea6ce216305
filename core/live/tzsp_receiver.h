// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/live/child_process.h"
#include "core/live/tzsp_counts.h"
#include "core/live/tzsp_listener.h"
#include "core/net/ip_address.h"
#include "core/net/tzsp.h"

namespace phonehome {

/// Receives what a MikroTik router streams (TaZmen Sniffer Protocol, UDP) and gives it as a pcapng stream: each frame
/// with the time at which its datagram came, by link type an interface. Anybody can send to the port, so all of it is
/// hostile. Nothing is answered.
class TzspReceiver {
public:
    /// Errors: CantListen with the system's words.
    static Result<TzspReceiver> open(const TzspListener& listener);

    /// To be waited on.
    int fd() const { return m_socket.get(); }
    /// Takes what waits, at most 32 datagrams. Gives pcapng, of the first call with the section's start, and empty when
    /// nothing came. Valid until the next call.
    ByteView receive();
    /// Datagrams that the last call took, whatever was in them.
    std::size_t came() const { return m_came; }
    const TzspCounts& counts() const { return m_counts; }

private:
    explicit TzspReceiver(Descriptor socket);

    void take(ByteView datagram, const IpAddress& from, std::uint64_t ns);
    std::uint32_t interfaceOf(LinkType type);
    /// What the kernel has dropped: asked for, since with the packets it comes only when further ones do.
    void countDrops();

    Descriptor m_socket;
    std::size_t m_came = 0;
    std::vector<std::uint8_t> m_room;
    std::string m_out;
    std::string m_given; ///< by the last call
    std::vector<LinkType> m_interfaces;
    std::uint32_t m_dropsSeen = 0;
    TzspCounts m_counts;
};

} // namespace phonehome
