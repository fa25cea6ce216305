// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>

#include "tests/support/stun_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

using Connection = WemoWeekPlan::Connection;

const IpAddress kTurnServer = IpAddress::v4(198, 51, 100, 34);
constexpr std::uint16_t kTlsPort = 443;
constexpr std::uint16_t kReferralPort = 3475;
constexpr std::uint16_t kTurnPort = 3478;
constexpr std::uint32_t kLifetime = 330;
constexpr Duration kBeat = Duration::ofSeconds(310);
/// A server drops an allocation that was not renewed a little after its lifetime.
constexpr Duration kServerGivesUp = Duration::ofMillis(330'914);
constexpr std::array<int, 4> kMissedBeats{437, 806, 1229, 1704};
constexpr std::string_view kClientSoftware = "pjnath-2.9";
constexpr std::string_view kServerSoftware = "TurnServer 0.4";
/// The base MAC: one below the one on the air.
constexpr std::string_view kUser = "24F5A23C5D18";
constexpr std::string_view kRealm = "belkin.org";

/// Everything of the cloud but the plan: counters go on over connections.
class Cloud {
public:
    Cloud(SplitMix& random, std::vector<TimedFrame>& out) : m_random(random), m_out(out) {}
    void play(const Connection& connection, bool powerLost);

private:
    void greet(Timestamp t);
    void askForServer(Timestamp t);
    Timestamp allocate(TcpTalk& talk, Timestamp t, const Connection& connection);
    Timestamp refresh(TcpTalk& talk, Timestamp t);
    void fallSilent(TcpTalk& talk, Timestamp t);
    std::vector<std::uint8_t> withCredentials(StunBuilder& request);

    Duration roundTrip() { return {m_random.between(24'000, 32'000) * 1000}; }
    Duration millis(std::int64_t low, std::int64_t high) { return {m_random.between(low * 1000, high * 1000) * 1000}; }
    std::uint16_t clientPort() { return static_cast<std::uint16_t>(m_random.between(32768, 60999)); }
    std::array<std::uint8_t, 12> transaction();

    SplitMix& m_random;
    std::vector<TimedFrame>& m_out;
    std::array<std::uint8_t, 8> m_process{}; ///< a transaction id's part that lasts as long as the process
    std::uint32_t m_transactions = 0;
    std::string m_nonce;
    int m_beats = 0;
};

std::array<std::uint8_t, 12> Cloud::transaction()
{
    std::array<std::uint8_t, 12> id{};
    std::copy(m_process.begin(), m_process.end(), id.begin());
    ++m_transactions;
    for (std::size_t i = 0; i < 4; ++i)
        id[8 + i] = static_cast<std::uint8_t>(m_transactions >> (8 * (3 - i)));
    return id;
}

/// USERNAME, REALM, NONCE, MESSAGE-INTEGRITY. The latter is noise: nobody has the password it would be checked with.
std::vector<std::uint8_t> Cloud::withCredentials(StunBuilder& request)
{
    request.text(stun_attribute::kUsername, kUser).text(stun_attribute::kRealm, kRealm);
    request.text(stun_attribute::kNonce, m_nonce);
    return request.bytes(stun_attribute::kMessageIntegrity, m_random.bytes<20>()).message();
}

void Cloud::greet(Timestamp t)
{
    const Duration rtt = roundTrip();
    TcpTalk talk(switchTo(clientPort(), {kBalancerIp, kTlsPort}), m_random, m_out);
    talk.open(t, rtt);
    t = t + rtt + Duration::ofMillis(6);
    const auto hello = tlsClientHello(kCloudName, m_random);
    talk.fromClient(t, hello);
    talk.fromServer(t + rtt, tlsServerHello(hello, m_random));
    t = t + rtt + Duration::ofMillis(4);
    talk.fromClient(t, tlsFinished(m_random));
    talk.fromClient(t + Duration::ofMillis(1), tlsApplicationData(344, m_random));
    talk.fromServer(t + rtt + Duration::ofMillis(11), tlsApplicationData(212, m_random));
    talk.close(t + rtt + Duration::ofMillis(14), rtt);
}

void Cloud::askForServer(Timestamp t)
{
    constexpr std::size_t kRequestBytes = 349;
    std::string request = "msggetTurnserverIp";
    while (request.size() < kRequestBytes)
        request += "getTS-PublicIp";
    request.resize(kRequestBytes);

    const Duration rtt = roundTrip();
    TcpTalk talk(switchTo(clientPort(), {kBalancerIp, kReferralPort}), m_random, m_out);
    talk.open(t, rtt);
    t = t + rtt + Duration::ofMillis(3);
    talk.fromClient(t, WireWriter().text(request).view());
    talk.ackFromServer(t + rtt);
    t = t + rtt + Duration::ofMillis(7);
    talk.fromServer(t, WireWriter().text(kTurnServer.text()).view());
    talk.fromServer(t + Duration{40'000}, {}, tcp_flag::kFin | tcp_flag::kAck);
    talk.fromClient(t + Duration::ofMillis(2), {}, tcp_flag::kFin | tcp_flag::kAck);
    talk.ackFromServer(t + Duration::ofMillis(2) + rtt);
}

/// The first try is refused with realm and nonce, the second granted. Gives the time of the grant.
Timestamp Cloud::allocate(TcpTalk& talk, Timestamp t, const Connection& connection)
{
    constexpr std::uint32_t kTcpTransport = 6u << 24;
    constexpr std::size_t kNonceDigits = 48;
    constexpr std::string_view kHex = "0123456789abcdef";
    m_nonce.clear();
    for (int shift = 28; shift >= 0; shift -= 4) // the server's nonce begins with its clock
        m_nonce += kHex[static_cast<std::size_t>(t.ns / 1'000'000'000) >> shift & 0xf];
    while (m_nonce.size() < kNonceDigits)
        m_nonce += kHex[m_random.below(kHex.size())];

    const auto request = [&](const std::array<std::uint8_t, 12>& id) {
        return StunBuilder(stun_type::kAllocateRequest, id)
            .number(stun_attribute::kRequestedTransport, kTcpTransport)
            .text(stun_attribute::kSoftware, kClientSoftware);
    };
    const Duration rtt = roundTrip();
    const auto first = transaction();
    talk.fromClient(t, request(first).message());
    StunBuilder refusal(stun_type::kAllocateError, first);
    refusal.error(401, "Unauthorized").text(stun_attribute::kRealm, kRealm).text(stun_attribute::kNonce, m_nonce);
    talk.fromServer(t + rtt, refusal.text(stun_attribute::kSoftware, kServerSoftware).messageWithFingerprint());

    t = t + rtt + Duration::ofMillis(5);
    const auto second = transaction();
    StunBuilder signedRequest = request(second);
    talk.fromClient(t, withCredentials(signedRequest));
    const Endpoint relayed{IpAddress::v4(10, 99, 32, 17), static_cast<std::uint16_t>(m_random.between(32768, 60999))};
    const Endpoint mapped{connection.publicAddress, static_cast<std::uint16_t>(m_random.between(16384, 65535))};
    StunBuilder grant(stun_type::kAllocateSuccess, second);
    grant.xorAddress(stun_attribute::kXorRelayedAddress, relayed).number(stun_attribute::kLifetime, kLifetime);
    grant.xorAddress(stun_attribute::kXorMappedAddress, mapped).text(stun_attribute::kSoftware, kServerSoftware);
    grant.bytes(stun_attribute::kMessageIntegrity, m_random.bytes<20>());
    talk.fromServer(t + rtt, grant.messageWithFingerprint());
    talk.ackFromClient(t + rtt + Duration::ofMillis(39));
    return t + rtt;
}

/// Gives the time of the answer. The client asks for no lifetime of its own.
Timestamp Cloud::refresh(TcpTalk& talk, Timestamp t)
{
    const auto id = transaction();
    StunBuilder request(stun_type::kRefreshRequest, id);
    request.text(stun_attribute::kSoftware, kClientSoftware);
    const auto asked = withCredentials(request);
    StunBuilder grant(stun_type::kRefreshSuccess, id);
    grant.number(stun_attribute::kLifetime, kLifetime).text(stun_attribute::kSoftware, kServerSoftware);
    const auto granted = grant.bytes(stun_attribute::kMessageIntegrity, m_random.bytes<20>()).messageWithFingerprint();
    const Timestamp answer = t + roundTrip();
    if (std::find(kMissedBeats.begin(), kMissedBeats.end(), ++m_beats) != kMissedBeats.end()) {
        talk.skip(asked.size(), granted.size()); // it took place, the capture did not see it
        return answer;
    }
    talk.fromClient(t, asked);
    talk.fromServer(answer, granted);
    talk.ackFromClient(answer + millis(38, 41));
    return answer;
}

/// The router lost the way back: nobody answers, TCP tries again at twice the pause each, then the client gives up.
void Cloud::fallSilent(TcpTalk& talk, Timestamp t)
{
    StunBuilder request(stun_type::kRefreshRequest, transaction());
    request.text(stun_attribute::kSoftware, kClientSoftware);
    talk.fromClient(t, withCredentials(request));
    std::int64_t pause = 220;
    std::int64_t after = 0;
    for (int i = 0; i < 6; ++i, pause *= 2) {
        after += pause;
        talk.repeatClient(t + Duration::ofMillis(after));
    }
    talk.fromClient(t + Duration::ofMillis(after + 6130), {}, tcp_flag::kRst | tcp_flag::kAck);
}

void Cloud::play(const Connection& connection, bool powerLost)
{
    Timestamp t = connection.lookup + Duration::ofMillis(90);
    if (connection.afterBoot) {
        m_process = m_random.bytes<8>();
        m_transactions = 0;
        greet(t);
        t = t + Duration::ofMillis(1420);
    }
    askForServer(t);
    t = t + Duration::ofMillis(1260);
    const Duration rtt = roundTrip();
    TcpTalk talk(switchTo(clientPort(), {kTurnServer, kTurnPort}), m_random, m_out);
    talk.open(t, rtt);
    Timestamp granted = allocate(talk, t + rtt + Duration::ofMillis(6), connection);
    for (;;) {
        t = granted + kBeat + millis(-25, 25);
        if (t >= connection.end)
            break;
        granted = refresh(talk, t);
    }
    if (powerLost) { // the server ends what the rebooted device no longer knows of
        talk.fromServer(granted + kServerGivesUp, {}, tcp_flag::kFin | tcp_flag::kAck);
        talk.fromClient(granted + kServerGivesUp + Duration::ofMillis(1), {}, tcp_flag::kRst);
    } else {
        fallSilent(talk, t);
    }
}

} // namespace

void addCloud(const WemoWeekPlan& plan, SplitMix& random, std::vector<TimedFrame>& out)
{
    Cloud cloud(random, out);
    for (const auto& connection : plan.connections)
        cloud.play(connection, connection.end == plan.powerLost);
}

} // namespace phonehome
