// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/cadence.h"
#include "core/analysis/name.h"
#include "core/base/ids.h"
#include "core/decode/message.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Which promise of a protocol an interval is held against.
enum class PromiseKind : std::uint8_t { StunLifetime, DnsTtl, SsdpMaxAge, MdnsTtl, NtpPoll, DhcpLease };
/// "stun-lifetime" … as in JSON.
const char* promiseKindId(PromiseKind kind);

/// What the protocol promised over time, beside what was done. Seconds.
struct Promise {
    PromiseKind kind{};
    std::int64_t seconds = 0; ///< last
    std::int64_t min = 0;
    std::int64_t max = 0;
    std::optional<std::int64_t> requested; ///< what the device itself asked for, nullopt = it did not ask
    std::optional<double> margin;          ///< last promise - period; nullopt without a period
    /// Each time from a grant to the request that renewed it, in order; nullptr where there was none.
    std::shared_ptr<const std::vector<Duration>> renewals;
};

/// What one device says of one kind to one peer name: the unit that has a cadence.
struct Group {
    DeviceId device;
    Protocol protocol = Protocol::Other;
    StringId kind; ///< STUN method, SSDP NT or "M-SEARCH …", DNS name, "client", "REQUEST", … ; may be empty
    StringId peer; ///< name, else address, else multicast group
    NameSource peerSource = NameSource::None; ///< None: peer is an address
    Endpoint lastPeer;                        ///< address and port of its last event
    std::uint32_t events = 0;
    Timestamp first;
    Timestamp last;
    Cadence cadence;
    std::optional<Promise> promise;
};

} // namespace phonehome
