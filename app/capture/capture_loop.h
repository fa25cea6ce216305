// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/capture/counters.h"
#include "app/capture/ending.h"
#include "app/capture/live_device.h"
#include "app/capture/packet_stream.h"

namespace phonehome {

/// Writes a line to standard error unless its reader stalls for longer than patience: packets never wait for words.
void say(const JsonLine& line, std::chrono::milliseconds patience = {});

/// The capture: one thread, one poll over the packets, the reader, standard input and the signals.
class CaptureLoop {
public:
    /// signals: from watchSignals(). All must outlive the loop.
    CaptureLoop(const LiveDevice& device, PacketStream& stream, Counters& counters, int signals);

    /// Until something ends it. What the kernel held at that time is still delivered, if the reader takes it at once.
    Ending run();

private:
    using Clock = std::chrono::steady_clock;

    void takePackets();
    void deliver();
    void tellStatistics();
    void wait();
    void readInput();
    void readSignal();
    void stop(Ending why, std::chrono::milliseconds takeOn);
    bool takes() const;
    bool isOver() const;
    int millisecondsToNext() const;

    const LiveDevice& m_device;
    PacketStream& m_stream;
    Counters& m_counters;
    int m_signals;
    bool m_more = false; ///< the ring was not emptied in this turn
    Clock::time_point m_statisticsAt;
    std::optional<Ending> m_end;
    Clock::time_point m_takeUntil; ///< once there is an end
    Clock::time_point m_sendUntil;
};

} // namespace phonehome
