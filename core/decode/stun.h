// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/net/ip_address.h"

namespace phonehome {

enum class StunClass : std::uint8_t { Request, Indication, Success, Error };

/// STUN methods (RFC 8489, 8656, 6062, 3489); any other number is kept.
enum class StunMethod : std::uint16_t {
    Binding = 0x001,
    SharedSecret = 0x002,
    Allocate = 0x003,
    Refresh = 0x004,
    Send = 0x006,
    Data = 0x007,
    CreatePermission = 0x008,
    ChannelBind = 0x009,
    Connect = 0x00a,
    ConnectionBind = 0x00b,
    ConnectionAttempt = 0x00c,
};

/// "Refresh", or "0x080".
std::string stunMethodText(StunMethod method);
/// "request", "indication", "success", "error"
std::string stunClassText(StunClass klass);

/// One attribute as it stood on the wire (RFC 8489 s14); offset of its value from the message's start.
struct StunAttribute {
    std::uint16_t type = 0;
    std::vector<std::uint8_t> value;
    std::size_t offset = 0;
};

/// "LIFETIME", or "0x8042".
std::string stunAttributeName(std::uint16_t type);

/// Its bytes, held without an allocation: every message has one.
class StunTransactionId {
public:
    StunTransactionId() = default;
    /// At most 16 bytes.
    explicit StunTransactionId(ByteView bytes)
        : m_size(static_cast<std::uint8_t>(std::min(bytes.size(), m_bytes.size())))
    {
        std::copy_n(bytes.begin(), m_size, m_bytes.begin());
    }

    std::size_t size() const { return m_size; }
    const std::uint8_t* data() const { return m_bytes.data(); }
    const std::uint8_t* begin() const { return m_bytes.data(); }
    const std::uint8_t* end() const { return m_bytes.data() + m_size; }
    std::uint8_t front() const { return m_bytes.front(); }
    bool operator==(const StunTransactionId&) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
    std::uint8_t m_size = 0;
};

struct StunMessage {
    StunMethod method{};
    StunClass klass{};
    bool classic = false;                  ///< RFC 3489, no magic cookie
    StunTransactionId transactionId;       ///< 12 bytes, 16 for classic
    std::vector<StunAttribute> attributes; ///< all, in wire order, unknown ones too

    // Read out of the attributes; the first of a kind counts.
    std::optional<std::uint32_t> lifetime; ///< seconds
    std::optional<Endpoint> xorMapped;     ///< never for classic
    std::optional<Endpoint> mapped;
    std::optional<Endpoint> xorRelayed;
    std::optional<Endpoint> xorPeer;
    std::optional<Endpoint> alternateServer;
    std::optional<Endpoint> responseOrigin;
    std::optional<Endpoint> otherAddress;
    std::optional<std::uint16_t> errorCode; ///< as sent; RFC 8489 s14.8 allows 300..699
    std::string errorReason;
    std::string username;
    std::string realm;
    std::string nonce;
    std::string software;
    std::optional<std::uint8_t> requestedTransport; ///< IP protocol number: 17 UDP, 6 TCP
    std::optional<std::uint32_t> connectionId;      ///< RFC 6062
    std::optional<std::uint16_t> channelNumber;
    std::optional<std::uint32_t> priority; ///< ICE
    bool useCandidate = false;
    std::optional<bool> fingerprintValid; ///< nullopt: no FINGERPRINT
};

/// True when the bytes start with a STUN header with magic cookie and a plausible length; says nothing of the rest.
bool looksLikeStun(ByteView bytes);

/// A whole message that fills the view exactly (RFC 8489 s5, s14); attributes must tile the body. Takes messages
/// without cookie (RFC 3489) too: the caller decides by port and type whether those count (isClassicStunType).
Decoded<StunMessage> decodeStun(ByteView message);
/// The start of a message whose end the snap length took: the header, and those attributes that are whole.
Decoded<StunMessage> decodeCutStun(ByteView start);

/// Types that RFC 3489 knew: without cookie only these are believed, and only on ports 3478 and 3479.
bool isClassicStunType(std::uint16_t type);

/// Framing on TCP: the STUN message or ChannelData (skipped, padded to 4) that starts the stream.
struct StunFrame {
    enum class Kind : std::uint8_t { NeedMore, Message, ChannelData, NotStun };
    Kind kind{};
    std::size_t size = 0; ///< bytes it takes in the stream
};
StunFrame nextStunOverTcp(ByteView stream);

} // namespace phonehome
