// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Why no lookup explains a talk with an address on the internet.
enum class MissingLookup : std::uint8_t {
    None,              ///< one does, or the peer is at home or a group
    HardCoded,         ///< the device's lookups are seen and none of them gives the address
    EncryptedResolver, ///< the device asks a resolver in a way that nobody reads (DNS over TLS, HTTPS, QUIC)
    LogMissing,        ///< no lookup of the device is seen at all: it was asked where neither capture nor log looks
};
/// "hard-coded", "encrypted-resolver", "log-missing", "none" as in JSON.
const char* missingLookupId(MissingLookup cause);

/// Addresses on the internet that a device talked to without a lookup, for one reason.
struct UnexplainedTalk {
    DeviceId device;
    MissingLookup cause = MissingLookup::None;
    std::vector<IpAddress> addresses; ///< sorted
};

/// Tells the three causes apart, for the flows of one snapshot.
class LookupAudit {
public:
    explicit LookupAudit(const Snapshot& snapshot);

    MissingLookup of(const Flow& flow) const;
    /// All flows of the snapshot that no lookup explains, by device, then by cause.
    std::vector<UnexplainedTalk> unexplained(const Snapshot& snapshot) const;

private:
    struct Habits {
        bool lookupsSeen = false;
        bool encrypted = false;
        Timestamp firstLookup;
    };
    std::unordered_map<DeviceId, Habits> m_habits;
};

} // namespace phonehome
