// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/packet_wish.h"
#include "ui/models/selection.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// The packets of what the views are narrowed to; flow: the one that is looked at, in place of device, group and name,
/// invalid for none.
PacketWish wishFor(const Snapshot& snapshot, const Focus& focus, FlowId flow = {});

/// What that holds: "WeMo three-way switch, STUN Refresh to nat.wemo2.com, Tue 7 Apr 2026 12:32:25 – 14:01:00"; empty for
/// all packets.
QString wishText(const Snapshot& snapshot, const Focus& focus, FlowId flow, const TimeFormat& time);

} // namespace phonehome
