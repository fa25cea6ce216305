// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/http.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "core/base/text.h"
#include "core/net/ip_address.h"

namespace phonehome {

namespace {

constexpr std::size_t kHeadMax = 16384;
constexpr std::size_t kFieldsMax = 128;
/// A call for a port mapping has less than one; with more it is somebody's attempt to fill the memory.
constexpr std::uint64_t kCallMax = 16384;

constexpr std::array<std::string_view, 13> kMethods{"GET ",     "POST ",        "HEAD ",    "PUT ",    "DELETE ",
                                                    "OPTIONS ", "PATCH ",       "CONNECT ", "NOTIFY ", "SUBSCRIBE ",
                                                    "M-POST ",  "UNSUBSCRIBE ", "M-SEARCH "};

/// The end of the head: behind its empty line; npos when it is not there yet. LF alone ends a line too.
std::size_t endOfHead(std::string_view text)
{
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        if (rest.starts_with("\r\n"))
            return at + 3;
        if (rest.starts_with('\n'))
            return at + 2;
    }
    return text.npos;
}

std::string wireText(std::string_view text)
{
    return utf8FromWire(trimmed(text));
}

/// "http://host/path" (RFC 9112 s3.2.2): authority and path apart.
void readTarget(std::string_view target, HttpRequest& out)
{
    if (const auto scheme = target.find("://"); scheme != target.npos && scheme < 6) {
        target.remove_prefix(scheme + 3);
        const auto path = target.find('/');
        out.host = wireText(target.substr(0, path));
        target = path == target.npos ? std::string_view("/") : target.substr(path);
    } else if (out.method == "CONNECT") {
        out.host = wireText(target);
    }
    out.target = utf8FromWire(target.substr(0, target.find('?')));
}

/// Digits and nothing else.
std::optional<std::uint32_t> wholeNumber(std::string_view text)
{
    std::uint32_t number = 0;
    const auto end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(number) : std::nullopt;
}

/// "Second-1800" (UDA 2.0 s4.1.2); "infinite" and what is no number is nullopt.
std::optional<std::uint32_t> timeoutOf(std::string_view value)
{
    constexpr std::string_view kUnit = "second-";
    if (!equalsIgnoringAsciiCase(value.substr(0, kUnit.size()), kUnit))
        return std::nullopt;
    return wholeNumber(value.substr(kUnit.size()));
}

/// "timeout=5, max=100" of Keep-Alive.
std::optional<std::uint32_t> keepAliveOf(std::string_view value)
{
    constexpr std::string_view kName = "timeout=";
    while (!value.empty()) {
        const auto comma = value.find(',');
        const std::string_view parameter = trimmed(value.substr(0, comma));
        value.remove_prefix(comma == value.npos ? value.size() : comma + 1);
        if (equalsIgnoringAsciiCase(parameter.substr(0, kName.size()), kName))
            return wholeNumber(parameter.substr(kName.size()));
    }
    return std::nullopt;
}

/// What says how long the body is, and where it can't be told.
template <typename Head> void takeBodyField(std::string_view name, std::string_view value, Head& out)
{
    if (equalsIgnoringAsciiCase(name, "content-length")) {
        const auto end = value.data() + value.size();
        const auto parsed = std::from_chars(value.data(), end, out.bodySize);
        out.bodyUnknown = out.bodyUnknown || parsed.ec != std::errc() || parsed.ptr != end;
    }
    // RFC 9110 s7.8 and 9112 s7.1: what follows is no longer told by a length.
    if (equalsIgnoringAsciiCase(name, "transfer-encoding") || equalsIgnoringAsciiCase(name, "upgrade"))
        out.bodyUnknown = true;
}

/// The whole head at the start of the stream, its fields counted; empty: more bytes are needed.
Decoded<std::string_view> wholeHead(ByteView stream)
{
    const std::string_view text = asText(stream.first(std::min(stream.size(), kHeadMax)));
    const std::size_t end = endOfHead(text);
    if (end != text.npos)
        return text.substr(0, end);
    if (stream.size() >= kHeadMax)
        return malformed(Malformed::TooMany, kHeadMax);
    return std::string_view();
}

/// Calls take(name, value) for each field of what follows the first line. False: too many.
template <typename Take> bool eachField(std::string_view text, Take take)
{
    for (std::size_t fields = 0; !text.empty(); ++fields) {
        const std::string_view field = takeLine(text);
        if (field.empty())
            break;
        if (fields >= kFieldsMax)
            return false;
        if (const auto colon = field.find(':'); colon != field.npos)
            take(trimmed(field.substr(0, colon)), trimmed(field.substr(colon + 1)));
    }
    return true;
}

void takeField(std::string_view name, std::string_view value, HttpRequest& out)
{
    struct Row {
        std::string_view name;
        std::optional<std::string> HttpRequest::*field;
    };
    constexpr std::array kRows{Row{"host", &HttpRequest::host},
                               Row{"user-agent", &HttpRequest::userAgent},
                               Row{"soapaction", &HttpRequest::soapAction},
                               Row{"nt", &HttpRequest::eventType},
                               Row{"callback", &HttpRequest::callback},
                               Row{"sid", &HttpRequest::sid}};
    for (const Row& row : kRows) {
        if (equalsIgnoringAsciiCase(name, row.name) && !(out.*row.field))
            out.*row.field = wireText(value);
    }
    if (equalsIgnoringAsciiCase(name, "timeout") && out.method == "SUBSCRIBE" && !out.timeout)
        out.timeout = timeoutOf(value);
    takeBodyField(name, value, out);
}

/// The body of a call for a port mapping. False: more bytes are needed.
bool takeCall(ByteView stream, HttpRequest& out)
{
    if (!out.soapAction || !isPortMappingAction(*out.soapAction) || out.bodyUnknown || out.bodySize == 0 ||
        out.bodySize > kCallMax)
        return true;
    const auto size = static_cast<std::size_t>(out.bodySize);
    if (stream.size() - out.size < size)
        return false;
    if (auto call = decodePortMappingCall(stream.subspan(out.size, size)))
        out.mapping = std::make_shared<const PortMappingCall>(std::move(*call));
    out.size += size;
    out.bodyRead = true;
    return true;
}

} // namespace

std::string HttpRequest::hostName() const
{
    if (!host || host->empty())
        return {};
    std::string_view name = *host;
    if (name.front() == '[')
        return {};
    name = name.substr(0, name.find(':'));
    return IpAddress::parse(name) ? std::string() : std::string(name);
}

bool looksLikeHttpRequest(ByteView stream)
{
    const std::string_view text = asText(stream);
    return std::any_of(kMethods.begin(), kMethods.end(), [text](std::string_view method) {
        return text.substr(0, method.size()) == method.substr(0, text.size());
    });
}

Decoded<std::optional<HttpRequest>> decodeHttpRequest(ByteView stream)
{
    if (!looksLikeHttpRequest(stream))
        return malformed(Malformed::BadStartLine, 0);
    const auto head = wholeHead(stream);
    if (!head)
        return tl::make_unexpected(head.error());
    if (head->empty())
        return std::optional<HttpRequest>{};
    std::string_view text = *head;
    HttpRequest out;
    out.size = head->size();
    const std::string_view line = takeLine(text);
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == line.npos || last <= first + 1 || !line.substr(last + 1).starts_with("HTTP/1."))
        return malformed(Malformed::BadStartLine, 0);
    out.method = line.substr(0, first);
    readTarget(line.substr(first + 1, last - first - 1), out);
    const auto take = [&out](std::string_view name, std::string_view value) { takeField(name, value, out); };
    if (!eachField(text, take))
        return malformed(Malformed::TooMany, out.size - text.size());
    if (out.soapAction)
        out.soapAction->erase(std::remove(out.soapAction->begin(), out.soapAction->end(), '"'), out.soapAction->end());
    out.bodyUnknown = out.bodyUnknown || out.method == "CONNECT";
    if (!takeCall(stream, out))
        return std::optional<HttpRequest>{};
    return std::optional<HttpRequest>(std::move(out));
}

Decoded<std::optional<HttpReply>> decodeHttpReply(ByteView stream)
{
    constexpr std::string_view kStart = "HTTP/1.";
    const std::string_view begin = asText(stream.first(std::min(stream.size(), kStart.size())));
    if (begin != kStart.substr(0, begin.size()))
        return malformed(Malformed::BadStartLine, 0);
    const auto head = wholeHead(stream);
    if (!head)
        return tl::make_unexpected(head.error());
    if (head->empty())
        return std::optional<HttpReply>{};
    std::string_view text = *head;
    HttpReply out;
    out.size = head->size();
    // RFC 9112 s4: version, blank, three digits.
    const std::string_view line = takeLine(text);
    const std::string_view status = line.substr(std::min(kStart.size() + 2, line.size())).substr(0, 3);
    const auto parsed = std::from_chars(status.data(), status.data() + status.size(), out.status);
    if (parsed.ec != std::errc() || parsed.ptr != status.data() + status.size() || out.status < 100)
        return malformed(Malformed::BadStartLine, kStart.size());
    bool closes = false;
    const auto take = [&out, &closes](std::string_view name, std::string_view value) {
        if (equalsIgnoringAsciiCase(name, "sid") && !out.sid)
            out.sid = wireText(value);
        if (equalsIgnoringAsciiCase(name, "timeout") && !out.timeout)
            out.timeout = timeoutOf(value);
        if (equalsIgnoringAsciiCase(name, "keep-alive") && !out.keepAlive)
            out.keepAlive = keepAliveOf(value);
        closes = closes || (equalsIgnoringAsciiCase(name, "connection") && equalsIgnoringAsciiCase(value, "close"));
        takeBodyField(name, value, out);
    };
    if (!eachField(text, take))
        return malformed(Malformed::TooMany, out.size - text.size());
    if (closes)
        out.keepAlive.reset();
    // RFC 9110 s6.4.1: these have no body, whatever length they name.
    if (out.interim() || out.status == 204 || out.status == 304)
        out.bodySize = 0;
    return std::optional<HttpReply>(std::move(out));
}

} // namespace phonehome
