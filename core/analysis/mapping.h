// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>

#include "core/base/ageing_map.h"
#include "core/base/chunked_table.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Why a device came to be seen under another public address or port.
enum class MappingCause : std::uint8_t {
    First,          ///< nothing was seen before
    NewSocket,      ///< another connection of the device: another port is to be expected
    AddressChanged, ///< the home's public address is another one
    Forgotten,      ///< same connection within an hour, same address, other port: something upstream forgot the mapping
};
/// "first", "new-socket", "address-changed", "forgotten" as in JSON.
const char* mappingCauseId(MappingCause cause);

/// A public address and port that a STUN server saw a device under (MAPPED-ADDRESS, XOR-MAPPED-ADDRESS), and when.
struct Mapping {
    DeviceId device;
    FlowId flow;
    Endpoint mapped;
    Timestamp first; ///< of the answers that said so
    Timestamp last;
    std::uint32_t seen = 0;
    MappingCause cause = MappingCause::First;
};

/// Mapped addresses over time. Worker thread.
class MappingTable {
public:
    /// An answer to the device on this connection (0 = not known) says how the server sees it. Private addresses say
    /// nothing of what is upstream and are passed over, all after 65536 rows too.
    void seen(DeviceId device, FlowId flow, std::uint32_t connection, const Endpoint& mapped, Timestamp time);

    TableView<Mapping> snapshot() { return m_rows.snapshot(); }

private:
    ChunkedTable<Mapping> m_rows;
    /// Row. A connection that says nothing for a week tells no more than one that is new.
    AgeingMap<std::uint32_t, std::uint32_t> m_byConnection{Duration::ofSeconds(604'800), 65536};
    std::unordered_map<std::uint64_t, std::uint32_t> m_byDevice; ///< row, by device and address family
};

} // namespace phonehome
