// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include <QString>

#include "core/analysis/snapshot.h"
#include "ui/models/lane_mode.h"
#include "ui/models/selection.h"

namespace phonehome {

/// Which lanes a timeline has, and whose events lie in which. At most forty, the rest is one lane more, the last.
/// Lanes keep their places while a capture grows; they are chosen anew when it has ended.
class LaneChoice {
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    struct Row {
        QString title;
        QString detail;           ///< a group's device where there are several; empty elsewhere
        std::uint32_t key = 0;    ///< protocol, or row of the snapshot's groups or devices, or the peer's text
        std::uint32_t others = 0; ///< so many that have no lane of their own; 0 in every lane but the last
    };

    /// Of the focus, the device's alone; groups of the focus's protocol, and its group, come first.
    void choose(const Snapshot& snapshot, const Focus& focus, LaneMode mode);
    /// Takes in what is new in a snapshot; false: a peer got another name, choose again.
    bool grow(const Snapshot& snapshot);
    /// Do the same events lie in the same lanes, whatever these are called?
    bool placesAs(const LaneChoice& other) const;
    /// Is something in the lane of others that the focus asks for?
    bool hides(const Snapshot& snapshot, const Focus& focus) const;

    const std::vector<Row>& rows() const { return m_rows; }
    /// The event's row; kNone: it has none.
    std::uint32_t of(const Event& event) const
    {
        switch (m_mode) {
        case LaneMode::Protocol: return m_rowOf[static_cast<std::size_t>(event.protocol)];
        case LaneMode::Device: return m_rowOf[event.device.value];
        case LaneMode::Group:
        case LaneMode::Peer: break;
        }
        return m_rowOf[event.group.value];
    }
    /// The same of all events of a group.
    std::uint32_t of(const Snapshot& snapshot, GroupId group) const;

private:
    std::uint32_t keyOf(const Snapshot& snapshot, std::uint32_t group) const;
    void name(const Snapshot& snapshot);
    std::uint32_t rowFor(std::uint32_t key);

    LaneMode m_mode = LaneMode::Protocol;
    DeviceId m_device;
    std::vector<Row> m_rows;
    std::vector<std::uint32_t> m_rowOf; ///< by protocol, device or group
    std::vector<std::uint32_t> m_keyOf; ///< likewise
    std::unordered_map<std::uint32_t, std::uint32_t> m_rowOfKey;
};

} // namespace phonehome
