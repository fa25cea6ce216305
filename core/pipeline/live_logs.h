// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/analysis/household.h"
#include "core/analysis/log_clock.h"
#include "core/decode/observer.h"
#include "core/dnslog/importer.h"

namespace phonehome {

/// Resolvers' logs that grow while a capture does, told to the analysis as they come: behind the packets that they
/// name. Times without a zone are in their folder's (zoneOfFolder()). Clocks are taken to agree until enough talks show how far they lie apart; then what was told is told anew, and
/// what comes is set right at once. The capture is read again with the logs when it is whole (LogJoin).
/// Observes the packets for who holds which address and when talks begin.
class LiveLogs final : public PacketObserver {
public:
    /// folder: of logs, also in folders in it; may come later.
    explicit LiveLogs(std::string folder) : m_folder(std::move(folder)) {}

    void onPacket(const Packet& packet) override { m_survey.onPacket(packet); }
    void onMessage(const Observation& observation) override { m_survey.onMessage(observation); }
    /// Tells what was written since; looks twice a second, however often it is called.
    void advance(Household& household);

private:
    struct Log {
        explicit Log(CaptureSurvey& survey) : timeline(survey.peers(), survey.history()) {}

        std::string path;
        std::ifstream file;
        std::string part; ///< of a line
        const ImporterRow* row = nullptr;
        std::unique_ptr<LineImporter> importer;
        LogReport report;
        LogTimeline timeline; ///< all of it, by its own clock
        ClockOffset clock;
        std::size_t judged = 0; ///< entries and talks when its clock was, last
    };

    void list();
    /// The lines that were written since, to the sink; false for none.
    bool read(Log& log, LogSink& sink) const;
    bool tellNews(Log& log, Household& household);
    /// True where the log's clock is known better now.
    bool judge(Log& log) const;
    void tellAgain(Household& household);
    void report(Household& household) const;

    std::string m_folder;
    CaptureSurvey m_survey;
    std::vector<std::unique_ptr<Log>> m_logs;
    std::chrono::steady_clock::time_point m_looked;
};

} // namespace phonehome
