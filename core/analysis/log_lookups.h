// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/address_history.h"
#include "core/analysis/transactions.h"
#include "core/dnslog/record.h"

namespace phonehome {

/// What a resolver's log says, told in time with the packets: rows of the DNS-to-address table like those of lookups
/// that the capture shows itself.
class LogLookups {
public:
    LogLookups(Tables& tables) : m_tables(tables) {}
    /// history: who held which address in the data set; outlives this. hasAnswers: of the record's log.
    void on(const LogRecord& record, bool hasAnswers, AddressHistory& history);
    void onHost(const LogHost& host, AddressHistory& history);

private:
    DeviceId deviceOf(const IpAddress& address, Timestamp time, const AddressHistory& history);
    void reverse(const LogRecord& record, const AddressHistory& history);

    Tables& m_tables;
};

} // namespace phonehome
