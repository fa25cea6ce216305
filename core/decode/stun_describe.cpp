// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/decode/field.h"
#include "core/decode/stun_attributes.h"

namespace phonehome {

namespace {

struct AttributeName {
    std::uint16_t type;
    const char* name;
};

constexpr std::array kNames{
    AttributeName{0x0001, "MAPPED-ADDRESS"},
    AttributeName{0x0002, "RESPONSE-ADDRESS"},
    AttributeName{0x0003, "CHANGE-REQUEST"},
    AttributeName{0x0004, "SOURCE-ADDRESS"},
    AttributeName{0x0005, "CHANGED-ADDRESS"},
    AttributeName{0x0006, "USERNAME"},
    AttributeName{0x0007, "PASSWORD"},
    AttributeName{0x0008, "MESSAGE-INTEGRITY"},
    AttributeName{0x0009, "ERROR-CODE"},
    AttributeName{0x000a, "UNKNOWN-ATTRIBUTES"},
    AttributeName{0x000b, "REFLECTED-FROM"},
    AttributeName{0x000c, "CHANNEL-NUMBER"},
    AttributeName{0x000d, "LIFETIME"},
    AttributeName{0x0012, "XOR-PEER-ADDRESS"},
    AttributeName{0x0013, "DATA"},
    AttributeName{0x0014, "REALM"},
    AttributeName{0x0015, "NONCE"},
    AttributeName{0x0016, "XOR-RELAYED-ADDRESS"},
    AttributeName{0x0017, "REQUESTED-ADDRESS-FAMILY"},
    AttributeName{0x0018, "EVEN-PORT"},
    AttributeName{0x0019, "REQUESTED-TRANSPORT"},
    AttributeName{0x001a, "DONT-FRAGMENT"},
    AttributeName{0x001b, "ACCESS-TOKEN"},
    AttributeName{0x001c, "MESSAGE-INTEGRITY-SHA256"},
    AttributeName{0x001d, "PASSWORD-ALGORITHM"},
    AttributeName{0x001e, "USERHASH"},
    AttributeName{0x0020, "XOR-MAPPED-ADDRESS"},
    AttributeName{0x0022, "RESERVATION-TOKEN"},
    AttributeName{0x0024, "PRIORITY"},
    AttributeName{0x0025, "USE-CANDIDATE"},
    AttributeName{0x0026, "PADDING"},
    AttributeName{0x0027, "RESPONSE-PORT"},
    AttributeName{0x002a, "CONNECTION-ID"},
    AttributeName{0x8002, "PASSWORD-ALGORITHMS"},
    AttributeName{0x8003, "ALTERNATE-DOMAIN"},
    AttributeName{0x8004, "ICMP"},
    AttributeName{0x8022, "SOFTWARE"},
    AttributeName{0x8023, "ALTERNATE-SERVER"},
    AttributeName{0x8028, "FINGERPRINT"},
    AttributeName{0x8029, "ICE-CONTROLLED"},
    AttributeName{0x802a, "ICE-CONTROLLING"},
    AttributeName{0x802b, "RESPONSE-ORIGIN"},
    AttributeName{0x802c, "OTHER-ADDRESS"},
};

std::string hexNumber(std::uint16_t n, int digits)
{
    const std::array<std::uint8_t, 2> bytes{static_cast<std::uint8_t>(n >> 8U), static_cast<std::uint8_t>(n)};
    return "0x" + hexText(bytes).substr(static_cast<std::size_t>(4 - digits));
}

std::string endpointText(const std::optional<Endpoint>& e, const StunAttribute& a)
{
    return e ? e->text() : hexText(a.value);
}

/// Some clients count the filling to a multiple of four with the text.
std::string textOf(ByteView value)
{
    while (!value.empty() && value.back() == 0)
        value = value.first(value.size() - 1);
    return visibleText(utf8FromWire(value));
}

std::string transportName(const StunMessage& m, const StunAttribute& a)
{
    if (!m.requestedTransport)
        return hexText(a.value);
    if (*m.requestedTransport == 17)
        return "UDP";
    return *m.requestedTransport == 6 ? "TCP" : "protocol " + std::to_string(*m.requestedTransport);
}

std::string bytesText(ByteView value)
{
    constexpr std::size_t kShown = 32;
    return hexText(value.first(std::min(value.size(), kShown))) + (value.size() > kShown ? "…" : "");
}

std::string valueText(const StunMessage& m, const StunAttribute& a)
{
    switch (a.type) {
    case stun_attribute::kMappedAddress: return endpointText(m.mapped, a);
    case stun_attribute::kXorMappedAddress: return endpointText(m.xorMapped, a);
    case stun_attribute::kXorRelayedAddress: return endpointText(m.xorRelayed, a);
    case stun_attribute::kXorPeerAddress: return endpointText(m.xorPeer, a);
    case stun_attribute::kAlternateServer: return endpointText(m.alternateServer, a);
    case stun_attribute::kResponseOrigin: return endpointText(m.responseOrigin, a);
    case stun_attribute::kOtherAddress: return endpointText(m.otherAddress, a);
    case stun_attribute::kLifetime:
        return a.value.size() == 4 ? std::to_string(ByteReader(ByteView(a.value)).u32()) + " s" : hexText(a.value);
    case stun_attribute::kErrorCode:
        return m.errorCode ? std::to_string(*m.errorCode) + " " + visibleText(m.errorReason) : hexText(a.value);
    case stun_attribute::kUsername:
    case stun_attribute::kRealm:
    case stun_attribute::kNonce:
    case stun_attribute::kSoftware: return textOf(a.value);
    case stun_attribute::kRequestedTransport: return transportName(m, a);
    case stun_attribute::kChannelNumber: return m.channelNumber ? hexNumber(*m.channelNumber, 4) : hexText(a.value);
    case stun_attribute::kPriority: return m.priority ? std::to_string(*m.priority) : hexText(a.value);
    case stun_attribute::kFingerprint:
        return bytesText(a.value) + (m.fingerprintValid.value_or(false) ? " (right)" : " (wrong)");
    default: return bytesText(a.value);
    }
}

} // namespace

std::string stunMethodText(StunMethod method)
{
    switch (method) {
    case StunMethod::Binding: return "Binding";
    case StunMethod::SharedSecret: return "SharedSecret";
    case StunMethod::Allocate: return "Allocate";
    case StunMethod::Refresh: return "Refresh";
    case StunMethod::Send: return "Send";
    case StunMethod::Data: return "Data";
    case StunMethod::CreatePermission: return "CreatePermission";
    case StunMethod::ChannelBind: return "ChannelBind";
    case StunMethod::Connect: return "Connect";
    case StunMethod::ConnectionBind: return "ConnectionBind";
    case StunMethod::ConnectionAttempt: return "ConnectionAttempt";
    }
    return hexNumber(static_cast<std::uint16_t>(method), 3);
}

std::string stunClassText(StunClass klass)
{
    constexpr std::array<const char*, 4> kTexts{"request", "indication", "success", "error"};
    return kTexts[static_cast<std::size_t>(klass)];
}

std::string stunAttributeName(std::uint16_t type)
{
    const auto found =
        std::find_if(kNames.begin(), kNames.end(), [type](const AttributeName& row) { return row.type == type; });
    return found == kNames.end() ? hexNumber(type, 4) : found->name;
}

std::vector<Field> describe(const StunMessage& m)
{
    std::vector<Field> out;
    out.push_back({"message type", stunMethodText(m.method) + " " + stunClassText(m.klass), 0, 0, 2});
    if (!m.classic)
        out.push_back({"magic cookie", "0x2112a442", 0, 4, 4});
    const std::size_t idSize = m.transactionId.size();
    out.push_back({"transaction id", hexText(m.transactionId), 0, 20 - idSize, idSize});
    for (const StunAttribute& a : m.attributes)
        out.push_back({stunAttributeName(a.type), valueText(m, a), 0, a.offset, a.value.size()});
    return out;
}

} // namespace phonehome
