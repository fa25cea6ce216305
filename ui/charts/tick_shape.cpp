// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tick_shape.h"

#include <initializer_list>
#include <utility>

namespace phonehome {

namespace {

/// From where to where, as shares of the height from above.
using Dash = std::pair<double, double>;

std::initializer_list<Dash> dashesOf(Protocol protocol)
{
    static constexpr std::initializer_list<Dash> kWhole{{0, 1}};
    static constexpr std::initializer_list<Dash> kUpper{{0, 0.5}};
    static constexpr std::initializer_list<Dash> kLower{{0.5, 1}};
    static constexpr std::initializer_list<Dash> kMiddle{{0.25, 0.75}};
    static constexpr std::initializer_list<Dash> kEnds{{0, 0.3}, {0.7, 1}};
    static constexpr std::initializer_list<Dash> kThree{{0, 0.2}, {0.4, 0.6}, {0.8, 1}};
    static constexpr std::initializer_list<Dash> kTop{{0, 0.25}};
    static constexpr std::initializer_list<Dash> kFoot{{0.75, 1}};
    static constexpr std::initializer_list<Dash> kDot{{0.4, 0.6}};
    switch (protocol) {
    case Protocol::Stun: return kWhole;
    case Protocol::Ntp: return kUpper;
    case Protocol::Ssdp: return kLower;
    case Protocol::Mdns: return kMiddle;
    case Protocol::Dns: return kEnds;
    case Protocol::Tls: return kThree;
    case Protocol::Dhcp:
    case Protocol::Dhcp6:
    case Protocol::Pcp: return kTop;
    case Protocol::Http:
    case Protocol::Referral: return kFoot;
    case Protocol::Other:
    case Protocol::Llmnr:
    case Protocol::Nbns:
    case Protocol::Arp:
    case Protocol::Icmp:
    case Protocol::Igmp: break;
    }
    return kDot;
}

} // namespace

void paintTickShape(QPainter& painter, Protocol protocol, const QRectF& tick, const QColor& colour)
{
    for (const auto& [from, to] : dashesOf(protocol))
        painter.fillRect(
            QRectF(tick.left(), tick.top() + from * tick.height(), tick.width(), (to - from) * tick.height()), colour);
}

} // namespace phonehome
