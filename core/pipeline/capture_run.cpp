// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/capture_run.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <thread>

#include "core/analysis/findings/findings.h"
#include "core/base/prefetch.h"
#include "core/decode/dissector.h"
#include "core/net/vendor_table.h"
#include "core/pipeline/collector.h"
#include "core/pipeline/kept_messages.h"
#include "core/pipeline/live_logs.h"
#include "core/pipeline/read_ahead.h"
#include "core/source/capture_set.h"

namespace phonehome {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTick{100};
/// Asking the clock costs more than a packet does: only every so many.
constexpr std::uint64_t kClockEvery = 1024;
/// A feed is asked this often when nothing comes.
constexpr std::chrono::milliseconds kFeedPause{20};
/// Of a capture under way, all cadences are judged this often.
constexpr std::chrono::seconds kJudgeEvery{2};

/// analysis: the household, or what takes to it; the last, since it may take messages.
std::vector<PacketObserver*> observers(PacketObserver& kept, std::vector<PacketObserver*> others,
                                       PacketObserver& analysis)
{
    std::vector<PacketObserver*> all{&kept};
    all.insert(all.end(), others.begin(), others.end());
    all.push_back(&analysis);
    return all;
}

} // namespace

struct CaptureRun::State {
    /// others: further observers. from: the files' frames come in batches, a feed's as they are.
    State(const std::vector<std::string>& paths, std::vector<PacketObserver*> others, LogInputs logs,
          CaptureFeed* from = nullptr)
        : feed(from), set(paths),
          dissector(observers(kept, std::move(others),
                              from ? static_cast<PacketObserver&>(household) : static_cast<PacketObserver&>(writer))),
          namesKnown(set.fileCount()), household(vendors)
    {
        if (!logs.paths.empty())
            join.emplace(paths, std::move(logs));
    }

    /// Of the thread that reads.
    SourceState sourcesNow() const;
    void tellSources();
    /// What the next frame says; false when there is none.
    bool fill(FrameBatch& batch);
    void tell(FrameBatch& batch);
    void dissect(const Frame& frame);
    /// What the feed has begun, removed and lost.
    void ask();
    /// Goes on to the file that the feed began next; false where there is none. One at a time, when all before were
    /// read: whoever is far behind holds no more of them open.
    bool grow();
    /// Names that the frame's file gave since its last one.
    template <typename Learn> void forNewNames(const Frame& frame, const Learn& learn);

    VendorTable vendors;                ///< loaded when it runs
    std::shared_ptr<LiveLogs> liveLogs; ///< one of the observers
    CaptureFeed* feed;
    std::deque<std::string> begun; ///< files of the feed that are not yet read
    FeedLosses losses;
    Clock::time_point judged; ///< when all cadences were, last
    bool stopped = false;
    bool readsAhead = false; ///< the set and what was kept belong to the other thread
    SourceState sources;     ///< while that is so, as far as the analysis was told
    bool restWanted = false; ///< a tick wants to read again

    // Of the thread that reads ahead, and of the one that analyses: each writes to its own with every packet, and would
    // take the cache line that both lie in from the other.
    alignas(kCacheLine) CaptureSet set;
    KeptMessages kept;
    BatchWriter writer;
    Dissector dissector;
    std::vector<std::size_t> namesKnown; ///< by file: how many of its names the household has

    alignas(kCacheLine) Household household;
    std::optional<LogJoin> join;
    std::uint64_t packets = 0;
};

CaptureRun::CaptureRun(const std::vector<std::string>& paths, std::vector<PacketObserver*> others, LogInputs logs)
    : m_state(std::make_unique<State>(paths, std::move(others), std::move(logs)))
{
}

CaptureRun::CaptureRun(CaptureFeed& feed, const std::string& logFolder, const MemoryBudget& budget)
{
    std::shared_ptr<LiveLogs> logs;
    std::vector<PacketObserver*> others;
    if (!logFolder.empty()) {
        logs = std::make_shared<LiveLogs>(logFolder);
        others.push_back(logs.get());
    }
    m_state = std::make_unique<State>(std::vector<std::string>{}, std::move(others), LogInputs(), &feed);
    m_state->liveLogs = std::move(logs);
    m_state->household.limit(budget);
    m_state->kept.limit(budget.messageBytes);
}

CaptureRun::~CaptureRun() = default;

void CaptureRun::run(const std::stop_token& stop, const Tick& tick)
{
    if (m_state->feed)
        runFeed(stop, tick);
    else
        runFiles(stop, tick);
}

void CaptureRun::runFiles(const std::stop_token& stop, const Tick& tick)
{
    State& s = *m_state;
    ReadAhead ahead([&s](FrameBatch& batch) { return s.fill(batch); }, [&s] { return s.sourcesNow(); });
    s.readsAhead = true;
    // Meanwhile.
    s.vendors = VendorTable::load();
    if (s.join)
        s.join->prepare(s.household, stop);
    auto last = Clock::now();
    bool wanted = false; ///< a tick is due: of what the analysis was told, not of what was read ahead
    if (stop.stop_requested())
        ahead.stop();
    while (true) {
        FrameBatch& batch = ahead.next();
        s.tell(batch);
        const FrameBatch::Then then = batch.then;
        const std::unique_ptr<SourceState> told = std::move(batch.sources);
        ahead.done();
        s.readsAhead = then == FrameBatch::Then::GoOn;
        if (told)
            s.sources = std::move(*told);
        if (then == FrameBatch::Then::Stopped) {
            s.stopped = true;
            return;
        }
        if (then == FrameBatch::Then::End)
            break;
        if (then == FrameBatch::Then::Pause || told) {
            tick(progress());
            last = Clock::now();
            wanted = s.restWanted && s.readsAhead;
            s.restWanted = false;
            if (wanted)
                ahead.pause();
        }
        if (!s.readsAhead) {
            s.readsAhead = true;
            ahead.goOn();
        }
        if (stop.stop_requested()) {
            ahead.stop();
        } else if (tick && !wanted && Clock::now() - last >= kTick) {
            ahead.askForSources();
            wanted = true;
        }
    }
    if (s.join)
        s.join->finish(s.household);
}

void CaptureRun::runFeed(const std::stop_token& stop, const Tick& tick)
{
    State& s = *m_state;
    s.vendors = VendorTable::load();
    auto last = Clock::now();
    bool drained = false; ///< the feed has ended, and all its files are known
    bool idle = false;
    while (true) {
        if (s.packets % kClockEvery == 0 || idle) {
            idle = false;
            if (stop.stop_requested()) {
                s.stopped = true;
                return;
            }
            if (s.liveLogs)
                s.liveLogs->advance(s.household);
            if (const auto now = Clock::now(); tick && now - last >= kTick) {
                tick(progress());
                last = Clock::now();
            }
        }
        if (const Frame* const frame = s.set.next()) {
            s.dissect(*frame);
            continue;
        }
        if (!drained) {
            const bool ended = s.feed->ended();
            s.ask();
            drained = ended && s.begun.empty();
            if (drained)
                s.set.settle();
            else if (!s.grow())
                std::this_thread::sleep_for(kFeedPause);
            idle = true;
            continue;
        }
        return;
    }
}

bool CaptureRun::State::fill(FrameBatch& batch)
{
    Packet& packet = batch.room();
    if (!set.next(packet.frame))
        return false;
    writer.into(batch);
    forNewNames(packet.frame, [&](const FileName& name) { batch.add(name, packet.frame.time); });
    dissector.dissect(packet);
    batch.seal();
    return true;
}

void CaptureRun::State::tell(FrameBatch& batch)
{
    batch.tell(
        household,
        [this](Timestamp time) {
            if (join)
                join->advance(household, time);
        },
        [this](const FileName& name, Timestamp time) { household.nameFromFile(name.address, name.name, time); });
    packets += batch.frames();
}

void CaptureRun::State::dissect(const Frame& frame)
{
    ++packets;
    forNewNames(frame, [&](const FileName& name) { household.nameFromFile(name.address, name.name, frame.time); });
    dissector.dissect(frame);
}

void CaptureRun::State::ask()
{
    for (std::string& path : feed->begun()) {
        // What went by the name and was not read yet is gone.
        std::erase(begun, path);
        begun.push_back(std::move(path));
    }
    losses = feed->losses();
    for (std::size_t i = 0; i < std::min(losses.removed, set.fileCount()); ++i)
        set.forget(i);
}

bool CaptureRun::State::grow()
{
    if (begun.empty())
        return false;
    const std::string path = std::move(begun.front());
    begun.pop_front();
    set.grow(path);
    for (std::size_t i = 0; i + 1 < set.fileCount(); ++i) {
        if (set.path(i) == path)
            set.forget(i);
    }
    namesKnown.resize(set.fileCount());
    return true;
}

template <typename Learn> void CaptureRun::State::forNewNames(const Frame& frame, const Learn& learn)
{
    const std::vector<FileName>& names = set.notesOf(frame.file).names;
    std::size_t& known = namesKnown[frame.file];
    for (; known < names.size(); ++known)
        learn(names[known]);
}

SourceState CaptureRun::State::sourcesNow() const
{
    SourceState now{set.position(), set.size(), {}, set.problems()};
    now.files.reserve(set.fileCount());
    for (std::size_t i = 0; i < set.fileCount(); ++i) {
        const FileNotes& notes = set.notesOf(i);
        now.files.push_back({set.path(i), set.linkTypeOf(i), set.framesOf(i), set.isComplete(i), set.isOpen(i),
                             set.duplicatesOf(i), notes.dropped, notes.comments});
    }
    return now;
}

void CaptureRun::State::tellSources()
{
    if (!readsAhead)
        sources = sourcesNow();
    std::vector<FileFacts> files = sources.files;
    for (FileFacts& file : files)
        file.complete = file.complete && !stopped;
    // What the kernel lost belongs to the capture as a whole: said once.
    if (!files.empty())
        files.front().dropped += losses.dropped;
    household.setSources(std::move(files), sources.problems);
}

SnapshotPtr CaptureRun::snapshot(bool final)
{
    State& s = *m_state;
    s.tellSources();
    const bool judge = s.feed && Clock::now() - s.judged >= kJudgeEvery;
    if (judge)
        s.judged = Clock::now();
    const SnapshotPtr snapshot = s.household.snapshot(final, judge);
    return final ? withFindings(snapshot) : snapshot;
}

RunProgress CaptureRun::progress() const
{
    const State& s = *m_state;
    if (s.readsAhead)
        return {s.sources.position, s.sources.size, s.packets};
    return {s.set.position(), s.set.size(), s.packets};
}

bool CaptureRun::nothingOpened() const
{
    for (std::size_t i = 0; i < m_state->set.fileCount(); ++i) {
        if (m_state->set.isOpen(i))
            return false;
    }
    return true;
}

std::vector<Error> CaptureRun::problems() const
{
    return m_state->set.problems();
}

bool CaptureRun::canReadAgain() const
{
    return !m_state->readsAhead;
}

void CaptureRun::wantReadAgain()
{
    m_state->restWanted = true;
}

std::vector<ReadAgain> CaptureRun::readAgain(FileIndex file, std::uint64_t frame, Protocol protocol)
{
    std::vector<ReadAgain> out;
    if (const auto* kept = m_state->kept.find(file, frame)) {
        for (const auto& message : *kept) {
            if (message.protocol == protocol) {
                out.push_back({frame, message.time, message.from, message.to, protocol,
                               fieldsOf(protocol, message.bytes, message.from.address.isV6()), message.bytes});
            }
        }
        return out;
    }
    const auto found = m_state->set.frameAt(file, frame);
    if (!found)
        return out;
    Collector collector(protocol);
    Dissector again({&collector});
    again.dissect(*found);
    return collector.take();
}

} // namespace phonehome
