// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/analysis/household.h"
#include "core/decode/observer.h"
#include "core/dnslog/importer.h"

namespace phonehome {

/// Resolvers' logs that grow while a capture does, told to the analysis as they come: behind the packets that they
/// name. The capture is read again with them when it is whole (LogJoin); until then clocks are taken to agree.
/// Observes the packets for who holds which address.
class LiveLogs final : public PacketObserver {
public:
    /// folder: of logs, also in folders in it; may come later.
    explicit LiveLogs(std::string folder) : m_folder(std::move(folder)) {}

    void onPacket(const Packet& packet) override;
    void onMessage(const Observation& observation) override;
    /// Tells what was written since; looks twice a second, however often it is called.
    void advance(Household& household);

private:
    struct Log {
        std::string path;
        std::ifstream file;
        std::string part; ///< of a line
        const ImporterRow* row = nullptr;
        std::unique_ptr<LineImporter> importer;
        LogReport report;
    };

    void list();
    void read(Log& log, LogSink& sink) const;

    std::string m_folder;
    AddressHistory m_history;
    std::vector<std::unique_ptr<Log>> m_logs;
    std::chrono::steady_clock::time_point m_looked;
};

} // namespace phonehome
