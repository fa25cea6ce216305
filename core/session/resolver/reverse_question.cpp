// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/reverse_question.h"

#include <QList>

#include "core/base/text.h"
#include "core/decode/dns.h"

namespace phonehome {

namespace {

constexpr std::uint8_t kNoError = 0;
constexpr std::uint8_t kNoSuchName = 3;
constexpr std::size_t kAliasesMax = 8;

/// The PTR record of the name, by way of aliases: networks smaller than a byte hand theirs on so (RFC 2317).
std::string pointerOf(const DnsMessage& message, std::string owner)
{
    for (std::size_t hops = 0; hops <= kAliasesMax; ++hops) {
        std::string alias;
        for (const DnsRecord& record : message.records) {
            if (record.section != DnsSection::Answer || !equalsIgnoringAsciiCase(record.name, owner))
                continue;
            if (record.type == DnsType::PTR)
                return record.target == "." ? std::string() : record.target;
            if (record.type == DnsType::CNAME)
                alias = record.target;
        }
        if (alias.empty())
            break;
        owner = alias;
    }
    return {};
}

void addNumber(QByteArray& out, std::uint16_t n)
{
    out += static_cast<char>(n >> 8U);
    out += static_cast<char>(n & 0xffU);
}

} // namespace

std::string reverseDomain(const IpAddress& address)
{
    std::string out;
    const auto& bytes = address.bytes();
    if (address.isV4()) {
        for (std::size_t i = 16; i > 12; --i)
            out += std::to_string(bytes[i - 1]) + '.';
        return out + "in-addr.arpa";
    }
    constexpr const char* kDigits = "0123456789abcdef";
    for (std::size_t i = 16; i > 0; --i) {
        for (const unsigned nibble : {bytes[i - 1] & 0xfU, static_cast<unsigned>(bytes[i - 1]) >> 4U})
            out += {kDigits[nibble], '.'};
    }
    return out + "ip6.arpa";
}

QByteArray reverseQuestion(std::uint16_t id, const IpAddress& address)
{
    constexpr std::uint16_t kRecursionDesired = 0x0100;
    constexpr std::uint16_t kInternet = 1;
    QByteArray out;
    for (const std::uint16_t n :
         {id, kRecursionDesired, std::uint16_t{1}, std::uint16_t{0}, std::uint16_t{0}, std::uint16_t{0}})
        addNumber(out, n);
    for (const QByteArray& label : QByteArray::fromStdString(reverseDomain(address)).split('.')) {
        out += static_cast<char>(label.size());
        out += label;
    }
    out += '\0';
    addNumber(out, static_cast<std::uint16_t>(DnsType::PTR));
    addNumber(out, kInternet);
    return out;
}

std::optional<ReverseAnswer> reverseAnswer(const QByteArray& bytes, const IpAddress& address)
{
    const auto message = decodeDns(
        ByteView(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
    if (!message || !message->response || message->questions.size() != 1)
        return std::nullopt;
    const DnsQuestion& question = message->questions.front();
    const std::string owner = reverseDomain(address);
    if (question.type != DnsType::PTR || !equalsIgnoringAsciiCase(question.name, owner))
        return std::nullopt;
    ReverseAnswer out;
    out.id = message->id;
    out.failed = message->rcode != kNoError && message->rcode != kNoSuchName;
    if (message->rcode == kNoError)
        out.name = pointerOf(*message, owner);
    return out;
}

} // namespace phonehome
