// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/household.h"
#include "core/base/memory_budget.h"
#include "core/decode/observer.h"
#include "core/pipeline/log_join.h"
#include "core/pipeline/read_again.h"
#include "core/source/capture_feed.h"

namespace phonehome {

/// Source, dissector and analysis in a row, for one data set. Belongs to one thread; while it runs over files, another
/// reads and dissects ahead of the analysis.
class CaptureRun {
public:
    /// others: further observers (exporters), which outlive the run; called in the thread that reads ahead.
    /// logs: of resolvers, joined to the packets; without any, the packets are read once only.
    explicit CaptureRun(const std::vector<std::string>& paths, std::vector<PacketObserver*> others = {},
                        LogInputs logs = {});
    /// Follows files while they are written. The feed outlives the run. logFolder: where resolvers' logs grow beside
    /// them, if any do.
    /// Holds no more than the budget, however long it takes.
    explicit CaptureRun(CaptureFeed& feed, const std::string& logFolder = {}, const MemoryBudget& budget = kLiveMemory);
    ~CaptureRun();

    /// Reads to the end, or until stopped. tick is called at most ten times a second; of a feed also when nothing comes.
    /// The other thread reads on meanwhile.
    using Tick = std::function<void(const RunProgress&)>;
    void run(const std::stop_token& stop, const Tick& tick = {});

    /// What is known; final after run() came back.
    SnapshotPtr snapshot(bool final);
    RunProgress progress() const;
    /// True when not one file of the set could be opened.
    bool nothingOpened() const;
    /// Errors met so far, file by file.
    std::vector<Error> problems() const;

    /// May readAgain() be asked? In a tick only while nobody reads ahead.
    bool canReadAgain() const;
    /// From a tick: another one comes soon in which readAgain() may be asked.
    void wantReadAgain();
    /// The messages of a protocol that one frame completed, decoded again; empty when the file can't be read again.
    std::vector<ReadAgain> readAgain(FileIndex file, std::uint64_t frame, Protocol protocol);

private:
    void runFiles(const std::stop_token& stop, const Tick& tick);
    void runFeed(const std::stop_token& stop, const Tick& tick);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace phonehome
