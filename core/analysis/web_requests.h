// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/grant.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// HTTP requests: each is an event by its method or its SOAP action, and the host asked for names the flow itself. One
/// whose answer is not seen stays OneWay: not every answer is read. A UPnP subscription is promised the time that its answer gives; a port mapping the time that was asked for, once
/// it was granted, each mapping a kind of its own; the rest what the server keeps the connection open for.
class WebRequests {
public:
    explicit WebRequests(Tables tables) : m_tables(tables) {}

    void on(const HttpRequest& request, const Sighting& sighting);
    void onAnswer(const HttpReply& answer, const Sighting& sighting);

private:
    struct Open {
        EventId event;
        Timestamp sent;
        std::shared_ptr<const PortMappingCall> mapping;
        bool subscribes = false;
    };

    void subscribed(const HttpRequest& request, const Sighting& sighting, EventId event);
    void mapping(const HttpRequest& request, const Sighting& sighting, EventId event);
    /// The router did what the call asks for.
    void mapped(const PortMappingCall& call, EventId event, const Sighting& sighting);
    /// What was promised under the key before is renewed by the event.
    void renewed(const std::string& key, const Sighting& sighting, GroupId group);
    void granted(const std::string& key, EventId event, PromiseKind kind, std::uint32_t seconds, Timestamp time);

    Tables m_tables;
    Pending<Open, std::uint64_t> m_open; ///< by connection and number
    Pending<Grant> m_grants;             ///< by SID, or by device and mapping
};

} // namespace phonehome
