// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/time.h"

namespace phonehome {

/// DLT numbers that the link layer reads (tcpdump.org/linktypes.html).
enum class LinkType : std::uint32_t {
    Null = 0,
    Ethernet = 1,
    Ppp = 9,
    RawBsd = 12,
    RawOpenBsd = 14,
    PppSerial = 50,
    PppEther = 51,
    Raw = 101,
    CiscoHdlc = 104,
    Wireless = 105, ///< IEEE 802.11, without a header by the card
    Loop = 108,
    LinuxSll = 113,
    Pflog = 117,
    WirelessPrism = 119,
    WirelessRadiotap = 127,
    WirelessAvs = 163,
    Ppi = 192,
    Ipv4 = 228,
    Ipv6 = 229,
    Nflog = 239,
    LinuxSll2 = 276,
    SwitchBroadcom = 281,       ///< tag between the MACs and the EtherType
    SwitchBroadcomPrefix = 282, ///< tag before the frame
    SwitchMarvell = 284,        ///< DSA
    SwitchMarvellTyped = 285,   ///< DSA with an EtherType of its own
};

/// The DLT number for a file's LINKTYPE number: they are the same but for a few old ones (tcpdump.org/linktypes.html).
std::uint32_t dltOfLinkType(std::uint32_t linkType);
/// The way back.
std::uint32_t linkTypeOfDlt(std::uint32_t dlt);
/// True for the link types decodeLink understands.
bool isKnownLinkType(std::uint32_t linkType);
/// "EN10MB", "LINUX_SLL2" …, or "DLT 147".
std::string linkTypeText(std::uint32_t linkType);

/// Which file of a data set, from 0. A recording at full speed begins a new one every few seconds.
using FileIndex = std::uint32_t;

/// One captured frame as a source delivers it. data is valid until the source's next call.
struct Frame {
    std::uint64_t number = 0;    ///< in its file, from 1, as Wireshark counts: custom blocks have a number too
    FileIndex file = 0;          ///< which file of the set
    std::uint16_t interface = 0; ///< pcapng interface of its section, 0 for pcap
    std::uint32_t linkType = 0;  ///< DLT number
    std::uint32_t length = 0;    ///< bytes on the wire
    Timestamp time;
    ByteView data;        ///< bytes captured, at most length
    bool hasTime = true;  ///< false: the file gives none (pcapng simple packets), time is 0
    bool carried = false; ///< taken out of another frame of the same number (TZSP)
    bool isPacket = true; ///< false: a pcapng custom block, which has neither time nor link layer

    bool isCut() const { return data.size() < length; }
};

} // namespace phonehome
