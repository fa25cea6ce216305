// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "core/analysis/promise.h"
#include "tests/support/frame_builder.h"
#include "tests/support/stun_builder.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wemo_household.h"

namespace phonehome {

inline const IpAddress kPublic = IpAddress::v4(203, 0, 113, 7);

/// A TURN client's talk with one server, exchange by exchange.
class Turn {
public:
    /// So many seconds after the first moment of these talks.
    static Timestamp at(double s) { return {1'000'000'000'000 + static_cast<std::int64_t>(s * 1e9)}; }

    Turn(std::uint8_t host, std::uint16_t port)
        : m_host(host), m_up{kSwitchMac, kRouterMac, {kSwitchIp, port}, {IpAddress::v4(198, 51, 100, host), 3478}},
          m_down{kRouterMac, kSwitchMac, m_up.destination, m_up.source}
    {
    }

    Turn& allocate(double t, std::uint32_t lifetime, const Endpoint& mapped)
    {
        StunBuilder answer(stun_type::kAllocateSuccess, next());
        answer.xorAddress(stun_attribute::kXorMappedAddress, mapped).number(stun_attribute::kLifetime, lifetime);
        return exchange(t, StunBuilder(stun_type::kAllocateRequest, m_id), answer);
    }
    Turn& refresh(double t, std::uint32_t lifetime)
    {
        StunBuilder answer(stun_type::kRefreshSuccess, next());
        answer.number(stun_attribute::kLifetime, lifetime);
        return exchange(t, StunBuilder(stun_type::kRefreshRequest, m_id), answer);
    }
    Turn& release(double t)
    {
        StunBuilder answer(stun_type::kRefreshSuccess, next());
        answer.number(stun_attribute::kLifetime, 0);
        StunBuilder request(stun_type::kRefreshRequest, m_id);
        return exchange(t, request.number(stun_attribute::kLifetime, 0), answer);
    }
    /// A refresh that is tried seven times (RFC 8489 s6.2.1).
    Turn& unanswered(double t)
    {
        const auto request = StunBuilder(stun_type::kRefreshRequest, next()).message();
        for (const Duration after : kStunSendsAfter)
            m_frames.push_back({at(t + after.seconds()), udpFrame(m_up, request)});
        return *this;
    }
    /// The last exchange once more, with the same transaction id.
    Turn& again(double t)
    {
        m_frames.push_back({at(t), m_frames[m_frames.size() - 2].bytes});
        m_frames.push_back({at(t + 0.04), m_frames[m_frames.size() - 2].bytes});
        return *this;
    }
    /// An allocation, then n renewals, each the margin before the lifetime ends.
    Turn& life(double t, std::uint32_t lifetime, double margin, int n)
    {
        allocate(t, lifetime, {kPublic, static_cast<std::uint16_t>(40000 + m_host)});
        for (int i = 1; i <= n; ++i)
            refresh(t + i * (lifetime - margin), lifetime);
        return *this;
    }
    const std::vector<TimedFrame>& frames() const { return m_frames; }

private:
    const std::array<std::uint8_t, 12>& next()
    {
        m_id = {m_host, ++m_count};
        return m_id;
    }
    Turn& exchange(double t, const StunBuilder& request, const StunBuilder& answer)
    {
        m_frames.push_back({at(t), udpFrame(m_up, request.message())});
        m_frames.push_back({at(t + 0.04), udpFrame(m_down, answer.message())});
        return *this;
    }

    std::uint8_t m_host;
    Route m_up;
    Route m_down;
    std::array<std::uint8_t, 12> m_id{};
    std::uint8_t m_count = 0;
    std::vector<TimedFrame> m_frames;
};

/// What several talks add up to at one place of capture.
inline std::vector<TimedFrame> inTimeOrder(const std::vector<Turn>& talks)
{
    std::vector<TimedFrame> all;
    for (const Turn& talk : talks)
        all.insert(all.end(), talk.frames().begin(), talk.frames().end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return all;
}

} // namespace phonehome
