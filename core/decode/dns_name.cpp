// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dns_name.h"

#include <array>
#include <cstring>

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

/// By byte: printable ASCII that a name's text need not escape.
constexpr auto kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 32; c < 127; ++c)
        plain[c] = c != '.' && c != '\\';
    return plain;
}();

bool isPlainAscii(ByteView label)
{
    bool plain = true;
    for (const std::uint8_t c : label)
        plain = plain && kPlain[c];
    return plain;
}

/// A name's text as it grows, made a string when it is whole: a name costs one allocation, not one a label.
class NameText {
public:
    void add(ByteView label)
    {
        if (m_size > 0)
            m_text[m_size++] = '.';
        if (isPlainAscii(label)) {
            std::memcpy(m_text.data() + m_size, label.data(), label.size());
            m_size += label.size();
        } else {
            m_size += dnsLabelText(label).copy(m_text.data() + m_size, m_text.size() - m_size);
        }
    }
    std::string text() const { return m_size == 0 ? "." : std::string(m_text.data(), m_size); }

private:
    std::array<char, 4 * (kNameMax + 1)> m_text; // as long as a name of bytes that are all escaped; filled as it grows
    std::size_t m_size = 0;
};

} // namespace

std::string dnsLabelText(ByteView label)
{
    const std::string_view text = asText(label);
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
    NameText name;
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
            return name.text();
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
        name.add(message.subspan(at + 1, length));
        at += 1 + length;
    }
}

} // namespace phonehome
