// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/pump.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/live/tzsp_receiver.h"

namespace phonehome {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kChunk = 1U << 16;
constexpr int kPollMs = 100;
constexpr std::chrono::milliseconds kTellEvery{200};
constexpr std::chrono::seconds kClockJump{1};
constexpr std::chrono::seconds kEndPatience{3};
constexpr std::chrono::seconds kWriterPatience{2};
constexpr std::chrono::seconds kFirstPause{1};
constexpr std::chrono::seconds kLongestPause{30};
constexpr int kGonePatienceMs = 2000;
constexpr int kLastBatches = 1000;
constexpr std::size_t kWordsMax = 40;
constexpr std::size_t kLineMax = 1000;

std::optional<std::uint64_t> numberAt(std::string_view text)
{
    std::uint64_t n = 0;
    return std::from_chars(text.data(), text.data() + text.size(), n).ec == std::errc() ? std::optional(n)
                                                                                        : std::nullopt;
}

/// "5 packets dropped by kernel", as tcpdump says at its end.
std::optional<std::uint64_t> droppedByTcpdump(std::string_view line)
{
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    return line.substr(digits).starts_with(" packets dropped by kernel") ? numberAt(line) : std::nullopt;
}

/// "Packets received/dropped on interface 'eth0': 120/5 (pcap:5/dumpcap:0/…", as dumpcap says at its end. An interface's
/// description may hold anything, so it is read from behind.
std::optional<std::uint64_t> droppedByDumpcap(std::string_view line)
{
    const std::size_t counts = line.rfind("': ");
    if (!line.starts_with("Packets received/dropped on interface ") || counts == std::string_view::npos)
        return std::nullopt;
    const std::string_view said = line.substr(counts + 3);
    const std::size_t slash = said.find('/');
    return slash == std::string_view::npos ? std::nullopt : numberAt(said.substr(slash + 1));
}

} // namespace

Pump::Pump(const RecorderPlan& plan, Wrote wrote)
    : m_plan(plan), m_wrote(std::move(wrote)), m_spool(plan.folder, plan.limits), m_chunk(kChunk),
      m_clockLead(plan.clockLead())
{
}

void Pump::run(const std::stop_token& stop, const Recorder::Say& say)
{
    auto pause = kFirstPause;
    while (true) {
        const std::uint64_t before = m_news.packets;
        const End end = runOnce(stop, say);
        m_droppedBefore = m_news.dropped;
        // Only what worked once is worth another try: a wrong password does not become right.
        if (end != End::Source || !m_plan.reconnects || m_news.packets == 0 || stop.stop_requested())
            break;
        if (m_news.packets > before)
            pause = kFirstPause;
        m_news.state = RecordingState::Waiting;
        tell(say, true);
        for (const auto until = Clock::now() + pause; Clock::now() < until && !stop.stop_requested();)
            poll(nullptr, 0, kPollMs);
        if (stop.stop_requested())
            break;
        pause = std::min(pause * 2, kLongestPause);
        ++m_news.reconnects;
        m_cutter = {};
        m_spool.split();
    }
    m_news.state = RecordingState::Ended;
    m_wrote(m_news, m_spool);
}

Pump::End Pump::runOnce(const std::stop_token& stop, const Recorder::Say& say)
{
    if (m_plan.tzsp)
        return runTzsp(stop, say);
    return m_plan.pipe.empty() ? runProgram(stop, say) : runPipe(stop, say);
}

Pump::End Pump::runProgram(const std::stop_token& stop, const Recorder::Say& say)
{
    auto started = ChildProcess::start(m_plan.program);
    if (!started) {
        fail(started.error());
        return End::Failure;
    }
    ChildProcess child = std::move(*started);
    m_news.exitCode.reset();
    bool output = true;
    bool errors = true;
    std::optional<Clock::time_point> asked;
    while (output || errors) {
        tell(say);
        if (stop.stop_requested() && !asked) {
            child.closeInput();
            if (m_plan.program.stopSignal != 0)
                child.signal(m_plan.program.stopSignal);
            asked = Clock::now();
        }
        if (asked && Clock::now() - *asked > kEndPatience)
            break;
        std::array<pollfd, 2> watched{pollfd{output ? child.output() : -1, POLLIN, 0},
                                      pollfd{errors ? child.errors() : -1, POLLIN, 0}};
        if (poll(watched.data(), watched.size(), kPollMs) <= 0)
            continue;
        if (watched[0].revents != 0)
            output = readOutput(child.output());
        if (watched[1].revents != 0)
            errors = readErrors(child.errors());
        if (m_news.error)
            return End::Failure;
    }
    const bool itself = !asked;
    // Its streams end a moment before it does.
    m_news.exitCode = child.waitFor(output || errors ? 0 : kGonePatienceMs);
    return itself ? End::Source : End::Stop;
}

Pump::End Pump::runPipe(const std::stop_token& stop, const Recorder::Say& say)
{
    Descriptor opened;
    int fd = STDIN_FILENO;
    if (m_plan.pipe != "-") {
        opened = Descriptor(::open(m_plan.pipe.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        if (!opened.isOpen()) {
            fail({ErrorCode::NotReadable, m_plan.pipe, 0, 0, std::strerror(errno)});
            return End::Failure;
        }
        fd = opened.get();
    }
    // Whoever writes to a FIFO may come a moment later.
    bool met = m_plan.pipe == "-";
    const auto began = Clock::now();
    while (!stop.stop_requested()) {
        tell(say);
        pollfd watched{fd, POLLIN, 0};
        const bool there = poll(&watched, 1, kPollMs) > 0;
        if (!there && (met || Clock::now() - began < kWriterPatience))
            continue;
        // An empty FIFO that nobody writes to is at its end; with a writer it has nothing yet.
        if (!there && !readOutput(fd)) {
            fail({ErrorCode::NotRegular, m_plan.pipe, 0, 0, {}});
            return End::Failure;
        }
        met = true;
        if (!there)
            continue;
        if (!readOutput(fd))
            return m_news.error ? End::Failure : End::Source;
    }
    return End::Stop;
}

Pump::End Pump::runTzsp(const std::stop_token& stop, const Recorder::Say& say)
{
    auto opened = TzspReceiver::open(*m_plan.tzsp);
    if (!opened) {
        fail(opened.error());
        return End::Failure;
    }
    TzspReceiver receiver = std::move(*opened);
    m_news.listening = tzspText(*m_plan.tzsp);
    // Once more after the stop: what waits was sent before it.
    for (bool last = false; !last;) {
        last = stop.stop_requested();
        pollfd watched{receiver.fd(), POLLIN, 0};
        poll(&watched, 1, last ? 0 : kPollMs);
        // Not for ever: whoever floods the port does not keep us from stopping.
        for (int batches = last ? kLastBatches : 1; batches > 0; --batches) {
            const ByteView frames = receiver.receive();
            if (!frames.empty() && !takeBytes(frames))
                return End::Failure;
            // A keep-alive or what is malformed may stand before a frame.
            if (receiver.came() == 0)
                break;
        }
        m_news.tzsp = receiver.counts();
        takeDrops(m_news.tzsp.dropped);
        tell(say);
    }
    return End::Stop;
}

bool Pump::readOutput(int fd)
{
    const ssize_t got = ::read(fd, m_chunk.data(), m_chunk.size());
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    return got > 0 && takeBytes(ByteView(m_chunk).first(static_cast<std::size_t>(got)));
}

bool Pump::takeBytes(ByteView bytes)
{
    watchClock();
    // A pcapng says in its own records what a file of the rest must begin with.
    const std::vector<std::uint8_t> headBefore = m_cutter.head();
    const auto fed = m_cutter.feed(bytes);
    if (m_news.preamble.size() < m_cutter.preamble().size())
        m_news.preamble = m_cutter.preamble();
    if (!m_cutter.head().empty()) {
        m_news.state = RecordingState::Capturing;
        m_spool.setHead(m_cutter.isPcapng() ? headBefore : m_cutter.head(), m_cutter.isPcapng());
        if (!m_cutter.records().empty() || m_spool.begun() == 0) {
            if (auto written = m_spool.write(m_cutter.records(), Clock::now()); !written)
                return fail(written.error());
        }
        m_news.packets += m_cutter.packets();
        m_news.bytes = m_spool.written();
        m_news.files = m_spool.begun();
        m_cutter.take();
        m_wrote(m_news, m_spool);
    }
    return fed ? true : fail(fed.error());
}

bool Pump::readErrors(int fd)
{
    std::array<char, 4096> text{};
    const ssize_t got = ::read(fd, text.data(), text.size());
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    for (const char c : std::string_view(text.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)))) {
        if (c == '\n')
            takeLine(std::exchange(m_line, {}));
        else if (m_line.size() < kLineMax)
            m_line += c;
    }
    if (got == 0 && !m_line.empty())
        takeLine(std::exchange(m_line, {}));
    return got > 0;
}

void Pump::takeLine(std::string line)
{
    while (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (const auto dropped = droppedByTcpdump(line))
        takeDrops(*dropped);
    if (const auto dropped = droppedByDumpcap(line))
        takeDrops(*dropped);
    // The helper's own words are JSON, one object a line.
    if (line.starts_with('{')) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_object()) {
            takeObject(json);
            return;
        }
    }
    say(std::move(line));
}

void Pump::takeDrops(std::uint64_t drops)
{
    m_news.dropped = m_droppedBefore + drops;
    m_news.dropsKnown = true;
}

void Pump::takeObject(const nlohmann::json& json)
{
    if (const auto statistics = json.find("statistics"); statistics != json.end() && statistics->is_object()) {
        const auto drops = statistics->find("kernelDrops");
        if (drops != statistics->end() && drops->is_number_unsigned())
            takeDrops(drops->get<std::uint64_t>());
    }
    for (const auto& [key, to] : {std::pair{"end", &m_news.ending}, std::pair{"command", &m_news.command}}) {
        if (const auto found = json.find(key); found != json.end() && found->is_string())
            *to = found->get<std::string>();
    }
    if (const auto text = json.find("text"); text != json.end() && text->is_string())
        say(text->get<std::string>());
}

void Pump::say(std::string line)
{
    if (line.empty())
        return;
    if (m_news.words.size() >= kWordsMax)
        m_news.words.erase(m_news.words.begin());
    m_news.words.push_back(std::move(line));
}

bool Pump::fail(Error error)
{
    m_news.error = std::move(error);
    return false;
}

void Pump::watchClock()
{
    const auto lead = m_plan.clockLead();
    const auto jump = lead > m_clockLead ? lead - m_clockLead : m_clockLead - lead;
    // What is corrected little by little is no jump.
    m_clockLead = lead;
    if (jump > kClockJump && m_spool.begun() > 0)
        m_spool.split();
}

void Pump::tell(const Recorder::Say& say, bool always)
{
    const auto now = Clock::now();
    if (!always && now - m_toldAt < kTellEvery)
        return;
    m_toldAt = now;
    m_wrote(m_news, m_spool);
    say(m_news);
}

} // namespace phonehome
