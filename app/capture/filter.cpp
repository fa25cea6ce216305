// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/filter.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "app/capture/json_line.h"
#include "app/capture/link_type.h"

namespace phonehome {

namespace {

// Whether a filter is well formed does not hang on the mask, but "ip broadcast" wants one.
constexpr bpf_u_int32 kSomeNetmask = 0xffffff00;

Ending badFilter(const std::string& why)
{
    return {End::BadFilter, why, ""};
}

/// libpcap's words as a sentence.
std::string sentence(std::string words)
{
    const bool named = words.starts_with("unknown host") || words.starts_with("unknown network");
    if (!words.empty() && words.back() != '.')
        words += '.';
    return "The filter is not understood: " + words + (named ? " Names are not looked up; write the address." : "");
}

/// A line without its end; nullopt at the end of in. At most max + 1 bytes of it are kept.
std::optional<std::string> readLine(std::FILE* in, std::size_t max)
{
    std::string line;
    int c = std::getc(in);
    if (c == EOF)
        return std::nullopt;
    for (; c != EOF && c != '\n'; c = std::getc(in))
        if (line.size() <= max)
            line += static_cast<char>(c);
    return line;
}

tl::expected<void, Ending> checkLine(std::string_view line)
{
    std::uint32_t linkType = 0;
    const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), linkType);
    line.remove_prefix(static_cast<std::size_t>(rest - line.data()));
    if (error != std::errc() || (!line.empty() && line.front() != ' '))
        return tl::unexpected(badFilter("A line is a link type, a blank and a filter."));
    return checkFilter(std::string(line), linkType);
}

} // namespace

Filter::Filter(Filter&& other) noexcept : m_program(std::exchange(other.m_program, {})) {}

Filter::~Filter()
{
    pcap_freecode(&m_program);
}

tl::expected<Filter, Ending> Filter::compile(pcap_t* handle, const std::string& text, bpf_u_int32 netmask)
{
    if (text.size() > kFilterBytesMax)
        return tl::unexpected(
            badFilter("The filter is longer than " + std::to_string(kFilterBytesMax) + " characters."));
    if (text.find('\0') != std::string::npos)
        return tl::unexpected(badFilter("The filter holds a zero byte."));
    Filter filter;
    if (pcap_compile(handle, &filter.m_program, text.c_str(), 1, netmask) != 0)
        return tl::unexpected(badFilter(sentence(pcap_geterr(handle))));
    return filter;
}

tl::expected<void, Ending> checkFilter(const std::string& text, std::uint32_t linkType)
{
    const std::unique_ptr<pcap_t, void (*)(pcap_t*)> handle(pcap_open_dead(dltOfLinkType(linkType), kSnapLength),
                                                            pcap_close);
    if (handle == nullptr)
        return tl::unexpected(Ending{End::Failed, "There is no memory left.", ""});
    const auto filter = Filter::compile(handle.get(), text, kSomeNetmask);
    if (!filter)
        return tl::unexpected(filter.error());
    return {};
}

bool answerFilters(std::FILE* in, std::FILE* out)
{
    constexpr std::size_t kLinkTypeDigits = 11;
    std::uint64_t number = 0;
    while (const auto line = readLine(in, kFilterBytesMax + kLinkTypeDigits)) {
        const auto checked = checkLine(*line);
        JsonLine answer;
        answer.number("line", ++number).flag("ok", checked.has_value());
        if (!checked)
            answer.text("text", checked.error().text);
        if (std::fputs(answer.line().c_str(), out) == EOF || std::fflush(out) != 0)
            return false;
    }
    return true;
}

} // namespace phonehome
