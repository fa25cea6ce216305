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
    LinkTypeName{LinkType::Wireless, "IEEE802_11"},
    LinkTypeName{LinkType::Loop, "LOOP"},
    LinkTypeName{LinkType::LinuxSll, "LINUX_SLL"},
    LinkTypeName{LinkType::Pflog, "PFLOG"},
    LinkTypeName{LinkType::WirelessPrism, "PRISM_HEADER"},
    LinkTypeName{LinkType::WirelessRadiotap, "IEEE802_11_RADIO"},
    LinkTypeName{LinkType::WirelessAvs, "IEEE802_11_RADIO_AVS"},
    LinkTypeName{LinkType::Ppi, "PPI"},
    LinkTypeName{LinkType::Ipv4, "IPV4"},
    LinkTypeName{LinkType::Ipv6, "IPV6"},
    LinkTypeName{LinkType::Nflog, "NFLOG"},
    LinkTypeName{LinkType::LinuxSll2, "LINUX_SLL2"},
    LinkTypeName{LinkType::SwitchBroadcom, "DSA_TAG_BRCM"},
    LinkTypeName{LinkType::SwitchBroadcomPrefix, "DSA_TAG_BRCM_PREPEND"},
    LinkTypeName{LinkType::SwitchMarvell, "DSA_TAG_DSA"},
    LinkTypeName{LinkType::SwitchMarvellTyped, "DSA_TAG_EDSA"},
};

const LinkTypeName* find(std::uint32_t linkType)
{
    const auto found = std::find_if(kNames.begin(), kNames.end(), [linkType](const LinkTypeName& row) {
        return static_cast<std::uint32_t>(row.type) == linkType;
    });
    return found == kNames.end() ? nullptr : &*found;
}

} // namespace

namespace {

struct Differing {
    std::uint32_t file;
    std::uint32_t dlt;
};
constexpr std::array kDiffer{Differing{100, 11}, Differing{101, 12}, Differing{102, 15}, Differing{103, 16},
                             Differing{106, 19}};

} // namespace

std::uint32_t dltOfLinkType(std::uint32_t linkType)
{
    const auto row = std::find_if(kDiffer.begin(), kDiffer.end(), [&](const auto& d) { return d.file == linkType; });
    return row == kDiffer.end() ? linkType : row->dlt;
}

std::uint32_t linkTypeOfDlt(std::uint32_t dlt)
{
    const auto row = std::find_if(kDiffer.begin(), kDiffer.end(), [&](const auto& d) { return d.dlt == dlt; });
    return row == kDiffer.end() ? dlt : row->file;
}

bool isKnownLinkType(std::uint32_t linkType)
{
    return find(linkType) != nullptr;
}

std::string linkTypeText(std::uint32_t linkType)
{
    const LinkTypeName* row = find(linkType);
    return row ? row->name : "DLT " + std::to_string(linkType);
}

} // namespace phonehome
