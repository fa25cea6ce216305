// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/decode/message.h"

namespace phonehome {

/// How a transaction went.
enum class Outcome : std::uint8_t {
    OneWay, ///< needs no answer: announcement, indication, hello
    Answered,
    Failed,     ///< answered with an error
    Unanswered, ///< no answer seen (yet)
    ReplyOnly,  ///< an answer whose question was not seen
};

/// Who began an event: the device whose talk it is, or its peer.
enum class Direction : std::uint8_t { Sent, Received };

/// One transaction: request with its reply, retransmissions and authentication tries as one; or one announcement,
/// with the copies that relays made of it. Rows are kept for every message of the capture: small on purpose.
struct Event {
    static constexpr std::int32_t kNoPromise = -1;

    Timestamp time; ///< first transmission
    GroupId group;
    DeviceId device; ///< whose talk it is; its group's direction says who began it
    FlowId flow;
    EventId before;                     ///< the one of its group that was added before it; invalid for the first
    std::uint32_t frame = 0;            ///< of the request (or announcement), in its file
    std::uint32_t replyFrame = 0;       ///< 0 = none
    std::uint32_t roundTripUs = 0;      ///< reply after the last transmission, microseconds
    std::int32_t promised = kNoPromise; ///< seconds that the reply (or announcement) promises: LIFETIME, TTL, max-age
    std::uint32_t file = 0;             ///< of the data set
    Protocol protocol = Protocol::Other;
    Outcome outcome = Outcome::OneWay;
    std::uint8_t tries = 1;  ///< transmissions, authentication tries included
    std::uint8_t copies = 0; ///< duplicates of the frame, 255 at most; within 5 ms where no answer tells them apart

    void countCopy() { copies = static_cast<std::uint8_t>(copies < 255 ? copies + 1 : 255); }
};

} // namespace phonehome
