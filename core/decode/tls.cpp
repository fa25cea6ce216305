// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/tls.h"

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

constexpr std::uint8_t kHandshake = 22;
constexpr std::uint8_t kClientHello = 1;
/// RFC 8446 s5.1: 2^14 and what protection may add.
constexpr std::size_t kRecordMax = 16640;
constexpr std::size_t kHelloMax = 65536;

namespace extension {
constexpr std::uint16_t kServerName = 0;
constexpr std::uint16_t kAlpn = 16;
constexpr std::uint16_t kSupportedVersions = 43;
constexpr std::uint16_t kEncryptedHello = 0xfe0d;
} // namespace extension

/// RFC 6066 s3; false: a name list that contradicts itself.
bool readServerName(ByteReader value, TlsClientHello& hello)
{
    const std::size_t size = value.remaining();
    if (size < 5 || hello.serverName)
        return true;
    const std::size_t list = value.u16();
    const std::uint8_t type = value.u8();
    const std::size_t length = value.u16();
    if (type != 0 || length + 3 > list || list + 2 != size)
        return false;
    hello.serverName = utf8FromWire(value.take(length));
    return value.ok();
}

void readAlpn(ByteReader value, TlsClientHello& hello)
{
    ByteReader list = value.sub(value.u16());
    while (list.ok() && !list.atEnd()) {
        const ByteView protocol = list.take(list.u8());
        if (list.ok())
            hello.alpn.push_back(utf8FromWire(protocol));
    }
}

void readVersions(ByteReader value, TlsClientHello& hello)
{
    ByteReader list = value.sub(value.u8());
    while (list.remaining() >= 2)
        hello.versions.push_back(list.u16());
}

Decoded<TlsClientHello> readHello(ByteView body)
{
    ByteReader in(body);
    TlsClientHello hello;
    hello.helloVersion = in.u16();
    in.skip(32);
    in.skip(in.u8());
    in.skip(in.u16());
    in.skip(in.u8());
    if (!in.ok())
        return malformed(Malformed::Cut, in.offset());
    if (in.atEnd())
        return hello;
    const std::size_t size = in.u16();
    if (!in.ok() || size != in.remaining())
        return malformed(Malformed::BadLength, in.offset());
    while (!in.atEnd()) {
        const std::uint16_t type = in.u16();
        ByteReader value = in.sub(in.u16());
        if (!in.ok())
            return malformed(Malformed::Cut, in.offset());
        if (type == extension::kServerName && !readServerName(value, hello))
            return malformed(Malformed::BadLength, value.offset());
        if (type == extension::kAlpn)
            readAlpn(value, hello);
        if (type == extension::kSupportedVersions)
            readVersions(value, hello);
        if (type == extension::kEncryptedHello)
            hello.encryptedHello = true;
    }
    return hello;
}

/// Bytes that a handshake message lacks at the least; of its length, as far as that is known.
std::size_t lacking(ByteView handshake)
{
    constexpr std::size_t kHead = 4;
    ByteReader in(handshake);
    in.skip(1);
    const std::size_t size = in.u24();
    return (in.ok() ? kHead + size : kHead) - handshake.size();
}

std::string versionText(std::uint16_t version)
{
    switch (version) {
    case 0x0300: return "SSL 3.0";
    case 0x0301: return "TLS 1.0";
    case 0x0302: return "TLS 1.1";
    case 0x0303: return "TLS 1.2";
    case 0x0304: return "TLS 1.3";
    default: break;
    }
    const std::uint8_t bytes[] = {static_cast<std::uint8_t>(version >> 8U), static_cast<std::uint8_t>(version)};
    // RFC 8701: values that mean nothing, sent so that servers learn to ignore what they do not know.
    return "0x" + hexText(bytes) + ((version & 0x0f0fU) == 0x0a0a ? " (GREASE)" : "");
}

} // namespace

Decoded<std::optional<TlsClientHello>> decodeHandshakeHello(ByteView handshake)
{
    if (!handshake.empty() && handshake[0] != kClientHello)
        return malformed(Malformed::BadValue, 0);
    if (handshake.size() < 4)
        return std::optional<TlsClientHello>{};
    ByteReader in(handshake);
    in.skip(1);
    const std::size_t need = in.u24();
    if (need + 4 > kHelloMax)
        return malformed(Malformed::BadLength, 0);
    if (handshake.size() < need + 4)
        return std::optional<TlsClientHello>{};
    auto hello = readHello(in.take(need));
    if (!hello)
        return tl::make_unexpected(hello.error());
    hello->size = need + 4;
    return std::optional<TlsClientHello>(std::move(*hello));
}

Decoded<std::optional<TlsClientHello>> decodeClientHello(ByteView stream)
{
    std::size_t needs = 0;
    return decodeClientHello(stream, needs);
}

Decoded<std::optional<TlsClientHello>> decodeClientHello(ByteView stream, std::size_t& needs)
{
    std::vector<std::uint8_t> handshake;
    std::optional<std::uint16_t> recordVersion;
    needs = stream.size() + lacking(handshake);
    ByteReader in(stream);
    while (true) {
        const ByteView head = in.peek();
        if ((!head.empty() && head[0] != kHandshake) || (head.size() > 1 && head[1] != 3))
            return malformed(Malformed::BadValue, in.offset());
        if (head.size() < 5)
            return std::optional<TlsClientHello>{};
        in.skip(1);
        const std::uint16_t version = in.u16();
        const std::size_t length = in.u16();
        if ((version & 0xffU) > 4 || length == 0 || length > kRecordMax)
            return malformed(Malformed::BadValue, in.offset());
        if (!recordVersion)
            recordVersion = version;
        const ByteView part = in.take(std::min(length, in.remaining()));
        handshake.insert(handshake.end(), part.begin(), part.end());
        auto hello = decodeHandshakeHello(handshake);
        if (!hello)
            return hello;
        if (*hello) {
            (*hello)->recordVersion = *recordVersion;
            (*hello)->size = in.offset();
            return hello;
        }
        needs = stream.size() + lacking(handshake);
        if (part.size() < length)
            return std::optional<TlsClientHello>{};
    }
}

std::vector<Field> describe(const TlsClientHello& hello)
{
    std::vector<Field> out;
    const bool records = hello.recordVersion != 0;
    if (records)
        out.push_back({"record version", versionText(hello.recordVersion), 0, 1, 2});
    else
        out.push_back({"carried by", "QUIC", 0, 0, 0});
    out.push_back({"handshake", "ClientHello, " + versionText(hello.helloVersion), 0, records ? 5U : 0U, 1});
    if (hello.serverName)
        out.push_back({"server_name", visibleText(*hello.serverName), 0, 0, 0});
    for (const std::string& alpn : hello.alpn)
        out.push_back({"ALPN", visibleText(alpn), 0, 0, 0});
    for (const std::uint16_t version : hello.versions)
        out.push_back({"supported_versions", versionText(version), 0, 0, 0});
    if (hello.encryptedHello)
        out.push_back({"encrypted_client_hello", "present: the name above may be the provider's only", 0, 0, 0});
    return out;
}

} // namespace phonehome
