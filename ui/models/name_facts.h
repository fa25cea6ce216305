// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/event_facts.h"

namespace phonehome {

/// What is to be said about a flow: who with whom, whose the address is, and the evidence for its name, each with
/// rank, time, asker and source.
EventFacts flowFacts(const Snapshot& snapshot, FlowId flow, const TimeFormat& time);

/// What is to be said about a row of the table of names: who asked how often, the answers over time, the flows.
EventFacts nameFacts(const Snapshot& snapshot, NameId name, const TimeFormat& time);

} // namespace phonehome
