// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/ntp.h"

#include <array>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

constexpr std::size_t kHeader = 48;
constexpr std::uint8_t kControl = 6;
constexpr std::uint8_t kPrivate = 7;
/// Seconds from 1900 to 1970 (RFC 5905 s6), and the length of an era.
constexpr std::int64_t kUnixOffset = 2'208'988'800;
constexpr std::int64_t kEra = 4'294'967'296;

std::string modeText(std::uint8_t mode)
{
    constexpr std::array<const char*, 8> kNames{"reserved", "symmetric active", "symmetric passive", "client",
                                                "server",   "broadcast",        "control",           "private"};
    return std::to_string(mode) + " (" + kNames[mode & 7U] + ")";
}

std::string timeText(std::uint64_t wire)
{
    return wire == 0 ? "unset" : epochText(ntpTime(wire)) + " s since 1970";
}

std::string shortSeconds(std::uint32_t fixed)
{
    const std::uint64_t micros = static_cast<std::uint64_t>(fixed) * 1'000'000 >> 16U;
    std::string fraction = std::to_string(micros % 1'000'000);
    return std::to_string(micros / 1'000'000) + "." + std::string(6 - fraction.size(), '0') + fraction + " s";
}

std::string powerOfTwo(std::int8_t exponent)
{
    std::string out = "2^" + std::to_string(exponent) + " s";
    if (exponent >= 0 && exponent <= 17)
        out += " = " + std::to_string(1U << static_cast<unsigned>(exponent)) + " s";
    return out;
}

} // namespace

Decoded<NtpMessage> decodeNtp(ByteView message)
{
    if (message.empty())
        return malformed(Malformed::TooShort, 0);
    NtpMessage m;
    m.leap = message[0] >> 6U;
    m.version = message[0] >> 3U & 7U;
    m.mode = message[0] & 7U;
    if (m.mode == kControl || m.mode == kPrivate) {
        const std::uint8_t bits = m.mode == kPrivate ? message[0] : message.size() > 1 ? message[1] : std::uint8_t{0};
        m.responseBit = (bits & 0x80U) != 0;
        return m;
    }
    ByteReader in(message);
    in.skip(1);
    m.stratum = in.u8();
    m.poll = static_cast<std::int8_t>(in.u8());
    m.precision = static_cast<std::int8_t>(in.u8());
    m.rootDelay = in.u32();
    m.rootDispersion = in.u32();
    m.refid = in.array<4>();
    m.reference = in.u64();
    m.origin = in.u64();
    m.receive = in.u64();
    m.transmit = in.u64();
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    if (m.mode == 0 || m.version == 0)
        return malformed(Malformed::BadValue, 0);
    m.trailing = message.size() - kHeader;
    return m;
}

Timestamp ntpTime(std::uint64_t wire)
{
    std::int64_t seconds = static_cast<std::int64_t>(wire >> 32U);
    if (seconds < kEra / 2)
        seconds += kEra;
    const auto fraction = static_cast<std::int64_t>((wire & 0xffffffffU) * 1'000'000'000 >> 32U);
    return {(seconds - kUnixOffset) * 1'000'000'000 + fraction};
}

std::string NtpMessage::refidText() const
{
    if (stratum > 1)
        return hexText(refid);
    std::string text;
    for (const std::uint8_t c : refid) {
        if (c == 0)
            break;
        if (c < 0x20 || c >= 0x7f)
            return hexText(refid);
        text += static_cast<char>(c);
    }
    return text.empty() ? hexText(refid) : text;
}

std::vector<Field> describe(const NtpMessage& m)
{
    std::vector<Field> out;
    out.push_back({"version", std::to_string(m.version), 0, 0, 1});
    out.push_back({"mode", modeText(m.mode), 0, 0, 1});
    if (!m.hasTimes()) {
        out.push_back(
            {"response", m.responseBit ? "yes" : "no", 0, m.mode == kPrivate ? std::size_t{0} : std::size_t{1}, 1});
        return out;
    }
    constexpr std::array<const char*, 4> kLeap{"none", "last minute has 61 s", "last minute has 59 s",
                                               "clock not synchronised"};
    out.push_back({"leap", kLeap[m.leap], 0, 0, 1});
    out.push_back({"stratum", std::to_string(m.stratum), 0, 1, 1});
    out.push_back({"poll", powerOfTwo(m.poll), 0, 2, 1});
    out.push_back({"precision", powerOfTwo(m.precision), 0, 3, 1});
    out.push_back({"root delay", shortSeconds(m.rootDelay), 0, 4, 4});
    out.push_back({"root dispersion", shortSeconds(m.rootDispersion), 0, 8, 4});
    out.push_back({"reference id", m.refidText(), 0, 12, 4});
    out.push_back({"reference time", timeText(m.reference), 0, 16, 8});
    out.push_back({"origin time", timeText(m.origin), 0, 24, 8});
    out.push_back({"receive time", timeText(m.receive), 0, 32, 8});
    out.push_back({"transmit time", timeText(m.transmit), 0, 40, 8});
    if (m.trailing > 0)
        out.push_back({"extensions and MAC", std::to_string(m.trailing) + " bytes", 0, kHeader, m.trailing});
    return out;
}

} // namespace phonehome
