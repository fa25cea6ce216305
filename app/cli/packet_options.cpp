// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/packet_options.h"

#include <string_view>

#include "core/base/text.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

std::optional<Timestamp> timeOf(const std::string& text, DayEdge edge)
{
    constexpr std::size_t kDay = 10;     // "2020-05-04"
    constexpr std::size_t kMinutes = 16; // "2020-05-04T07:12"
    if (text.size() == kDay) {
        const auto begin = parseIsoTime(text + "T00:00:00", 0);
        if (begin)
            return edge == DayEdge::Begin ? *begin : *begin + Duration::ofSeconds(24LL * 3600) - Duration{1};
    }
    std::string whole = text;
    if (text.size() == kMinutes ||
        (text.size() > kMinutes && std::string_view("Zz+-").find(text[kMinutes]) != std::string_view::npos))
        whole.insert(kMinutes, ":00");
    if (const auto time = parseIsoTime(whole, 0))
        return time;
    return parseEpoch(text);
}

tl::expected<DeviceId, std::string> deviceCalled(const Snapshot& snapshot, const std::string& word)
{
    const std::vector<DeviceId> called = devicesCalled(snapshot, word);
    if (called.size() == 1)
        return called.front();
    const std::string name = visibleText(utf8FromWire(word));
    return tl::make_unexpected(called.empty()
                                   ? "no device in these captures is called " + name
                                   : "several devices are called " + name + "; say which by its network card");
}

std::string readWish(const PacketOptions& options, const Snapshot& snapshot, PacketWish& wish)
{
    if (options.from && options.to && *options.from > *options.to)
        return "--from is later than --to: no packet lies between them";
    if (!options.device.empty()) {
        wish.devices = devicesCalled(snapshot, options.device);
        if (wish.devices.empty())
            return "no device in these captures is called " + visibleText(utf8FromWire(options.device));
    }
    if (!options.peer.empty()) {
        wish.flows = flowsWith(snapshot, wish.devices, options.peer);
        if (wish.flows->empty())
            return "nobody in these captures talks with " + visibleText(utf8FromWire(options.peer));
    }
    wish.protocol = options.protocol;
    if (options.from || options.to)
        wish.times.span = TimeSpan{options.from.value_or(kTimeRange.from), options.to.value_or(kTimeRange.to)};
    return {};
}

} // namespace phonehome
