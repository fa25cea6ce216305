// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/time.h"

namespace phonehome {

/// DLT numbers that the link layer reads (tcpdump.org/linktypes.html).
enum class LinkType : std::uint16_t {
    Null = 0,
    Ethernet = 1,
    Ppp = 9,
    RawBsd = 12,
    RawOpenBsd = 14,
    PppSerial = 50,
    PppEther = 51,
    Raw = 101,
    CiscoHdlc = 104,
    Loop = 108,
    LinuxSll = 113,
    Ipv4 = 228,
    Ipv6 = 229,
    LinuxSll2 = 276,
};

/// True for the link types decodePacket understands.
bool isKnownLinkType(std::uint16_t linkType);
/// "EN10MB", "LINUX_SLL2" …, or "DLT 147".
std::string linkTypeText(std::uint16_t linkType);

/// One captured frame as a source delivers it. data is valid until the source's next call.
struct Frame {
    std::uint64_t number = 0;    ///< in its file, from 1
    std::uint16_t file = 0;      ///< which file of the set
    std::uint16_t linkType = 0;  ///< DLT number
    std::uint16_t interface = 0; ///< pcapng interface of its section, 0 for pcap
    std::uint32_t length = 0;    ///< bytes on the wire
    Timestamp time;
    ByteView data; ///< bytes captured, at most length

    bool isCut() const { return data.size() < length; }
};

} // namespace phonehome
