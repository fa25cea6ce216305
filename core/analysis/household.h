// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/analysis/address_history.h"
#include "core/analysis/snapshot.h"
#include "core/base/memory_budget.h"
#include "core/decode/observer.h"
#include "core/dnslog/record.h"
#include "core/net/vendor_table.h"

namespace phonehome {

/// The analysis: packets and messages in, a Snapshot out. Owned by one thread; snapshots may be read in any.
class Household final : public PacketObserver {
public:
    explicit Household(const VendorTable& vendors);
    ~Household() override;

    void onPacket(const Packet& packet) override;
    void onMessage(const Observation& observation) override;
    void onRefusal(const Refusal& refusal) override;
    /// A packet of this connectionHash() comes soon; then, next; then, now. Says nothing, but saves a wait.
    void comesSoon(std::uint32_t connection) const;
    void comesNext(std::uint32_t connection) const;
    void comesNow(std::uint32_t connection) const;

    /// Holds no more than that of what comes from now on.
    void limit(const MemoryBudget& budget);

    /// What a resolver's log says, between the packets before and after its time. history outlives the household.
    void onLookup(const LogRecord& record, bool hasAnswers, AddressHistory& history);
    void onResolverHost(const LogHost& host, AddressHistory& history);
    /// What onLookup() told is to be told anew: the logs' clock turned out to be another.
    void forgetLookups();

    /// What became of the logs.
    void setLogs(std::vector<LogFacts> logs);
    /// A name that the capture file itself gives for an address, from this time on.
    void nameFromFile(const IpAddress& address, const std::string& name, Timestamp time);
    /// What the source knows beside the packets: files, errors.
    void setSources(std::vector<FileFacts> files, std::vector<Error> problems);
    /// All that is known now. final: nothing more will come, every cadence is worked out.
    /// current: of a capture under way, the same as far as a budget goes; the rest is worked out by the next ones.
    SnapshotPtr snapshot(bool final, bool current = false);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace phonehome
