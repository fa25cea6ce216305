// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"

namespace phonehome {

enum class SsdpKind : std::uint8_t { Search, Notify, Response };

/// UPnP Device Architecture 1.1 s1.2-1.3. Text is UTF-8 (bad bytes U+FFFD), blanks and tabs cut at both ends;
/// the first header of a name counts; nullopt: header absent.
struct SsdpMessage {
    SsdpKind kind{};
    std::optional<std::uint16_t> status; ///< responses
    std::optional<std::string> nt;
    std::optional<std::string> nts;
    std::optional<std::string> st;
    std::optional<std::string> usn;
    std::optional<std::string> server;
    std::optional<std::string> location;
    std::optional<std::string> userAgent;
    std::optional<std::string> man;
    std::optional<std::uint32_t> mx;     ///< seconds
    std::optional<std::uint32_t> maxAge; ///< seconds, of CACHE-CONTROL
    std::optional<std::uint32_t> bootId; ///< BOOTID.UPNP.ORG
    std::optional<std::uint32_t> configId;
    std::vector<std::pair<std::string, std::string>> headers; ///< all, in order, names as written, at most 64
};

/// Start line "NOTIFY x HTTP/1.n", "M-SEARCH x HTTP/1.n" or "HTTP/1.n ddd ...". LF alone ends a line too, folded
/// lines (leading blank) belong to the header before.
Decoded<SsdpMessage> decodeSsdp(ByteView message);

/// Does a datagram off port 1900 look like a search reply? "HTTP/1." and an ST header.
bool looksLikeSsdpReply(ByteView message);

/// The part of a USN that names the device: "uuid:…" up to "::"; empty when there is none.
std::string ssdpDeviceId(const std::string& usn);

} // namespace phonehome
