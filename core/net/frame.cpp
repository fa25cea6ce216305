// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/frame.h"

#include <algorithm>
#include <array>

namespace phonehome {

namespace {

struct LinkTypeName {
    LinkType type;
    const char* name;
};

/// Names as tcpdump.org/linktypes.html has them, without "LINKTYPE_".
constexpr std::array kNames{
    LinkTypeName{LinkType::Null, "NULL"},
    LinkTypeName{LinkType::Ethernet, "EN10MB"},
    LinkTypeName{LinkType::Ppp, "PPP"},
    LinkTypeName{LinkType::RawBsd, "RAW"},
    LinkTypeName{LinkType::RawOpenBsd, "RAW"},
    LinkTypeName{LinkType::PppSerial, "PPP_SERIAL"},
    LinkTypeName{LinkType::PppEther, "PPP_ETHER"},
    LinkTypeName{LinkType::Raw, "RAW"},
    LinkTypeName{LinkType::CiscoHdlc, "C_HDLC"},
    LinkTypeName{LinkType::Loop, "LOOP"},
    LinkTypeName{LinkType::LinuxSll, "LINUX_SLL"},
    LinkTypeName{LinkType::Ipv4, "IPV4"},
    LinkTypeName{LinkType::Ipv6, "IPV6"},
    LinkTypeName{LinkType::LinuxSll2, "LINUX_SLL2"},
};

const LinkTypeName* find(std::uint16_t linkType)
{
    const auto found = std::find_if(kNames.begin(), kNames.end(), [linkType](const LinkTypeName& row) {
        return static_cast<std::uint16_t>(row.type) == linkType;
    });
    return found == kNames.end() ? nullptr : &*found;
}

} // namespace

bool isKnownLinkType(std::uint16_t linkType)
{
    return find(linkType) != nullptr;
}

std::string linkTypeText(std::uint16_t linkType)
{
    const LinkTypeName* row = find(linkType);
    return row ? row->name : "DLT " + std::to_string(linkType);
}

} // namespace phonehome
