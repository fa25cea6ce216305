// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plug_fleet.h"

#include <algorithm>
#include <array>
#include <string>

#include "tests/support/split_mix.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wire_messages.h"

namespace phonehome {

namespace {

constexpr MacAddress kRouterCard{{0x00, 0x90, 0x0b, 0, 0, 1}};
constexpr Timestamp kStart{1'588'550'400'000'000'000};
const Endpoint kStunServer{IpAddress::v4(198, 51, 100, 20), 3478};

Timestamp second(double s)
{
    return kStart + Duration::fromSeconds(s);
}

class Plug {
public:
    Plug(std::uint32_t number, const PlugHabits& habits, SplitMix& random, std::vector<TimedFrame>& out)
        : m_number(number), m_habits(habits), m_random(random), m_out(out)
    {
    }

    void live(double until)
    {
        every(m_habits.refresh, 0.02, std::min(until, m_habits.refreshUntil),
              [this](double t) { stun(t, stun_type::kRefreshRequest, stun_type::kRefreshSuccess); });
        every(m_habits.probe, 0.5, until,
              [this](double t) { stun(t, stun_type::kBindingRequest, stun_type::kBindingSuccess); });
        every(m_habits.askTime, 4, until, [this](double t) { askTime(t); });
        every(m_habits.announce, 60, std::min(until, m_habits.announceUntil), [this](double t) { announce(t); });
    }

private:
    /// Each set again after the last, with so much spread.
    template <typename Say> void every(double period, double spread, double until, const Say& say)
    {
        if (period <= 0)
            return;
        const auto part = [this] { return static_cast<double>(m_random.below(20'001)) / 10'000 - 1; };
        for (double t = m_habits.from + period * (part() + 1) / 2; t < until; t += period + spread * part())
            say(t);
    }
    Route to(const Endpoint& server, std::uint16_t port) const
    {
        const auto end = static_cast<std::uint8_t>(10 + m_number);
        return {plugMac(m_number, m_habits.maker), kRouterCard, {IpAddress::v4(192, 168, 1, end), port}, server};
    }
    void ask(double t, const Route& up, const std::vector<std::uint8_t>& question,
             const std::vector<std::uint8_t>& answer)
    {
        const Route down{up.destinationMac, up.sourceMac, up.destination, up.source};
        m_out.push_back({second(t), udpFrame(up, question)});
        m_out.push_back({second(t + 0.02), udpFrame(down, answer)});
    }
    void stun(double t, std::uint16_t request, std::uint16_t success)
    {
        const auto transaction = m_random.bytes<12>();
        StunBuilder answer(success, transaction);
        if (success == stun_type::kRefreshSuccess)
            answer.number(stun_attribute::kLifetime, m_habits.lifetime);
        const auto port = static_cast<std::uint16_t>(50'000 + (request == stun_type::kRefreshRequest ? 0 : 1));
        ask(t, to(kStunServer, port), StunBuilder(request, transaction).message(), answer.message());
    }
    void askTime(double t)
    {
        NtpMessage question;
        question.version = 4;
        question.mode = 3;
        question.transmit = m_random.next();
        NtpMessage answer = question;
        answer.mode = 4;
        answer.stratum = 2;
        answer.origin = question.transmit;
        const auto own = static_cast<std::uint8_t>(50 + m_number);
        const std::uint8_t end = m_habits.timeServer != 0 ? m_habits.timeServer : own;
        ask(t, to({IpAddress::v4(203, 0, 113, end), 123}, 123), ntpPacket(question), ntpPacket(answer));
    }
    void announce(double t)
    {
        const std::string uuid = "uuid:Socket-1_0-2215K011000" + std::to_string(10 + m_number);
        Route up = to({IpAddress::v4(239, 255, 255, 250), 1900}, 1900);
        up.destinationMac = multicastMac(up.destination.address);
        for (const std::string& nt : {std::string("upnp:rootdevice"), uuid}) {
            const SsdpAlive alive{"http://" + up.source.address.text() + ":49153/setup.xml", "nls", nt,
                                  nt == uuid ? uuid : uuid + "::" + nt};
            m_out.push_back({second(t += 0.005), udpFrame(up, ssdpAlive(alive))});
        }
    }

    std::uint32_t m_number;
    const PlugHabits& m_habits;
    SplitMix& m_random;
    std::vector<TimedFrame>& m_out;
};

} // namespace

MacAddress plugMac(std::uint32_t plug, std::uint32_t maker)
{
    constexpr std::array<std::array<std::uint8_t, 3>, 3> kMakers{
        {{0x24, 0xf5, 0xa2}, {0x50, 0xc7, 0xbf}, {0x02, 0x11, 0x22}}};
    const auto& oui = kMakers[maker];
    return MacAddress{{oui[0], oui[1], oui[2], 0, 1, static_cast<std::uint8_t>(plug)}};
}

std::vector<TimedFrame> plugFleet(const std::vector<PlugHabits>& plugs, double seconds, std::uint64_t seed)
{
    SplitMix random(seed);
    std::vector<TimedFrame> out;
    for (std::uint32_t i = 0; i < plugs.size(); ++i)
        Plug(i, plugs[i], random, out).live(seconds);
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return out;
}

} // namespace phonehome
