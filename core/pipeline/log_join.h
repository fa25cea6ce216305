// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/household.h"
#include "core/dnslog/time_zone.h"

namespace phonehome {

/// Resolvers' logs to be laid beside a capture.
struct LogInputs {
    std::vector<std::string> paths;
    TimeZone zone = TimeZone::local(); ///< of logs whose times have none
    std::string zoneName;              ///< how it was called; empty: nobody did
    std::optional<Duration> offset;    ///< to add to the logs' times; nullopt: find it
};

/// Resolvers' logs of a data set, read before its packets and told to the analysis between them. A pass over the
/// packets goes before: it says who held which address, when talks began, and so how the clocks differ.
class LogJoin {
public:
    LogJoin(const std::vector<std::string>& captures, LogInputs inputs);
    ~LogJoin();

    /// Surveys the captures, reads the logs, sets the clocks. Comes back early when stopped.
    void prepare(Household& household, const std::stop_token& stop);
    /// Tells what the logs say up to a moment.
    void advance(Household& household, Timestamp time);
    /// Tells the rest.
    void finish(Household& household);

private:
    void survey(const std::stop_token& stop);
    void setClocks();

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace phonehome
