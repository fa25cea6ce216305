// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/event_facts.h"
#include "ui/models/group_facts.h"

namespace phonehome {

/// What is to be said about a device: every name with its source and times, what the user noted, its card and who made it, the addresses it
/// used, what it sent and received, when it came up.
EventFacts deviceFacts(const Snapshot& snapshot, DeviceId device, const TimeFormat& time);

/// The same at a glance, for a tooltip: who it is, without times and counts.
EventFacts deviceCard(const Snapshot& snapshot, DeviceId device);

/// When the device came up, as what it said then tells; the last of them, each with its time.
std::vector<Fact> startFacts(const Snapshot& snapshot, DeviceId device, const TimeFormat& time);

/// The registered maker; "private MAC" of a card whose address says nothing about one; else empty.
QString vendorText(const Snapshot& snapshot, const Device& device);
/// What the user wrote down of it; empty: nothing.
QString noteText(const Snapshot& snapshot, DeviceId device);
/// Did it say anything that is decoded or has a rhythm?
bool hasEvents(const Device& device);
/// Do several devices, so that it is to be told who does?
bool severalSpeak(const Snapshot& snapshot);
/// Empty where the link has no MACs.
QString macText(const Device& device);

} // namespace phonehome
