// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/capture_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "app/capture/signals.h"

namespace phonehome {

using namespace std::chrono_literals;

namespace {

constexpr auto kStatisticsEvery = 1s;
// A block of the ring is handed over 100 ms after its first packet at the latest.
constexpr auto kLastBlock = 150ms;
constexpr auto kLastSend = 2s;
// Between two looks at the reader and the signals.
constexpr int kPacketsPerCall = 256;
constexpr int kPacketsPerTurn = 4096;

void addToStream(u_char* stream, const pcap_pkthdr* header, const u_char* bytes)
{
    reinterpret_cast<PacketStream*>(stream)->addPacket(*header, bytes);
}

} // namespace

void say(const JsonLine& line, std::chrono::milliseconds patience)
{
    const std::string text = line.line();
    pollfd err{STDERR_FILENO, POLLOUT, 0};
    // A pipe that is writable takes PIPE_BUF bytes whole; a line is far shorter.
    if (poll(&err, 1, static_cast<int>(patience.count())) == 1 && (err.revents & POLLOUT) != 0) [[maybe_unused]]
        const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
}

CaptureLoop::CaptureLoop(const LiveDevice& device, PacketStream& stream, Counters& counters, int signals)
    : m_device(device), m_stream(stream), m_counters(counters), m_signals(signals),
      m_statisticsAt(Clock::now() + kStatisticsEvery)
{
}

Ending CaptureLoop::run()
{
    while (true) {
        takePackets();
        deliver();
        if (isOver())
            return *m_end;
        tellStatistics();
        wait();
    }
}

bool CaptureLoop::takes() const
{
    return !m_stream.full() && (!m_end || Clock::now() < m_takeUntil);
}

bool CaptureLoop::isOver() const
{
    const Clock::time_point now = Clock::now();
    return m_end && now >= m_takeUntil && (m_stream.waiting() == 0 || now >= m_sendUntil);
}

void CaptureLoop::takePackets()
{
    // Asked for each turn, whatever poll said: after the buffer was full, the ring's news are long known.
    m_more = false;
    for (int taken = 0; taken < kPacketsPerTurn && takes();) {
        const int count =
            pcap_dispatch(m_device.handle.get(), kPacketsPerCall, addToStream, reinterpret_cast<u_char*>(&m_stream));
        if (count < 0) {
            const std::string_view words = pcap_geterr(m_device.handle.get());
            if (words == "The interface disappeared" || m_counters.isGone())
                stop({End::InterfaceGone, m_device.name + " is gone: it was removed or renamed.", ""}, 0ms);
            else
                stop({End::Failed, "The capture broke off: " + std::string(words) + ".", ""}, 0ms);
            return;
        }
        if (count < kPacketsPerCall)
            return;
        taken += count;
    }
    m_more = takes();
}

void CaptureLoop::deliver()
{
    const Sent sent = m_stream.send();
    if (sent != Sent::ReaderGone && sent != Sent::Failed)
        return;
    if (sent == Sent::ReaderGone)
        stop({End::ReaderGone, "Nobody reads the capture any more.", ""}, 0ms);
    else
        stop({End::OutputFailed, std::string("The capture could not be written: ") + std::strerror(errno) + ".", ""},
             0ms);
    m_sendUntil = m_takeUntil;
}

void CaptureLoop::tellStatistics()
{
    const Clock::time_point now = Clock::now();
    if (now < m_statisticsAt)
        return;
    say(JsonLine().object("statistics", m_counters.statistics(m_stream.packets(), m_stream.waiting())));
    m_statisticsAt = std::max(m_statisticsAt + kStatisticsEvery, now);
}

int CaptureLoop::millisecondsToNext() const
{
    Clock::time_point next = m_statisticsAt;
    const Clock::time_point now = Clock::now();
    if (m_end)
        next = std::min(next, now < m_takeUntil ? m_takeUntil : m_sendUntil);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::chrono::milliseconds(kStatisticsEvery).count()));
}

void CaptureLoop::wait()
{
    const short output = m_stream.waiting() > 0 ? POLLOUT : 0;
    std::array<pollfd, 4> fds{pollfd{takes() ? pcap_get_selectable_fd(m_device.handle.get()) : -1, POLLIN, 0},
                              pollfd{m_stream.fd(), output, 0}, pollfd{m_end ? -1 : STDIN_FILENO, POLLIN, 0},
                              pollfd{m_signals, POLLIN, 0}};
    if (poll(fds.data(), fds.size(), m_more ? 0 : millisecondsToNext()) <= 0)
        return;
    // Of an idle capture's reader this is the only word.
    if ((fds[1].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
        stop({End::ReaderGone, "Nobody reads the capture any more.", ""}, 0ms);
        m_sendUntil = m_takeUntil;
    }
    if (fds[2].revents != 0)
        readInput();
    if (fds[3].revents != 0)
        readSignal();
}

void CaptureLoop::readInput()
{
    std::array<char, 4096> ignored{};
    const ssize_t length = read(STDIN_FILENO, ignored.data(), ignored.size());
    if (length == 0 || (length < 0 && errno != EAGAIN && errno != EINTR))
        stop({End::InputClosed, "The capture was stopped.", ""}, kLastBlock);
}

void CaptureLoop::readSignal()
{
    signalfd_siginfo signal{};
    if (read(m_signals, &signal, sizeof signal) != sizeof signal)
        return;
    const auto number = static_cast<int>(signal.ssi_signo);
    // Who asks twice does not want to wait for the last packets.
    if (m_end && isStopSignal(number))
        m_takeUntil = m_sendUntil = Clock::now();
    else if (isStopSignal(number))
        stop({End::Signalled, "The capture was stopped by a signal.", ""}, kLastBlock);
    else
        stop({End::ParentGone, "The program that started the capture is gone.", ""}, kLastBlock);
}

void CaptureLoop::stop(Ending why, std::chrono::milliseconds takeOn)
{
    const Clock::time_point now = Clock::now();
    // The first reason counts, the last deadline to take packets may only come nearer.
    m_takeUntil = m_end ? std::min(m_takeUntil, now + takeOn) : now + takeOn;
    m_sendUntil = m_end ? std::min(m_sendUntil, now + kLastSend) : now + kLastSend;
    if (!m_end)
        m_end = std::move(why);
}

} // namespace phonehome
