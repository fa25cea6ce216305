// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/decode/decoded.h"

namespace phonehome {

/// RFC 5905 s7.3. In modes 6 (control, RFC 9327) and 7 (private) only mode, version and responseBit mean anything.
struct NtpMessage {
    std::uint8_t leap = 0;
    std::uint8_t version = 0;
    std::uint8_t mode = 0;    ///< 1 symmetric active, 2 passive, 3 client, 4 server, 5 broadcast, 6, 7
    bool responseBit = false; ///< mode 6: R of byte 1; mode 7: bit 7 of byte 0
    std::uint8_t stratum = 0;
    std::int8_t poll = 0;        ///< log2 seconds: a hint, clients poll as they like
    std::int8_t precision = 0;   ///< log2 seconds
    std::uint32_t rootDelay = 0; ///< 16.16 seconds
    std::uint32_t rootDispersion = 0;
    std::array<std::uint8_t, 4> refid{};
    std::uint64_t reference = 0; ///< 32.32 seconds, as on the wire; 0 = unset
    std::uint64_t origin = 0;
    std::uint64_t receive = 0;
    std::uint64_t transmit = 0;
    std::size_t trailing = 0; ///< bytes after the 48: extension fields, MAC

    bool hasTimes() const { return mode >= 1 && mode <= 5; }
    /// A server says what time it is. One that is not synchronized, or says so at stratum 0 or 16, knows none.
    bool tellsTime() const { return mode == 4 && leap != 3 && stratum > 0 && stratum < 16 && transmit != 0; }
    /// Kiss code ("RATE") at stratum 0, clock name ("GPS") at 1, else four bytes as hex: above stratum 1 the id may be
    /// an IPv4 address or a hash, and is never shown as an address for certain.
    std::string refidText() const;
};

/// Modes 1..5 need 48 bytes, modes 6 and 7 one. Mode 0 and version 0 are refused.
Decoded<NtpMessage> decodeNtp(ByteView message);

/// NTP time to Unix time; seconds below 2^31 are era 1 (from 2036). 0 stays the epoch of "unset": check before.
Timestamp ntpTime(std::uint64_t wire);

} // namespace phonehome
