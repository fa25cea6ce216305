// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// ICMP and group membership as events. What an ICMP error quotes is nobody's traffic and makes neither flow nor
/// device. Neighbour discovery, which every packet needs, is no event. A router's advertisement
/// promises its lifetime.
class ControlMessages {
public:
    explicit ControlMessages(Tables tables) : m_tables(tables) {}

    void onIcmp(const IcmpMessage& message, const Sighting& sighting);
    void onMembership(const MembershipMessage& message, const Sighting& sighting);

private:
    Tables m_tables;
};

} // namespace phonehome
