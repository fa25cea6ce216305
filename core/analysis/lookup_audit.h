// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <tuple>
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

/// Is it talk with a resolver in a way that nobody reads: to a port for that, or to a public resolver that speaks HTTPS?
bool isEncryptedLookup(const Snapshot& snapshot, const Flow& flow);
/// The same, and is something said there, rather than a port knocked at that is closed or silent?
bool asksEncrypted(const Snapshot& snapshot, const Flow& flow);

/// Addresses on the internet that a device talked to without a lookup, for one reason.
struct UnexplainedTalk {
    DeviceId device;
    MissingLookup cause = MissingLookup::None;
    std::vector<IpAddress> addresses; ///< sorted
};

/// Tells the three causes apart, for the flows of one snapshot.
///
/// No lookup is missing where the device said nothing of its own accord (it only received, or sent errors and answers)
/// and where another message told it the address (see Introductions). Else:
/// - a resolver that is asked encrypted explains all that the device does not ask for in the open from then on;
/// - hard-coded is said only of talks whose beginning is seen, while the device's lookups are: so long after the first
///   that is seen as answers are kept (the longest TTL it was told, a minute to an hour), or, as far as they are in the
///   capture itself, from when the device came up in it (DeviceRestart);
/// - a talk over UDP has no beginning of its own: it may have begun before the capture where its first word is said
///   within a session (STUN's Refresh), or comes within a period of the capture's start, unless the device came up;
/// - nor is hard-coded said where answers to the device are missing that the snap length may have cut;
/// - no lookup is missing for a resolver that is asked in the open, unless beside one at home: its address is set;
/// - all others may have been asked for before that, or elsewhere: the log is missing. So are TCP connections of which
///   the capture has no beginning.
class LookupAudit {
public:
    explicit LookupAudit(const Snapshot& snapshot);

    MissingLookup of(const Flow& flow) const;
    /// All flows of the snapshot that no lookup explains, by device, then by cause.
    std::vector<UnexplainedTalk> unexplained(const Snapshot& snapshot) const;

private:
    struct Habits {
        bool lookupsSeen = false;
        bool inCapture = false;                     ///< one of them
        Timestamp seenFrom;                         ///< the lookups
        Duration keptFor = Duration::ofSeconds(60); ///< an answer that may have come before them
        bool asksAtHome = false;                    ///< a resolver there
        bool answersCut = false;                    ///< as it seems, by the snap length: what they gave is not read
        std::optional<Timestamp> cameUp;
        std::optional<Timestamp> encryptedFrom;
    };
    /// Of UDP, what its beats tell.
    struct Beats {
        double period = 0;               ///< seconds, the longest
        std::optional<Timestamp> within; ///< since when it is said within a session
    };
    using Talk = std::tuple<DeviceId, IpAddress, std::uint16_t>;

    void addBeats(const Snapshot& snapshot);
    bool mayHaveRun(const Flow& flow, bool cameUp) const;

    std::unordered_map<DeviceId, Habits> m_habits;
    std::map<Talk, Beats> m_beats;
    Timestamp m_from; ///< the capture's start
    std::shared_ptr<const HomeNetworks> m_networks;
};

} // namespace phonehome
