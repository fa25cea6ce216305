// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/decode/port_mapping_call.h"

namespace phonehome {

/// The head of an HTTP/1 request (RFC 9112 s3), as far as it tells who asks whom for what. Bodies, cookies and
/// credentials are not kept. UPnP's SUBSCRIBE and NOTIFY over TCP (UDA 2.0 s4.1) and SOAP calls are such requests; of
/// calls for a port mapping the body is read.
struct HttpRequest {
    std::string method;
    std::string target;                    ///< as sent, without what follows '?': queries hold secrets
    std::optional<std::string> host;       ///< Host field, or the authority of an absolute target, which wins
    std::optional<std::string> userAgent;  ///< UTF-8, bad bytes U+FFFD
    std::optional<std::string> soapAction; ///< SOAPACTION without its quotes: "urn:…:WANIPConnection:1#AddPortMapping"
    std::optional<std::string> eventType;  ///< NT of UPnP eventing: "upnp:event"
    std::optional<std::string> callback;   ///< CALLBACK of UPnP eventing
    std::optional<std::string> sid;        ///< SID of UPnP eventing: absent in a first SUBSCRIBE
    std::optional<std::uint32_t> timeout;  ///< TIMEOUT of SUBSCRIBE, seconds asked for; nullopt for "infinite" too
    std::uint64_t bodySize = 0;            ///< Content-Length
    bool bodyUnknown = false;              ///< chunked, or upgraded: what follows can't be told apart
    std::shared_ptr<const PortMappingCall> mapping; ///< nullptr: no such call, or its body says none
    std::uint32_t number = 0;                       ///< of its connection, from 1; set by who reads the connection
    std::size_t size = 0;                           ///< bytes of the head, and of the body where it was read
    bool bodyRead = false;

    /// Bytes of the body that follow size.
    std::uint64_t bodyLeft() const { return bodyRead ? 0 : bodySize; }
    /// The host's name without its port; empty when it is an address or there is none.
    std::string hostName() const;
};

/// The head of an answer (RFC 9112 s4), as far as it promises something. Bodies are not kept.
struct HttpReply {
    std::uint16_t status = 0;
    std::optional<std::string> sid;         ///< the subscription (UDA 2.0 s4.1.2)
    std::optional<std::uint32_t> timeout;   ///< seconds for which events come; nullopt: for ever, or not said
    std::optional<std::uint32_t> keepAlive; ///< "Keep-Alive: timeout=…" (after RFC 2068 s19.7.1): how long it waits, s
    std::uint64_t bodySize = 0;             ///< Content-Length; 0 for those that never have a body
    bool bodyUnknown = false;               ///< chunked, or upgraded
    std::uint32_t number = 0;               ///< of the request that it answers
    std::size_t size = 0;                   ///< bytes of the head

    std::uint64_t bodyLeft() const { return bodySize; }
    /// On the way (RFC 9110 s15.2): the answer proper follows.
    bool interim() const { return status < 200 && status != 101; }
    bool succeeded() const { return status >= 200 && status < 300; }
    bool granted() const { return succeeded() && sid; }
};

/// Does a stream begin with a request's method? Also true for a beginning too short to tell.
bool looksLikeHttpRequest(ByteView stream);

/// The request at the start of a TCP direction, with its body where that is a call for a port mapping. nullopt inside:
/// needs more bytes. A violation: no request.
Decoded<std::optional<HttpRequest>> decodeHttpRequest(ByteView stream);

/// The answer at the start of the other direction, likewise.
Decoded<std::optional<HttpReply>> decodeHttpReply(ByteView stream);

} // namespace phonehome
