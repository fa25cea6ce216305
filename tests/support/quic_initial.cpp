// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/quic_initial.h"

#include <openssl/evp.h>

#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

constexpr std::size_t kPayload = 1200;

std::vector<std::uint8_t> sealed(const QuicKeys& keys, std::uint8_t number, ByteView header, ByteView text)
{
    auto nonce = keys.iv;
    nonce[11] ^= number;
    std::vector<std::uint8_t> out(text.size() + 16);
    EVP_CIPHER_CTX* cipher = EVP_CIPHER_CTX_new();
    int size = 0;
    EVP_EncryptInit_ex(cipher, EVP_aes_128_gcm(), nullptr, keys.key.data(), nonce.data());
    EVP_EncryptUpdate(cipher, nullptr, &size, header.data(), static_cast<int>(header.size()));
    EVP_EncryptUpdate(cipher, out.data(), &size, text.data(), static_cast<int>(text.size()));
    EVP_EncryptFinal_ex(cipher, out.data() + size, &size);
    EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, 16, out.data() + text.size());
    EVP_CIPHER_CTX_free(cipher);
    return out;
}

} // namespace

std::vector<std::uint8_t> quicInitial(QuicVersion version, ByteView destinationId, std::uint8_t packetNumber,
                                      const std::vector<QuicPiece>& pieces, const QuicOptions& options)
{
    const bool google = version == QuicVersion::GoogleT050 || version == QuicVersion::GoogleT051;
    WireWriter frames;
    frames.u8(1); // PING
    for (const QuicPiece& piece : pieces)
        frames.u8(google ? 8 : 6).u16(0x4000 | piece.offset).u16(0x4000 | piece.bytes.size()).bytes(piece.bytes);
    frames.zeros(kPayload - frames.size());

    WireWriter header;
    header.u8(version == QuicVersion::V2 ? 0xd0 : 0xc0).u32(static_cast<std::uint32_t>(version));
    header.u8(destinationId.size()).bytes(destinationId).u8(options.sourceId.size()).bytes(options.sourceId);
    header.u8(options.token.size()).bytes(options.token);
    header.u16(0x4000 | (1 + kPayload + 16)).u8(packetNumber);
    const std::size_t numberAt = header.size() - 1;

    const QuicKeys keys = clientInitialKeys(options.sealedAs == QuicVersion::None ? version : options.sealedAs,
                                            options.keysOf.empty() ? destinationId : ByteView(options.keysOf))
                              .value();
    const auto payload = sealed(keys, packetNumber, header.view(), frames.view());
    std::vector<std::uint8_t> out = header.take();
    out.insert(out.end(), payload.begin(), payload.end());
    const auto mask = headerMask(keys, ByteView(out).subspan(numberAt + 4, 16)).value();
    out[0] ^= mask[0] & 0x0f;
    out[numberAt] ^= mask[1];
    return out;
}

} // namespace phonehome
