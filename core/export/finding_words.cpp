// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/finding_words.h"

#include "core/analysis/cadence_sentence.h"
#include "core/base/text.h"
#include "core/decode/packet.h"

namespace phonehome {

namespace {

constexpr std::size_t kListed = 8;
constexpr std::size_t kWordMax = 80; ///< characters of a name or an address

} // namespace

std::string findingListText(const std::vector<std::string>& all, const char* between)
{
    std::string out;
    for (std::size_t i = 0; i < all.size() && i < kListed; ++i)
        out += (i == 0 ? "" : between) + visibleText(all[i], kWordMax);
    if (all.size() > kListed)
        out += " and " + std::to_string(all.size() - kListed) + " more";
    return out;
}

std::string timesText(std::uint64_t n)
{
    return n == 1 ? "once" : n == 2 ? "twice" : std::to_string(n) + " times";
}

std::string findingPeerText(const Snapshot& s, const Finding& f)
{
    return f.group.valid() ? visibleText(s.text(s.groups[f.group.value].peer), kWordMax) : std::string();
}

std::string findingTitleText(const Snapshot& s, const Finding& f)
{
    return f.group.valid() ? visibleText(groupTitle(s, s.groups[f.group.value])) : std::string();
}

bool triesAgain(const Snapshot& s, const Finding& f)
{
    if (!f.group.valid())
        return false;
    const Group& group = s.groups[f.group.value];
    const FlowId flow = s.holds(group.latest) ? s.events[group.latest.value].flow : FlowId{};
    return group.protocol == Protocol::Stun && flow.valid() && s.flows[flow.value].transport == ip_protocol::kUdp;
}

} // namespace phonehome
