// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dns_name.h"

#include "core/base/text.h"
#include "core/decode/dns.h"

namespace phonehome {

namespace {

constexpr std::uint8_t kPointer = 0xc0;
constexpr int kPointersMax = 127;
/// RFC 1035 s2.3.4: 255 bytes, the root's length byte among them.
constexpr std::size_t kNameMax = 254;

void appendEscaped(std::string& out, std::uint8_t c)
{
    if (c == '.' || c == '\\') {
        out += '\\';
        out += static_cast<char>(c);
    } else if (c >= 33 && c < 127) {
        out += static_cast<char>(c);
    } else {
        out += '\\';
        out += static_cast<char>('0' + c / 100);
        out += static_cast<char>('0' + c / 10 % 10);
        out += static_cast<char>('0' + c % 10);
    }
}

bool isPlainAscii(ByteView label)
{
    for (const std::uint8_t c : label) {
        if (c < 32 || c >= 127 || c == '.' || c == '\\')
            return false;
    }
    return true;
}

} // namespace

std::string dnsLabelText(ByteView label)
{
    const std::string_view text(reinterpret_cast<const char*>(label.data()), label.size());
    if (isPlainAscii(label))
        return std::string(text);
    std::string out;
    if (!isPrintableUtf8(text)) {
        for (const std::uint8_t c : label)
            appendEscaped(out, c);
        return out;
    }
    for (const char c : text) {
        if (c == '.' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

Decoded<std::string> readDnsName(ByteView message, std::size_t& position)
{
    std::string name;
    std::size_t at = position;
    std::size_t low = position;
    std::size_t total = 0;
    int pointers = 0;
    while (true) {
        if (at >= message.size())
            return malformed(Malformed::Cut, at);
        const std::size_t length = message[at];
        if (length == 0) {
            if (pointers == 0)
                position = at + 1;
            return name.empty() ? "." : name;
        }
        if ((length & kPointer) == kPointer) {
            if (at + 1 >= message.size())
                return malformed(Malformed::Cut, at);
            const std::size_t target = (length & 0x3fU) << 8U | message[at + 1];
            if (pointers == 0)
                position = at + 2;
            if (target >= low || ++pointers > kPointersMax)
                return malformed(Malformed::NamePointer, at);
            low = at = target;
            continue;
        }
        if (length & kPointer)
            return malformed(Malformed::BadLabel, at);
        if (at + 1 + length > message.size())
            return malformed(Malformed::Cut, at);
        total += length + 1;
        if (total > kNameMax)
            return malformed(Malformed::NameTooLong, at);
        if (!name.empty())
            name += '.';
        name += dnsLabelText(message.subspan(at + 1, length));
        at += 1 + length;
    }
}

} // namespace phonehome
