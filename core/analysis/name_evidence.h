// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Something that says what the peer of a flow is called.
struct NameEvidenceFor {
    NameId row;                           ///< of the table of names
    NameSource source = NameSource::None; ///< as it counts for this flow: to another device, past its TTL …
    NameAnswer answer;                    ///< when it was said, and until when it holds
    bool chosen = false;                  ///< the flow goes by it
};

/// All evidence for the name of a flow's peer: what the flow goes by first, then by rank, then the latest.
std::vector<NameEvidenceFor> evidenceFor(const Snapshot& snapshot, FlowId flow);

/// Does the flow go by this row of the table of names?
bool goesBy(const Snapshot& snapshot, FlowId flow, NameId row);

} // namespace phonehome
