// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// HTTP requests: each is an event by its method or its SOAP action, and the host asked for names the flow itself.
/// A UPnP subscription is promised the time that its answer gives.
class WebRequests {
public:
    explicit WebRequests(Tables tables) : m_tables(tables) {}

    void on(const HttpRequest& request, const Sighting& sighting);
    void onGranted(const SubscriptionAnswer& answer, const Sighting& sighting);

private:
    struct Open {
        EventId event;
        Timestamp sent;
    };
    struct Grant {
        Timestamp time;
        std::uint32_t seconds = 0;
    };

    void subscribed(const HttpRequest& request, const Sighting& sighting, EventId event);

    Tables m_tables;
    Pending<Open> m_open;    ///< SUBSCRIBE by connection
    Pending<Grant> m_grants; ///< by SID
};

} // namespace phonehome
