// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/copy_filter.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// ICMP and group membership as events; an echo request and its reply are one. What an ICMP error quotes is nobody's
/// traffic and makes neither flow nor device. Neighbour discovery, which every packet needs, is no event. A router's
/// advertisement promises its lifetime.
class ControlMessages {
public:
    explicit ControlMessages(Tables tables);

    void onIcmp(const IcmpMessage& message, const Sighting& sighting);
    void onMembership(const MembershipMessage& message, const Sighting& sighting);

private:
    /// Some pingers keep their sequence number for ever: the latest request of a number is the one that is answered.
    struct Echo {
        std::uint32_t connection = 0;
        std::uint16_t id = 0;
        std::uint16_t sequence = 0;
        bool operator==(const Echo&) const = default;
    };
    struct EchoHash {
        std::size_t operator()(const Echo& e) const noexcept;
    };
    struct Open {
        EventId event;
        Timestamp sent;
        bool answered = false;
    };

    void echoRequest(const IcmpMessage& message, const Sighting& sighting);
    void echoReply(const IcmpMessage& message, const Sighting& sighting);

    Tables m_tables;
    Pending<Open, Echo, EchoHash> m_open;
    CopyFilter m_copies; ///< of what waits for no answer
};

} // namespace phonehome
