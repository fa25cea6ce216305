// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/quic_keys.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace phonehome {

namespace {

constexpr std::size_t kTag = 16;
constexpr std::size_t kHash = 32;
using Hash = std::array<std::uint8_t, kHash>;

/// RFC 9001 s5.2 and RFC 9369 s3.3.1.
constexpr std::array<std::uint8_t, 20> kSaltV1{0x38, 0x76, 0x2c, 0xf7, 0xf5, 0x59, 0x34, 0xb3, 0x4d, 0x17,
                                               0x9a, 0xe6, 0xa4, 0xc8, 0x0c, 0xad, 0xcc, 0xbb, 0x7f, 0x0a};
constexpr std::array<std::uint8_t, 20> kSaltV2{0x0d, 0xed, 0xe3, 0xde, 0xf7, 0x00, 0xa6, 0xdb, 0x81, 0x93,
                                               0x81, 0xbe, 0x6e, 0x26, 0x9d, 0xcb, 0xf9, 0xbd, 0x2e, 0xd9};
/// draft-ietf-quic-tls-29 s5.2.
constexpr std::array<std::uint8_t, 20> kSaltDraft29{0xaf, 0xbf, 0xec, 0x28, 0x99, 0x93, 0xd2, 0x4c, 0x9e, 0x97,
                                                    0x86, 0xf1, 0x9c, 0x61, 0x11, 0xe0, 0x43, 0x90, 0xa8, 0x99};

ByteView saltOf(QuicVersion version)
{
    switch (version) {
    case QuicVersion::V1: return kSaltV1;
    case QuicVersion::V2: return kSaltV2;
    default: return kSaltDraft29;
    }
}

struct FreeCipher {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

bool hmac(ByteView key, ByteView message, Hash& out)
{
    unsigned size = 0;
    return HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), out.data(),
                &size) != nullptr &&
           size == kHash;
}

/// HKDF-Expand-Label of RFC 8446 s7.1 with an empty context; at most one block of output is ever needed.
template <std::size_t N> bool expandLabel(const Hash& secret, std::string_view label, std::array<std::uint8_t, N>& out)
{
    static_assert(N <= kHash);
    // HkdfLabel: length of the output, label, context; the counter of the one block behind it.
    std::string info{'\0', static_cast<char>(N)};
    const std::string whole = "tls13 " + std::string(label);
    info += static_cast<char>(whole.size());
    info += whole;
    info += '\0';
    info += '\1';
    Hash block{};
    if (!hmac(secret, {reinterpret_cast<const std::uint8_t*>(info.data()), info.size()}, block))
        return false;
    std::copy_n(block.begin(), N, out.begin());
    return true;
}

} // namespace

std::optional<QuicKeys> clientInitialKeys(QuicVersion version, ByteView destinationId)
{
    const bool two = version == QuicVersion::V2;
    Hash initial{};
    Hash client{};
    QuicKeys keys;
    const bool done = hmac(saltOf(version), destinationId, initial) && expandLabel(initial, "client in", client) &&
                      expandLabel(client, two ? "quicv2 key" : "quic key", keys.key) &&
                      expandLabel(client, two ? "quicv2 iv" : "quic iv", keys.iv) &&
                      expandLabel(client, two ? "quicv2 hp" : "quic hp", keys.headerKey);
    return done ? std::optional(keys) : std::nullopt;
}

std::optional<std::array<std::uint8_t, 5>> headerMask(const QuicKeys& keys, ByteView sample)
{
    if (sample.size() != 16)
        return std::nullopt;
    const Cipher cipher(EVP_CIPHER_CTX_new());
    std::array<std::uint8_t, 32> block{};
    int size = 0;
    if (!cipher || EVP_EncryptInit_ex(cipher.get(), EVP_aes_128_ecb(), nullptr, keys.headerKey.data(), nullptr) != 1 ||
        EVP_EncryptUpdate(cipher.get(), block.data(), &size, sample.data(), 16) != 1)
        return std::nullopt;
    return std::array<std::uint8_t, 5>{block[0], block[1], block[2], block[3], block[4]};
}

std::optional<std::vector<std::uint8_t>> openInitial(const QuicKeys& keys, std::uint64_t packetNumber, ByteView header,
                                                     ByteView sealed)
{
    if (sealed.size() < kTag)
        return std::nullopt;
    auto nonce = keys.iv;
    for (std::size_t i = 0; i < 8; ++i)
        nonce[11 - i] ^= static_cast<std::uint8_t>(packetNumber >> (8 * i));
    const ByteView text = sealed.first(sealed.size() - kTag);
    std::vector<std::uint8_t> tag(sealed.end() - kTag, sealed.end());
    std::vector<std::uint8_t> out(text.size() + kTag);
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    int last = 0;
    const bool opened =
        cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_128_gcm(), nullptr, keys.key.data(), nonce.data()) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &size, header.data(), static_cast<int>(header.size())) == 1 &&
        EVP_DecryptUpdate(cipher.get(), out.data(), &size, text.data(), static_cast<int>(text.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), out.data() + size, &last) == 1;
    if (!opened)
        return std::nullopt;
    out.resize(text.size());
    return out;
}

} // namespace phonehome
