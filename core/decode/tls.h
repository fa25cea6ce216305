// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"

namespace phonehome {

/// What a ClientHello says in the clear (RFC 8446 s4.1.2, 6066 s3).
struct TlsClientHello {
    std::uint16_t recordVersion = 0; ///< 0: not in records, over QUIC
    std::uint16_t helloVersion = 0;
    std::optional<std::string> serverName; ///< SNI as UTF-8, bad bytes U+FFFD
    std::vector<std::string> alpn;
    std::vector<std::uint16_t> versions; ///< supported_versions, empty before TLS 1.3
    bool encryptedHello = false;         ///< extension 0xfe0d: the name shown may be the provider's (GREASE too)
    std::size_t size = 0;                ///< bytes of the stream it took, records and all
};

/// The ClientHello at the start of a TCP direction, over several records (RFC 8446 s5.1).
/// nullopt inside the result: needs more bytes. A violation: these bytes are no ClientHello.
Decoded<std::optional<TlsClientHello>> decodeClientHello(ByteView stream);
/// The same; needs: where it needs more bytes, how many there must be at the least before it can give a hello. Asking
/// again at each byte would read a long one quadratically.
Decoded<std::optional<TlsClientHello>> decodeClientHello(ByteView stream, std::size_t& needs);

/// The same handshake message as QUIC carries it, without records (RFC 9001 s4.1.3); recordVersion stays 0.
Decoded<std::optional<TlsClientHello>> decodeHandshakeHello(ByteView handshake);

} // namespace phonehome
