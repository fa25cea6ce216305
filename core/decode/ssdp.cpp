// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/ssdp.h"

#include <array>
#include <charconv>
#include <string_view>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

constexpr std::size_t kHeadersMax = 64;
constexpr std::size_t kHeadersUsual = 10;

bool isHttpVersion(std::string_view text)
{
    return text == "HTTP/1.1" || text == "HTTP/1.0";
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "NOTIFY * HTTP/1.1", "M-SEARCH * HTTP/1.1", "HTTP/1.1 200 OK"
bool readStartLine(std::string_view line, SsdpMessage& out)
{
    if (line.size() >= 12 && isHttpVersion(line.substr(0, 8))) {
        const bool number = line[8] == ' ' && isDigit(line[9]) && isDigit(line[10]) && isDigit(line[11]);
        if (!number || (line.size() > 12 && line[12] != ' '))
            return false;
        out.kind = SsdpKind::Response;
        out.status = static_cast<std::uint16_t>((line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0'));
        return true;
    }
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || !isHttpVersion(line.substr(last + 1)))
        return false;
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    if (target.empty() || target.find_first_of(" \t\v\f\r") != std::string_view::npos)
        return false;
    out.kind = method == "NOTIFY" ? SsdpKind::Notify : SsdpKind::Search;
    return method == "NOTIFY" || method == "M-SEARCH";
}

std::optional<std::uint32_t> numberOf(std::string_view text)
{
    std::uint32_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc())
        return std::nullopt;
    return value;
}

/// max-age=N among the directives of CACHE-CONTROL (RFC 9111 s5.2).
std::optional<std::uint32_t> maxAgeOf(std::string_view directives)
{
    // Mostly it stands there alone, and so.
    constexpr std::string_view kAlone = "max-age=";
    if (directives.starts_with(kAlone) && directives.size() > kAlone.size() && isDigit(directives[kAlone.size()]))
        return numberOf(directives.substr(kAlone.size()));
    const std::string lower = asciiLower(directives);
    auto at = lower.find("max-age");
    if (at == std::string::npos)
        return std::nullopt;
    at = lower.find_first_not_of(" \t", at + 7);
    if (at == std::string::npos || lower[at] != '=')
        return std::nullopt;
    at = lower.find_first_not_of(" \t\"", at + 1);
    if (at == std::string::npos)
        return std::nullopt;
    return numberOf(std::string_view(lower).substr(at));
}

/// A header that is asked for by name.
struct NamedHeader {
    std::string_view name; ///< lower case; no other of its size begins with its letter
    std::optional<SsdpMessage::Text> text;
    std::optional<std::uint32_t> SsdpMessage::*number = nullptr;
};

/// By size.
constexpr std::array kNamed{
    NamedHeader{"nt", SsdpMessage::Text::Nt},
    NamedHeader{"st", SsdpMessage::Text::St},
    NamedHeader{"mx", std::nullopt, &SsdpMessage::mx},
    NamedHeader{"nts", SsdpMessage::Text::Nts},
    NamedHeader{"usn", SsdpMessage::Text::Usn},
    NamedHeader{"server", SsdpMessage::Text::Server},
    NamedHeader{"location", SsdpMessage::Text::Location},
    NamedHeader{"cache-control", std::nullopt, &SsdpMessage::maxAge},
    NamedHeader{"bootid.upnp.org", std::nullopt, &SsdpMessage::bootId},
    NamedHeader{"configid.upnp.org", std::nullopt, &SsdpMessage::configId},
};

/// Where in kNamed names of a size begin; those of none begin where the next do.
constexpr auto kNamedFrom = [] {
    std::array<std::uint8_t, 32> from{};
    for (std::size_t size = 0; size < from.size(); ++size) {
        for (const NamedHeader& row : kNamed)
            from[size] = static_cast<std::uint8_t>(from[size] + (row.name.size() < size ? 1 : 0));
    }
    return from;
}();

const NamedHeader* namedHeader(std::string_view name)
{
    constexpr unsigned kLowerBit = 0x20;
    const std::size_t size = name.size();
    if (size == 0 || size + 1 >= kNamedFrom.size())
        return nullptr;
    const auto first = static_cast<char>(static_cast<unsigned char>(name[0]) | kLowerBit);
    for (std::size_t i = kNamedFrom[size]; i < kNamedFrom[size + 1]; ++i) {
        if (kNamed[i].name[0] == first)
            return equalsIgnoringAsciiCase(name, kNamed[i].name) ? &kNamed[i] : nullptr;
    }
    return nullptr;
}

void takeHeader(SsdpMessage& out, const NamedHeader& row, SsdpHeaders::Span value)
{
    if (row.text) {
        SsdpHeaders::Span& span = out.values[static_cast<std::size_t>(*row.text)];
        if (span.begin == SsdpHeaders::Span::kNowhere)
            span = value;
    } else if (!(out.*row.number)) {
        const std::string_view text = out.headers.textAt(value);
        out.*row.number = row.number == &SsdpMessage::maxAge ? maxAgeOf(text) : numberOf(text);
    }
}

} // namespace

SsdpHeaders::Header SsdpHeaders::operator[](std::size_t i) const
{
    const Place& place = m_places[i];
    const std::string_view text(m_text);
    return {text.substr(place.name, place.nameEnd - place.name), text.substr(place.value, place.end - place.value)};
}

void SsdpHeaders::begin(std::string_view text)
{
    m_places.reserve(kHeadersUsual);
    if (asciiPrefix(text) == text.size()) {
        m_text = text;
        m_copied = text.data();
    } else {
        m_text.reserve(text.size());
    }
}

void SsdpHeaders::add(std::string_view name, std::string_view value)
{
    Place& place = m_places.emplace_back();
    if (m_copied) {
        place.name = static_cast<std::uint32_t>(name.data() - m_copied);
        place.nameEnd = static_cast<std::uint32_t>(place.name + name.size());
        place.value = static_cast<std::uint32_t>(value.data() - m_copied);
        place.end = static_cast<std::uint32_t>(place.value + value.size());
        return;
    }
    place.name = static_cast<std::uint32_t>(m_text.size());
    appendUtf8FromWire(m_text, name);
    place.nameEnd = static_cast<std::uint32_t>(m_text.size());
    place.value = static_cast<std::uint32_t>(m_text.size());
    appendUtf8FromWire(m_text, value);
    place.end = static_cast<std::uint32_t>(m_text.size());
}

void SsdpHeaders::goOn(std::string_view line)
{
    // Its beginning may stand in the middle of the text; what comes is written behind it from now on.
    m_copied = nullptr;
    Place& last = m_places.back();
    if (last.end != m_text.size()) {
        const std::string value = m_text.substr(last.value, last.end - last.value);
        last.value = static_cast<std::uint32_t>(m_text.size());
        m_text += value;
    }
    m_text += ' ';
    appendUtf8FromWire(m_text, line);
    last.end = static_cast<std::uint32_t>(m_text.size());
}

Decoded<SsdpMessage> decodeSsdp(ByteView message)
{
    std::string_view rest = asText(message);
    Decoded<SsdpMessage> result;
    SsdpMessage& out = *result;
    if (!readStartLine(takeLine(rest), out))
        return malformed(Malformed::BadStartLine, 0);
    out.headers.begin(rest);
    std::array<const NamedHeader*, kHeadersMax> named; // by header, filled as they come
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        if (line.empty())
            break;
        if ((line[0] == ' ' || line[0] == '\t') && !out.headers.empty()) {
            out.headers.goOn(trimmed(line));
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        if (out.headers.size() >= kHeadersMax)
            return malformed(Malformed::TooMany, message.size() - rest.size());
        const std::string_view name = trimmed(line.substr(0, colon));
        named[out.headers.size()] = namedHeader(name);
        out.headers.add(name, trimmed(line.substr(colon + 1)));
    }
    out.headers.end();
    // Not before: further lines may belong to any of them.
    for (std::size_t i = 0; i < out.headers.size(); ++i) {
        if (named[i])
            takeHeader(out, *named[i], out.headers.valueSpan(i));
    }
    return result;
}

bool looksLikeSsdpReply(ByteView message)
{
    std::string_view rest = asText(message);
    if (!rest.starts_with("HTTP/1."))
        return false;
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        if (line.empty())
            return false;
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && equalsIgnoringAsciiCase(trimmed(line.substr(0, colon)), "st"))
            return true;
    }
    return false;
}

std::string_view ssdpDeviceId(std::string_view usn)
{
    if (!equalsIgnoringAsciiCase(usn.substr(0, 5), "uuid:"))
        return {};
    return usn.substr(0, usn.find("::"));
}

std::vector<Field> describe(const SsdpMessage& m)
{
    std::vector<Field> out;
    switch (m.kind) {
    case SsdpKind::Search: out.push_back({"method", "M-SEARCH", 0, 0, 8}); break;
    case SsdpKind::Notify: out.push_back({"method", "NOTIFY", 0, 0, 6}); break;
    case SsdpKind::Response: out.push_back({"status", std::to_string(m.status.value_or(0)), 0, 9, 3}); break;
    }
    for (std::size_t i = 0; i < m.headers.size(); ++i)
        out.push_back({visibleText(m.headers[i].name, 64), visibleText(m.headers[i].value), 0, 0, 0});
    return out;
}

} // namespace phonehome
