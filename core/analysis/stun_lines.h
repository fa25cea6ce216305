// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/analysis/event_table.h"
#include "core/analysis/rhythm.h"

namespace phonehome {

/// Where STUN is talked: a connection. Its number is gone when the table forgot it; the flow keeps apart what can be.
struct StunPlace {
    std::uint32_t connection = 0;
    FlowId flow;
    std::uint16_t ownPort = 0; ///< the device's
    bool operator==(const StunPlace& other) const { return connection == other.connection && flow == other.flow; }
};

/// A client that got no answer gives up so long after its first try: the last of seven leaves 31.5 s after it and is
/// given 8 s (RFC 8489 s6.2.1).
inline constexpr Duration kStunGivesUpAfter = Duration::ofSeconds(39);

/// An allocation was asked for, from the first try to the last by now.
struct Allocating {
    Timestamp opened;
    Timestamp until;
};
/// An allocation was granted: the wait for its first refresh begins.
struct Allocated {
    Timestamp time;
};
/// The device asked for so many seconds.
struct Requested {
    std::uint32_t seconds = 0;
};

/// What a socket tells its group beside its events.
using StunFact = std::variant<Renewal, Requested, BusyStretch, Allocating, Allocated>;

/// Tells apart who says the same to the same server: several clients behind one router, seen outside of it, or several
/// allocations that one client keeps. Sockets that are heard at once are different lines, a group each; one that begins
/// when another is heard no more goes on with that one's line: a client that took a new socket.
///
/// Which of the two it is shows later, when the other is heard again or not: until then the new socket is taken for the
/// follower of the one that was heard last, and what it said moves on when that was wrong. The answer goes by the order
/// of the messages alone.
class StunLines {
public:
    explicit StunLines(EventTable& events) : m_events(events) {}

    /// The group of a socket's next event, of the group that is all sockets'. proves: that the socket is in use still.
    GroupId speaks(GroupId all, const StunPlace& socket, Timestamp time, bool proves);
    /// That next event.
    void said(GroupId group, const StunPlace& socket, EventId event);
    /// The socket tells a group of its; all lines may be given by one of them.
    void tell(GroupId group, const StunPlace& socket, const StunFact& fact);
    /// The socket is in use from now on at the latest, and will tell a group of this family.
    void begins(GroupId group, const StunPlace& socket, Timestamp time);

private:
    /// A socket, and what it said since it is taken for the follower of another.
    struct Chain {
        StunPlace socket;
        Timestamp began;
        Rhythm rhythm;
        GroupMark before; ///< of its line's group
        std::vector<EventId> events;
        std::vector<StunFact> facts;
    };
    struct Line {
        GroupId group; ///< invalid before its first event
        Timestamp heard;
        std::uint16_t port = 0;    ///< that its last event came from
        std::size_t told = 0;      ///< events and facts that are held
        std::vector<Chain> chains; ///< each the follower of the one before, never empty
    };
    struct Family {
        GroupId all;
        std::vector<Line> lines;
    };
    struct Place {
        Line* line = nullptr;
        std::size_t chain = 0;
    };

    Family& familyOf(GroupId group);
    static Place find(Family& family, const StunPlace& socket);
    Place enter(Family& family, const StunPlace& socket, Timestamp time);
    /// What followed a socket that is in use is not its follower.
    void part(Family& family, std::size_t line, std::size_t chain);
    /// Where there are several clients, one that speaks in another rhythm than the one it follows is another of them.
    void compare(Family& family, std::size_t line);
    /// The line that chains like this one can follow; nullopt when there is none.
    static std::optional<std::size_t> lineFor(const Family& family, std::size_t except, const Chain& chain);
    /// A line that has chains which are not known to fit, and before them one that this fits: the number of both.
    static std::optional<std::pair<std::size_t, std::size_t>> exchangeFor(const Family& family, std::size_t except,
                                                                          const Chain& chain);
    static std::optional<std::size_t> newLine(Family& family, Timestamp time);
    std::vector<Chain> detach(Line& line, std::size_t first);
    void attach(Family& family, std::size_t line, std::vector<Chain> chains);
    /// The line gets its group.
    void open(Family& family, std::size_t line);
    void apply(GroupId group, const StunFact& fact);
    void showPorts(const Family& family);
    static void hold(Line& line);

    EventTable& m_events;
    std::vector<Family> m_families;
    HashMap<std::uint32_t, std::uint32_t> m_familyOf; ///< by group
};

} // namespace phonehome
