// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/referral.h"

#include <string_view>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

constexpr std::string_view kRequest = "msggetTurnserverIp";
constexpr std::size_t kShortest = 7;
constexpr std::size_t kLongest = 15;

} // namespace

bool isReferralRequest(ByteView stream)
{
    return asText(stream).starts_with(kRequest);
}

std::optional<Referral> decodeReferral(ByteView stream)
{
    std::string_view text = asText(stream);
    const auto last = text.find_last_not_of(std::string_view(" \t\r\n\0", 5));
    text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
    if (text.size() < kShortest || text.size() > kLongest)
        return std::nullopt;
    const auto address = IpAddress::parse(text);
    if (!address || text.find(':') != std::string_view::npos || address->isUnspecified())
        return std::nullopt;
    return Referral{*address};
}

std::vector<Field> describe(const Referral& referral)
{
    return {{"TURN server", referral.address.text(), 0, 0, referral.address.text().size()}};
}

} // namespace phonehome
