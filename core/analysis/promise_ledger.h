// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/analysis/group.h"
#include "core/base/chunked_table.h"

namespace phonehome {

class DeviceTable;

/// A promise of so many seconds that was renewed, and how long after it was given.
struct Renewal {
    Duration sinceGrant;
    std::uint32_t promised = 0;
};

/// What was promised to each group when, and how long each promise was used. Worker thread.
class PromiseLedger {
public:
    /// The reply (or announcement) of that time promises so many seconds. Times nearly in order.
    void granted(GroupId group, Timestamp time, std::int64_t seconds);
    /// The device renewed a promise of so many seconds, this long after it was given.
    void renewed(GroupId group, Duration sinceGrant, std::int64_t promised);

    /// What a group was told since that time, and these renewals of its latest, were another's: it has them not any more.
    void takeBack(GroupId group, Timestamp since, std::span<const Renewal> renewals);

    /// Keeps so many grants and renewals of each group at least, and twice as many at most.
    void limit(std::size_t kept) { m_kept = kept; }

    /// Fills margin, verdict and renewals of the group's promise from its cadence.
    void judge(GroupId id, Group& group) const;
    /// Groups whose own promise never changed are held against the same talk of their device with other peers, then
    /// against that of other devices of the maker. After every group was judged.
    static void compare(ChunkedTable<Group>& groups, const DeviceTable& devices);

private:
    struct Grant {
        Timestamp time;
        std::int64_t seconds = 0;
    };
    struct Page {
        std::int64_t granted = 0;  ///< the last of grants: mostly the next is as much, and that is all to be seen
        std::vector<Grant> grants; ///< only where the promise changed
        std::vector<PromiseUse> uses;
        std::vector<Duration> sinceGrant;
    };

    Page& page(GroupId group);
    static std::vector<PromiseUse> usesOf(const Page& page, const Cadence& cadence);

    std::vector<Page> m_pages; ///< by group
    std::size_t m_kept = 0;    ///< 0: all, up to a bound that no real capture meets
};

} // namespace phonehome
