// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/domain_name.h"

#include <algorithm>

#include <libpsl.h>

#include "core/base/text.h"
#include "core/net/ip_address.h"

namespace phonehome {

namespace {

constexpr std::size_t kDigitsMax = 3;
constexpr std::string_view kPool = ".pool.ntp.org";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// As the list has it: lower case, no dot at the end.
std::string plain(std::string_view name)
{
    if (name.ends_with('.'))
        name.remove_suffix(1);
    return asciiLower(name);
}

} // namespace

bool isHostName(std::string_view name)
{
    constexpr std::size_t kLengthMax = 253; // RFC 1035 s2.3.4, as text
    return !name.empty() && name.size() <= kLengthMax && name.front() != '-' &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") ==
               std::string_view::npos;
}

std::string registeredDomain(std::string_view name)
{
    const std::string lower = plain(name);
    // The library reads strings that end with a null; what holds one is no name.
    if (lower.find('\0') != std::string::npos || IpAddress::parse(lower))
        return {};
    const psl_ctx_t* list = psl_builtin();
    const std::size_t dot = lower.rfind('.');
    const std::string top = dot == std::string::npos ? lower : lower.substr(dot + 1);
    // The list takes every unknown top level for one where names are sold.
    if (!list || !psl_is_public_suffix2(list, top.c_str(), PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE))
        return {};
    const char* domain = psl_registrable_domain(list, lower.c_str());
    return domain ? domain : std::string();
}

std::optional<NumberedName> numberedPattern(std::string_view name)
{
    const std::string lower = plain(name);
    const std::size_t dot = lower.find('.');
    const std::string domain = registeredDomain(lower);
    if (dot == std::string::npos || domain.empty() || domain.size() >= lower.size())
        return std::nullopt;
    const auto label = lower.begin() + static_cast<std::ptrdiff_t>(dot);
    const auto first = std::find_if(lower.begin(), label, isDigit);
    const auto last = std::find_if_not(first, label, isDigit);
    const auto digits = static_cast<std::size_t>(last - first);
    // "07" and "7" are two names of one number: such a label counts nothing.
    const bool padded = digits > 1 && *first == '0';
    if (digits == 0 || digits > kDigitsMax || padded || std::any_of(last, label, isDigit))
        return std::nullopt;
    NumberedName out;
    out.head.assign(lower.begin(), first);
    out.tail.assign(last, lower.end());
    for (auto digit = first; digit != last; ++digit)
        out.number = out.number * 10 + static_cast<std::uint32_t>(*digit - '0');
    return out;
}

std::string patternText(const NumberedName& one, std::vector<std::uint32_t> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    if (numbers.size() == 1)
        return one.head + std::to_string(numbers.front()) + one.tail;
    std::string inner;
    constexpr std::size_t kListed = 6;
    const bool gapless = numbers.back() - numbers.front() + 1 == numbers.size();
    if (gapless || numbers.size() > kListed) {
        inner = std::to_string(numbers.front()) + "-" + std::to_string(numbers.back());
    } else {
        for (const std::uint32_t number : numbers)
            inner += (inner.empty() ? "" : ",") + std::to_string(number);
    }
    return one.head + "[" + inner + "]" + one.tail;
}

std::string poolPattern(std::string_view name)
{
    if (name.ends_with('.'))
        name.remove_suffix(1);
    if (name.size() <= kPool.size() || !mayBeOfPool(name) ||
        !equalsIgnoringAsciiCase(name.substr(name.size() - kPool.size()), kPool))
        return {};
    return "[0-3]" + asciiLower(name.substr(1));
}

} // namespace phonehome
