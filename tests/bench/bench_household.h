// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "tests/support/frame_builder.h"
#include "tests/support/split_mix.h"

namespace phonehome {

/// What is talked in a capture for the benchmark.
struct BenchMix {
    std::uint64_t packets = 0; ///< where it ends; what the devices do not say by themselves, sessions do
    std::size_t devices = 0;   ///< at most 200
    double days = 0;
    int bulk = 0; ///< of a hundred sessions, those that carry full segments
    int quic = 0; ///< of a hundred, those over UDP
};

/// Devices that each keep an allocation alive, set their clock, announce themselves, ask for names and hold a line to
/// their cloud, on timers of their own; beside them sessions, as many as the mix wants. Frames come in time order.
class BenchHousehold {
public:
    using Write = std::function<void(Timestamp, ByteView)>;

    BenchHousehold(const BenchMix& mix, Write write);
    void talk();

private:
    using Step = std::function<void()>;
    struct Later {
        Timestamp when;
        std::uint64_t order = 0; ///< of those of one moment, what was planned first
        Step step;
        bool operator<(const Later& other) const
        {
            return when != other.when ? when > other.when : order > other.order;
        }
    };
    /// A TCP connection, or a flow of UDP, with so many packets to come.
    struct Session {
        std::size_t device = 0;
        Route up;
        std::string host;
        std::uint32_t sentUp = 1;
        std::uint32_t sentDown = 1;
        std::uint64_t left = 0;
        int phase = 0;
        bool full = false;
        Duration gap;
    };

    void in(Duration wait, Step step);
    void send(Duration wait, std::vector<std::uint8_t> frame);
    /// Says it again and again: about so often, by up to a share more or less.
    void every(double seconds, double share, const Step& step);
    void repeat(double seconds, double share, const Step& step);

    Route toPeer(std::size_t device, const IpAddress& peer, std::uint16_t from, std::uint16_t to) const;
    Route toGroup(std::size_t device, const IpAddress& group, std::uint16_t from, std::uint16_t to) const;
    std::string hostOf(std::size_t device);

    void keepAllocation(std::size_t device);
    void setClock(std::size_t device);
    void announce(std::size_t device);
    void sayMdns(std::size_t device);
    void lookUp(std::size_t device, const std::string& name);
    void askNeighbour(std::size_t device);
    /// The line to the cloud: one session that never ends, a record a minute.
    void holdLine(std::size_t device);
    void beginSession();
    void goOn(const std::shared_ptr<Session>& session, bool udp);
    void tcpStep(Session& session);
    void udpStep(Session& session);

    BenchMix m_mix;
    Write m_write;
    SplitMix m_random{5};
    Timestamp m_now;
    std::priority_queue<Later> m_plan;
    std::uint64_t m_planned = 0;
    std::uint64_t m_written = 0;
    std::vector<std::uint8_t> m_segment;
};

} // namespace phonehome
