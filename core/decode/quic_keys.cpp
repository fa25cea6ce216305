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

using Salt = std::array<std::uint8_t, 20>;

/// RFC 9001 s5.2, RFC 9369 s3.3.1, draft-ietf-quic-tls-22, -23 and -29 s5.2.
constexpr Salt kSaltV1{0x38, 0x76, 0x2c, 0xf7, 0xf5, 0x59, 0x34, 0xb3, 0x4d, 0x17,
                       0x9a, 0xe6, 0xa4, 0xc8, 0x0c, 0xad, 0xcc, 0xbb, 0x7f, 0x0a};
constexpr Salt kSaltV2{0x0d, 0xed, 0xe3, 0xde, 0xf7, 0x00, 0xa6, 0xdb, 0x81, 0x93,
                       0x81, 0xbe, 0x6e, 0x26, 0x9d, 0xcb, 0xf9, 0xbd, 0x2e, 0xd9};
constexpr Salt kSaltDraft22{0x7f, 0xbc, 0xdb, 0x0e, 0x7c, 0x66, 0xbb, 0xe9, 0x19, 0x3a,
                            0x96, 0xcd, 0x21, 0x51, 0x9e, 0xbd, 0x7a, 0x02, 0x64, 0x4a};
constexpr Salt kSaltDraft23{0xc3, 0xee, 0xf7, 0x12, 0xc7, 0x2e, 0xbb, 0x5a, 0x11, 0xa7,
                            0xd2, 0x43, 0x2b, 0xb4, 0x63, 0x65, 0xbe, 0xf9, 0xf5, 0x02};
constexpr Salt kSaltDraft29{0xaf, 0xbf, 0xec, 0x28, 0x99, 0x93, 0xd2, 0x4c, 0x9e, 0x97,
                            0x86, 0xf1, 0x9c, 0x61, 0x11, 0xe0, 0x43, 0x90, 0xa8, 0x99};
/// Google's own of QUIC with TLS, before it took the drafts'.
constexpr Salt kSaltT050{0x7f, 0xf5, 0x79, 0xe5, 0xac, 0xd0, 0x72, 0x91, 0x55, 0x80,
                         0x30, 0x4c, 0x43, 0xa2, 0x36, 0x7c, 0x60, 0x48, 0x83, 0x10};
constexpr Salt kSaltT051{0x7a, 0x4e, 0xde, 0xf4, 0xe7, 0xcc, 0xee, 0x5f, 0xa4, 0x50,
                         0x6c, 0x19, 0x12, 0x4f, 0xc8, 0xcc, 0xda, 0x6e, 0x03, 0x3d};

/// Versions that share a salt.
struct Versions {
    QuicVersion first{};
    QuicVersion last{};
    const Salt& salt;
};

constexpr QuicVersion draft(std::uint32_t number)
{
    return static_cast<QuicVersion>(0xff000000U + number);
}

constexpr std::array kVersions{
    Versions{QuicVersion::V1, QuicVersion::V1, kSaltV1},
    Versions{QuicVersion::V2, QuicVersion::V2, kSaltV2},
    Versions{QuicVersion::Draft22, QuicVersion::Draft22, kSaltDraft22},
    Versions{draft(23), draft(28), kSaltDraft23},
    Versions{QuicVersion::Draft29, draft(32), kSaltDraft29},
    Versions{draft(33), QuicVersion::Draft34, kSaltV1},
    Versions{QuicVersion::GoogleT050, QuicVersion::GoogleT050, kSaltT050},
    Versions{QuicVersion::GoogleT051, QuicVersion::GoogleT051, kSaltT051},
    Versions{QuicVersion::Mvfst22, QuicVersion::Mvfst22, kSaltDraft22},
    Versions{QuicVersion::Mvfst27, QuicVersion::Mvfst27, kSaltDraft23},
    Versions{QuicVersion::MvfstExperimental, QuicVersion::MvfstExperimental, kSaltDraft23},
};

/// Empty for a version that is not known.
ByteView saltOf(QuicVersion version)
{
    const auto found = std::find_if(kVersions.begin(), kVersions.end(), [version](const Versions& row) {
        return row.first <= version && version <= row.last;
    });
    return found == kVersions.end() ? ByteView() : ByteView(found->salt);
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

bool isKnownQuicVersion(QuicVersion v)
{
    return isReservedQuicVersion(v) || !saltOf(v).empty();
}

std::optional<QuicKeys> clientInitialKeys(QuicVersion version, ByteView destinationId)
{
    const ByteView salt = saltOf(version);
    if (salt.empty())
        return std::nullopt;
    const bool two = version == QuicVersion::V2;
    Hash initial{};
    Hash client{};
    QuicKeys keys;
    const bool done = hmac(salt, destinationId, initial) && expandLabel(initial, "client in", client) &&
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
